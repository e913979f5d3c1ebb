package dev.synth.privacy;

/** The next look at the training table would spend more than was granted; it was not taken. */
public final class PrivacyBudgetExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PrivacyBudgetExceededException(String message) {
        super(message);
    }
}
