package dev.synth.io.internal.column;

/** A value that does not fit its column; the message goes after the place and the value, so it starts with a verb. */
public final class MisfitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MisfitException(String reason) {
        super(reason, null, false, false);
    }
}
