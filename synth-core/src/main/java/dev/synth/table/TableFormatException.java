package dev.synth.table;

/** Malformed content: the message names the file, row, column and value, and what to do. */
public final class TableFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TableFormatException(String message) {
        super(message);
    }

    public TableFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
