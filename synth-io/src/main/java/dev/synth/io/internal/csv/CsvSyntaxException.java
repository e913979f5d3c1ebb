package dev.synth.io.internal.csv;

/** Text that is not CSV: the message says what is wrong and what to do, without a full stop. */
final class CsvSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final boolean open;

    private CsvSyntaxException(long line, String message, boolean open) {
        super(message);
        this.line = line;
        this.open = open;
    }

    CsvSyntaxException(long line, String message) {
        this(line, message, false);
    }

    /** Of a text that ends too early. */
    static CsvSyntaxException open(long line, String message) {
        return new CsvSyntaxException(line, message, true);
    }

    /** Whether more text could mend it. */
    boolean isOpen() {
        return open;
    }

    /** The line where it went wrong, from 1. */
    long line() {
        return line;
    }
}
