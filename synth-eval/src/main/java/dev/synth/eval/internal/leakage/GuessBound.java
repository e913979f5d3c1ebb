package dev.synth.eval.internal.leakage;

/** What correct guesses about canaries refute (Steinke, Nasr and Jagielski 2023, theorem 5.2). */
public final class GuessBound {
    private static final int HALVINGS = 50;
    /** Guesses on no number of canaries refute more. */
    private static final double MOST = 60;

    private GuessBound() {}

    /** The largest ε at which so many correct guesses happen with probability {@code error} at most; 0 if none. */
    public static double epsilon(int canaries, int guesses, int correct, double delta, double error) {
        if (correct == 0 || atLeast(canaries, guesses, correct, delta, 0) > error) {
            return 0;
        }
        double refuted = 0;
        double allowed = MOST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (refuted + allowed) / 2;
            if (atLeast(canaries, guesses, correct, delta, middle) > error) {
                allowed = middle;
            } else {
                refuted = middle;
            }
        }
        return refuted;
    }

    /**
     * At most how likely so many correct guesses are under (ε, δ): a tail of the binomial law of answers that are right with
     * probability e^ε / (1 + e^ε), and what δ can add to it.
     */
    private static double atLeast(int canaries, int guesses, int correct, double delta, double epsilon) {
        double right = 1 / (1 + Math.exp(-epsilon));
        double wrong = 1 / (1 + Math.exp(epsilon));
        double tail = 0;
        for (int hits = guesses; hits >= correct; hits--) {
            tail += probability(hits, guesses, right, wrong);
        }
        double steepest = 0;
        double below = 0;
        for (int i = 1; i <= correct; i++) {
            below += probability(correct - i, guesses, right, wrong);
            steepest = Math.max(steepest, below / i);
        }
        return Math.min(1, tail + 2 * canaries * delta * steepest);
    }

    private static double probability(int hits, int guesses, double right, double wrong) {
        return Math.exp(
                LogFactorial.choose(guesses, hits) + hits * Math.log(right) + (guesses - hits) * Math.log(wrong));
    }
}
