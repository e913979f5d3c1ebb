package dev.synth.gan;

/** Training left the finite numbers; nothing was saved, the message says what to do. */
public final class TrainingDivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TrainingDivergedException(String message) {
        super(message);
    }
}
