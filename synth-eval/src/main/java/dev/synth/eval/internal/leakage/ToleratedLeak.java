package dev.synth.eval.internal.leakage;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Tests whether more training units leaked than are tolerated. Under the null hypothesis at most L units leaked and the
 * others are dealt at random; so of the first K units of a ranking, which hold a training units, at least a − L came by
 * chance, and P(Hyp(N − L, n_T − L, K − L) ≥ a − L) is at least the p-value, wherever the leaked ones stand. Over several
 * fronts the least is multiplied by their number (Bonferroni).
 *
 * @param tolerated L
 * @param rankings that are looked at
 * @param shares of each ranking that are looked at
 */
record ToleratedLeak(Units split, int tolerated, List<Ranking> rankings, double[] shares) {
    /**
     * The p-value, and the most telling front.
     *
     * @param statistic how many standard deviations the front lies above what is tolerated
     * @param ranking whose front it is, by position; −1 if no front lies above
     * @param share of the ranking that the front is
     */
    record Result(double pValue, double statistic, int ranking, double share) {}

    Result test() {
        Result least = new Result(1, 0, -1, 0);
        for (int at = 0; at < rankings.size(); at++) {
            Ranking ranking = rankings.get(at);
            int training = ranking.trainingHits(split, ranking.size());
            for (double share : shares) {
                int size = ranking.sizeOf(share);
                int hits = ranking.trainingHits(split, size);
                double p = pValue(ranking.size(), training, size, hits);
                if (p < least.pValue()) {
                    Hypergeometric rest = rest(ranking.size(), training, size);
                    double above = (hits - tolerated - rest.mean()) / rest.standardDeviation();
                    least = new Result(p, above, at, share);
                }
            }
        }
        double p = Math.min(1, least.pValue() * rankings.size() * shares.length);
        return new Result(p, least.statistic(), least.ranking(), least.share());
    }

    private double pValue(int population, int training, int size, int hits) {
        return hits <= tolerated ? 1 : rest(population, training, size).atLeast(hits - tolerated);
    }

    private Hypergeometric rest(int population, int training, int size) {
        return new Hypergeometric(population - tolerated, training - tolerated, size - tolerated);
    }

    /** The least number of leaked units that is significant at a level, if they come first and chance fills the front. */
    OptionalInt leastVisible(double level) {
        Ranking ranking = rankings.get(0);
        int population = ranking.size();
        int training = ranking.trainingHits(split, population);
        return Arrays.stream(ranking.sizesOf(shares))
                .flatMap(size -> {
                    int most = Math.min(size, training);
                    int unseen = Hypergeometric.largest(
                            most,
                            leaked -> pValue(
                                                    population,
                                                    training,
                                                    size,
                                                    new Hypergeometric(population, training, size).hitsIfFirst(leaked))
                                            * rankings.size()
                                            * shares.length
                                    > level);
                    return unseen == most ? Arrays.stream(new int[0]) : Arrays.stream(new int[] {unseen + 1});
                })
                .min();
    }
}
