package dev.synth.internal.sampling;

import dev.synth.internal.trees.BoostedTrees;
import dev.synth.table.Table;
import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What a round of rejection is worth.
 *
 * @param share of the model's rows that it keeps
 * @param learntGain by how many nats it raises the mean likelihood of rows that trees learnt from: the bound of Donsker and
 *     Varadhan on how far the model's rows are from these
 * @param gain the same for rows that nothing was learnt from
 * @param error the standard error of the latter, as if the rows of an entity were all alike
 */
record RejectionTrial(Rejection.Round round, double share, double learntGain, double gain, double error) {
    /** Shares of rows that a round keeps for certain; greater ratios than theirs count as the least of theirs. */
    private static final double[] CERTAIN = {0.05, 0.1, 0.2, 0.4};

    /** Of what boosting gains on the rows it learns from, this share is gained on others too. */
    private static final double LEAST_COMMON_GAIN = 3 / 4.0;

    /** A gain counts if it is so many times its standard error, and so many nats a row: less is not worth what trees tell of T. */
    private static final double CLEAR = 2;

    private static final double LEAST_GAIN = 0.02;

    /**
     * Tries a round.
     *
     * @param fresh rows of the model that the trees did not learn from
     * @param learnt real rows that they learnt from
     * @param held real rows that nothing was learnt from
     * @param entities how many the held rows belong to
     * @param leastShare of the model's rows to keep, if a bound high enough is among those tried
     */
    static RejectionTrial of(
            BoostedTrees trees, Table fresh, Table learnt, Table held, int entities, double leastShare) {
        double[] made = trees.margins(fresh)[0];
        double[] sorted = made.clone();
        Arrays.sort(sorted);
        int bound = 0;
        while (bound < CERTAIN.length - 1 && mean(chances(round(trees, sorted, CERTAIN[bound]), made)) < leastShare) {
            bound++;
        }
        Rejection.Round round = round(trees, sorted, CERTAIN[bound]);
        double[] chances = chances(round, made);
        double share = mean(chances);
        double[] logs = logChances(round, held);
        double logError = StatUtils.populationVariance(logs) / Math.min(logs.length, entities);
        double shareError = StatUtils.populationVariance(chances) / (share * share * chances.length);
        return new RejectionTrial(
                round,
                share,
                mean(logChances(round, learnt)) - Math.log(share),
                mean(logs) - Math.log(share),
                Math.sqrt(logError + shareError));
    }

    /** Whether what was gained is about all rows rather than about those learnt from. */
    boolean isCommon() {
        return gain >= LEAST_COMMON_GAIN * learntGain;
    }

    /** Whether so much was gained that it is neither chance nor too little to matter. */
    boolean isClear() {
        return gain > Math.max(LEAST_GAIN, CLEAR * error);
    }

    private static Rejection.Round round(BoostedTrees trees, double[] sorted, double certain) {
        return new Rejection.Round(trees, sorted[(int) ((1 - certain) * (sorted.length - 1))]);
    }

    private static double[] chances(Rejection.Round round, double[] margins) {
        return Arrays.stream(margins).map(round::chance).toArray();
    }

    private static double[] logChances(Rejection.Round round, Table rows) {
        return Arrays.stream(chances(round, round.trees().margins(rows)[0]))
                .map(Math::log)
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
