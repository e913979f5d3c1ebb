package dev.synth.eval.internal.metrics;

import dev.synth.eval.Detection;
import dev.synth.eval.Diversity;
import dev.synth.eval.Fidelity;
import dev.synth.eval.Utility;
import dev.synth.table.Table;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The scores of a synthetic table S against training rows T and, as a reference, holdout rows H.
 *
 * <p>Columns are matched by name and levels by their string, so the order of either may differ. Identifiers,
 * entities, free text and columns with the role drop are left out. Every method throws {@link IllegalArgumentException} if a table lacks a column
 * of T or holds it as another kind of value. The same tables and seed give the same scores; every score is finite. Work is
 * spread over the common pool.
 */
public final class Metrics {
    private Metrics() {}

    /** Column shapes, column pair trends and distributions to draw. */
    public static Fidelity fidelity(Table training, @Nullable Table holdout, Table synthetic, long seed) {
        return fidelity(training, holdout, synthetic, seed, Holders.MIN);
    }

    /**
     * The same.
     *
     * @param k nothing is drawn or named that fewer entities of T hold, nor what fewer than five hold
     */
    public static Fidelity fidelity(Table training, @Nullable Table holdout, Table synthetic, long seed, int k) {
        return FidelityScores.of(ComparedTables.of(training, holdout, synthetic, k), stream(seed, 1));
    }

    /** Classifier two-sample tests of S, and of H, against T, on at most 20,000 rows each. */
    public static Detection detection(Table training, @Nullable Table holdout, Table synthetic, long seed) {
        return DetectionScores.of(ComparedTables.of(training, holdout, synthetic), stream(seed, 2));
    }

    /** Distinct rows, coverage, collapsed modes, α-precision and β-recall of S and, as a reference, of H. */
    public static Diversity diversity(Table training, @Nullable Table holdout, Table synthetic, long seed) {
        return diversity(training, holdout, synthetic, seed, Holders.MIN);
    }

    /**
     * The same.
     *
     * @param k no value is named that fewer entities of T hold, nor one that fewer than five hold
     */
    public static Diversity diversity(Table training, @Nullable Table holdout, Table synthetic, long seed, int k) {
        return DiversityScores.of(ComparedTables.of(training, holdout, synthetic, k), stream(seed, 3));
    }

    /** Predictions of H by a model of S and by one of T; null without a holdout or without a target that varies. */
    public static @Nullable Utility utility(Table training, @Nullable Table holdout, Table synthetic, long seed) {
        return UtilityScores.of(ComparedTables.of(training, holdout, synthetic), stream(seed, 4));
    }

    /** Each score draws from a stream of its own, so that none depends on which others were asked for. */
    private static SplittableRandom stream(long seed, int score) {
        SplittableRandom streams = new SplittableRandom(seed);
        long own = 0;
        for (int i = 0; i < score; i++) {
            own = streams.nextLong();
        }
        return new SplittableRandom(own);
    }
}
