package dev.synth.eval;

import dev.synth.eval.internal.leakage.Canaries;
import dev.synth.eval.internal.leakage.GuessBound;
import dev.synth.table.Table;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * An audit of a generator by planted records, canaries (Steinke, Nasr & Jagielski 2023, privacy auditing with one training
 * run): some of them, chosen by coin flips, are added to the training rows, the generator is trained once, and an auditor
 * who sees its output guesses which were in. Guesses that are right too often refute every promise of differential privacy
 * up to some ε.
 *
 * <p>No part of the release gate: it needs a training of its own, whose output must not be released. A small ε proves
 * nothing good, for a better auditor might find more.
 *
 * @param canaries planted or held back, each with probability ½
 * @param guesses made: on the canaries that the output says most about, either way
 * @param correct guesses among them
 * @param epsilon the largest ε that the guesses refute with 95 % confidence, 0 if none: every pure ε-differentially private
 *     generator with a smaller ε is right so often with probability below 5 %
 */
public record CanaryAudit(int canaries, int guesses, int correct, double epsilon) {
    private static final int FEWEST = 200;
    private static final double ERROR = 0.05;

    /**
     * Plants canaries, trains and guesses.
     *
     * @param training the rows to train on besides
     * @param canaries how many to make, at least 200; each takes every value from a random training row, so that its
     *     combination is improbable
     * @param guesses on how many to guess, 1 to {@code canaries}; fewer guesses are surer ones
     * @param seed of canaries and coins
     * @param generator trains on the rows given and returns synthetic rows of the same columns
     * @throws IllegalArgumentException if there are too few canaries, or if {@code guesses} is out of range
     */
    public static CanaryAudit run(
            Table training, int canaries, int guesses, long seed, UnaryOperator<Table> generator) {
        if (canaries < FEWEST) {
            throw new IllegalArgumentException("canaries (" + canaries + ") must be at least " + FEWEST + ".");
        }
        if (guesses < 1 || guesses > canaries) {
            throw new IllegalArgumentException(
                    "guesses (" + guesses + ") must be between 1 and canaries (" + canaries + ").");
        }
        SplittableRandom random = new SplittableRandom(seed);
        Canaries planted = Canaries.make(training, canaries, random);
        boolean[] in = new boolean[canaries];
        IntStream.range(0, canaries).forEach(canary -> in[canary] = random.nextBoolean());
        int[] included =
                IntStream.range(0, canaries).filter(canary -> in[canary]).toArray();
        Table synthetic = generator.apply(training.append(planted.rows().rows(included)));
        int correct = 0;
        int[] order = planted.mostLikelyFirst(synthetic, random);
        for (int i = 0; i < guesses; i++) {
            // From both ends in turn: the surest members and the surest others.
            boolean member = i % 2 == 0;
            int canary = member ? order[i / 2] : order[canaries - 1 - i / 2];
            correct += in[canary] == member ? 1 : 0;
        }
        return new CanaryAudit(canaries, guesses, correct, epsilon(guesses, correct));
    }

    /**
     * The largest ε that this many correct guesses refute: P[Bin(guesses, e^ε / (1 + e^ε)) ≥ correct] = 5 %; 0 if that takes
     * a negative ε.
     *
     * @param correct 0 to {@code guesses}
     */
    public static double epsilon(int guesses, int correct) {
        return epsilon(guesses, guesses, correct, 0);
    }

    /**
     * The largest ε that this many correct guesses refute with 95 % confidence for a promise of (ε, δ) (theorem 5.2); 0 if
     * none.
     *
     * @param canaries in or out, each by a coin of its own
     * @param guesses made on some of them, 1 to {@code canaries}
     * @param correct 0 to {@code guesses}
     * @param delta 0 to 1
     */
    public static double epsilon(int canaries, int guesses, int correct, double delta) {
        return GuessBound.epsilon(canaries, guesses, correct, delta, ERROR);
    }
}
