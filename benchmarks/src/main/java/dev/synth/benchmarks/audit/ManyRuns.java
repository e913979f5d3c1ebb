package dev.synth.benchmarks.audit;

import dev.synth.eval.internal.leakage.ClopperPearson;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * An auditor who lets a mechanism run many times with one canary and as often without, and says from one figure whether it
 * was in. Figure, threshold and the kind of error that is to be rare are chosen on one half of the runs; what they prove is
 * counted on the other.
 *
 * @param runs with the canary, and as many without
 * @param delta of the promise
 */
record ManyRuns(int runs, double delta) {
    private static final double ERROR = 0.025;

    /** A way of guessing: in, if the figure reaches the threshold. */
    private record Guess(int figure, double threshold, boolean sureOfIn) {}

    Proof audit(Mechanism mechanism, Build build, long seed) {
        double[][] with = figures(mechanism, true, build, 2 * seed);
        double[][] without = figures(mechanism, false, build, 2 * seed + 1);
        int half = runs / 2;
        Guess best = new Guess(0, 0, true);
        double most = -1;
        for (int figure = 0; figure < with[0].length; figure++) {
            for (double threshold : thresholds(with, without, figure, half)) {
                for (boolean sureOfIn : new boolean[] {true, false}) {
                    Guess guess = new Guess(figure, threshold, sureOfIn);
                    double epsilon = epsilon(with, without, 0, half, guess);
                    if (epsilon > most) {
                        most = epsilon;
                        best = guess;
                    }
                }
            }
        }
        return new Proof(
                String.format(
                        Locale.ROOT,
                        "%d of %d in, %d of %d out taken for in",
                        reached(with, half, runs, best),
                        runs - half,
                        reached(without, half, runs, best),
                        runs - half),
                epsilon(with, without, half, runs, best));
    }

    private double[][] figures(Mechanism mechanism, boolean in, Build build, long seed) {
        return IntStream.range(0, runs)
                .mapToObj(run -> mechanism.run(new boolean[] {in}, build, seed * runs + run)[0])
                .toArray(double[][]::new);
    }

    private static double[] thresholds(double[][] with, double[][] without, int figure, int half) {
        return IntStream.range(0, 2 * half)
                .mapToDouble(run -> run < half ? with[run][figure] : without[run - half][figure])
                .toArray();
    }

    /** ln((1 − misses − δ) / alarms) or ln((1 − alarms − δ) / misses), both rates at their worst 97.5 % bounds. */
    private double epsilon(double[][] with, double[][] without, int from, int to, Guess guess) {
        int alarms = reached(without, from, to, guess);
        int misses = to - from - reached(with, from, to, guess);
        double rare = ClopperPearson.upper(guess.sureOfIn() ? alarms : misses, to - from, ERROR);
        double other = ClopperPearson.upper(guess.sureOfIn() ? misses : alarms, to - from, ERROR);
        return Math.log(Math.max(rare, 1 - other - delta) / rare);
    }

    private static int reached(double[][] figures, int from, int to, Guess guess) {
        return (int) Arrays.stream(figures, from, to)
                .filter(run -> run[guess.figure()] >= guess.threshold())
                .count();
    }
}
