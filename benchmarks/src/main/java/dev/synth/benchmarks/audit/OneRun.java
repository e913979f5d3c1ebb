package dev.synth.benchmarks.audit;

import dev.synth.eval.CanaryAudit;
import java.util.Comparator;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * An auditor who lets a mechanism run once with many canaries, each in or out by a coin, and guesses those that the answers
 * say most about (Steinke, Nasr and Jagielski 2023). Which figure to go by and how many guesses to make is tried out on a run
 * of its own.
 *
 * @param delta of the promise
 */
record OneRun(int canaries, double delta) {
    private static final int[] ABSTENTIONS = {50, 20, 10, 5, 2, 1};

    private record Guesses(int made, int correct) {}

    Proof audit(Mechanism mechanism, Build build, long seed) {
        boolean[] tried = coins(2 * seed);
        double[][] trial = mechanism.run(tried, build, 2 * seed);
        int figure = 0;
        int guesses = canaries;
        double most = -1;
        for (int candidate = 0; candidate < trial[0].length; candidate++) {
            for (int abstention : ABSTENTIONS) {
                Guesses made = guess(trial, tried, candidate, canaries / abstention);
                if (epsilon(made) > most) {
                    most = epsilon(made);
                    figure = candidate;
                    guesses = made.made();
                }
            }
        }
        boolean[] in = coins(2 * seed + 1);
        Guesses made = guess(mechanism.run(in, build, 2 * seed + 1), in, figure, guesses);
        return new Proof(
                String.format(
                        Locale.ROOT, "%d of %d guesses right, %d canaries", made.correct(), made.made(), canaries),
                epsilon(made));
    }

    private double epsilon(Guesses guesses) {
        return CanaryAudit.epsilon(canaries, guesses.made(), guesses.correct(), delta);
    }

    private boolean[] coins(long seed) {
        SplittableRandom random = new SplittableRandom(~seed);
        boolean[] in = new boolean[canaries];
        IntStream.range(0, canaries).forEach(canary -> in[canary] = random.nextBoolean());
        return in;
    }

    /** Guesses on both ends in equal numbers: the surest to be in, and the surest to be out. */
    private static Guesses guess(double[][] figures, boolean[] in, int figure, int wanted) {
        int[] order = IntStream.range(0, in.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer canary) -> -figures[canary][figure]))
                .mapToInt(Integer::intValue)
                .toArray();
        int each = wanted / 2;
        int correct = 0;
        for (int i = 0; i < each; i++) {
            correct += in[order[i]] ? 1 : 0;
            correct += in[order[order.length - 1 - i]] ? 0 : 1;
        }
        return new Guesses(2 * each, correct);
    }
}
