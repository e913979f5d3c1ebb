package dev.synth.internal.privacy;

import dev.synth.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Chooses the pairs of columns that tell most about each other, until they join all columns into a tree, and counts them:
 * MST (McKenna, Miklau and Sheldon 2021). Then chooses twice as many again by what the pool gets most wrong, with the score of
 * AIM (McKenna et al. 2022), which asks what is gained beyond noise.
 */
final class PairSurvey {
    /** Rows per cell, in standard deviations of its noise: more cells would be noise, fewer would be blunt. */
    private static final double SIGNAL_PER_CELL = 4;

    /** Pairs that are counted for each edge of the tree: measured on Adult, see docs/designs/measurements.md. */
    private static final int PAIRS_PER_EDGE = 3;

    private static final int LEAST_POOL = 20_000;
    private static final int MOST_POOL = 200_000;
    private static final double MOST_WORK = 2e10;
    private static final int ROUNDS = 4;
    private static final double MOST_WEIGHT = 30;
    private static final double NOISE_PER_CELL = Math.sqrt(2 / Math.PI);

    private final Curator curator;
    private final Schema schema;
    private final List<SurveyedColumn> columns;
    private final double rows;

    /**
     * A survey of pairs.
     *
     * @param rows the noisy number of rows
     */
    PairSurvey(Curator curator, Schema schema, List<SurveyedColumn> columns, double rows) {
        this.curator = curator;
        this.schema = schema;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Pairs that were counted.
     *
     * @param tree those that join all columns
     * @param further those that tell what the tree gets wrong
     */
    record Pairs(List<PairTable> tree, List<PairTable> further) {
        static final Pairs NONE = new Pairs(List.of(), List.of());
    }

    /** How many pairs of so many columns are chosen and counted. */
    static int pairs(int columns) {
        return Math.min(PAIRS_PER_EDGE * (columns - 1), columns * (columns - 1) / 2);
    }

    /**
     * The pairs that tell most.
     *
     * @param choosing what a choice may cost
     * @param each what a count may cost
     */
    Pairs survey(double choosing, double each) {
        int edges = columns.size() - 1;
        int pairs = pairs(columns.size());
        double noise = curator.deviation(each);
        List<PairCandidate> candidates = candidates(noise);
        List<PairTable> tree = new ArrayList<>();
        int[] joined = IntStream.range(0, columns.size()).toArray();
        while (tree.size() < edges) {
            List<PairCandidate> open = candidates.stream()
                    .filter(pair -> joined[pair.first()] != joined[pair.second()])
                    .toList();
            PairCandidate chosen = choose(open, PairSurvey::independent, noise, choosing);
            tree.add(count(chosen, independent(chosen), each));
            candidates.remove(chosen);
            int old = joined[chosen.second()];
            for (int c = 0; c < joined.length; c++) {
                joined[c] = joined[c] == old ? joined[chosen.first()] : joined[c];
            }
        }
        List<double[]> masses = columns.stream().map(SurveyedColumn::masses).toList();
        int size = poolSize((double) candidates.size() * (pairs - edges));
        Pool pool = new Pool(new TreeDraw(masses, tree, new SplittableRandom(0)).codes(size), MOST_WEIGHT, 0);
        List<PairTable> all = new ArrayList<>(tree);
        while (all.size() < pairs) {
            PairCandidate chosen = choose(candidates, pair -> expected(pool, pair), noise, choosing);
            all.add(count(chosen, expected(pool, chosen), each));
            candidates.remove(chosen);
            pool.rake(all, ROUNDS);
        }
        return new Pairs(List.copyOf(tree), List.copyOf(all.subList(edges, all.size())));
    }

    /** Twice as many rows as the table has, unless all the looks at the pool would take minutes. */
    private int poolSize(double looks) {
        double most = Math.min(MOST_POOL, MOST_WORK / Math.max(1, looks));
        return (int) Math.max(LEAST_POOL, Math.min(most, 2 * rows));
    }

    private static double[] independent(PairCandidate pair) {
        return PairTable.independent(pair.rows(), pair.columns());
    }

    private static double[] expected(Pool pool, PairCandidate pair) {
        return pool.shares(pair.first(), pair.second(), pair.rows(), pair.columns());
    }

    private PairTable count(PairCandidate pair, double[] expected, double rho) {
        Curator.Noisy noisy = curator.counts("how many rows hold each pair of " + names(pair), pair.counts(), rho);
        return PairTable.fit(pair.first(), pair.second(), pair.rows(), pair.columns(), expected, noisy);
    }

    private PairCandidate choose(
            List<PairCandidate> open, Function<PairCandidate, double[]> expected, double noise, double rho) {
        if (open.size() == 1) {
            return open.get(0);
        }
        List<Long> scores = open.stream()
                .map(pair -> score(pair, expected.apply(pair), noise))
                .toList();
        return open.get(curator.choose("which pair of columns to count next", scores, rho));
    }

    /**
     * How far a pair's counts lie from what is expected, beyond what noise would add. What is expected does not depend on
     * the table but through answers paid for; a row more or less changes one count by one, and so the score.
     */
    private long score(PairCandidate pair, double[] expected, double noise) {
        long score = -Math.round(NOISE_PER_CELL * noise * expected.length);
        for (int i = 0; i < expected.length; i++) {
            score += Math.abs(pair.counts()[i] - Math.round(rows * expected[i]));
        }
        return score;
    }

    private String names(PairCandidate pair) {
        return "'" + name(pair.first()) + "' and '" + name(pair.second()) + "'";
    }

    private String name(int column) {
        return schema.column(columns.get(column).position()).name();
    }

    private List<PairCandidate> candidates(double noise) {
        List<PairCandidate> candidates = new ArrayList<>();
        for (int first = 0; first < columns.size(); first++) {
            for (int second = first + 1; second < columns.size(); second++) {
                candidates.add(PairCandidate.of(first, second, columns, rows / (SIGNAL_PER_CELL * noise)));
            }
        }
        return candidates;
    }
}
