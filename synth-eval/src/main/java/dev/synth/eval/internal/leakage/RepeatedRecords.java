package dev.synth.eval.internal.leakage;

import java.util.stream.IntStream;

/** Records of single units that the synthetic rows say over and over. */
final class RepeatedRecords {
    private static final int FEWEST_REPEATS = 5;

    private RepeatedRecords() {}

    /**
     * How many training units' records are repeated more than chance explains, 0 if that may be chance. Were S drawn from the
     * population, then of the n rows that have a pattern, real and synthetic, each would be real with probability
     * N / (N + |S|); so few real ones must be significant, over all patterns at once. Where holdout units, which the generator
     * never saw, are repeated alike, the generator merely prefers some rows, unless training units are repeated significantly
     * more often.
     *
     * @param level of the test
     */
    static int inTraining(Evidence evidence, double level) {
        Units units = evidence.units();
        Patterns patterns = evidence.patterns();
        int[] unique =
                IntStream.range(0, patterns.count()).filter(patterns::isUnique).toArray();
        boolean[] repeated = new boolean[units.count()];
        for (int pattern : unique) {
            if (isRepeated(evidence, pattern, level / unique.length)) {
                repeated[patterns.owner(pattern)] = true;
            }
        }
        int inTraining = count(repeated, 0, units.training());
        int inHoldout = count(repeated, units.training(), repeated.length);
        Hypergeometric chance = new Hypergeometric(units.count(), units.training(), inTraining + inHoldout);
        return inHoldout > 0 && chance.atLeast(inTraining) > level ? 0 : inTraining;
    }

    private static int count(boolean[] repeated, int from, int to) {
        return (int) IntStream.range(from, to).filter(unit -> repeated[unit]).count();
    }

    private static boolean isRepeated(Evidence evidence, int pattern, double level) {
        int real = evidence.patterns().realRows(pattern);
        int synthetic = evidence.patterns().syntheticRows(pattern);
        if (synthetic < FEWEST_REPEATS || evidence.compared().length == 0) {
            return false;
        }
        double share = (double) evidence.realRows()
                / (evidence.realRows() + evidence.synthetic().rowCount());
        return binomialAtMost(real + synthetic, share, real) <= level;
    }

    private static double binomialAtMost(int trials, double share, int hits) {
        double sum = 0;
        for (int x = 0; x <= hits; x++) {
            sum += Math.exp(LogFactorial.choose(trials, x) + x * Math.log(share) + (trials - x) * Math.log1p(-share));
        }
        return sum;
    }
}
