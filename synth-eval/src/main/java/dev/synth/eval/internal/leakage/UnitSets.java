package dev.synth.eval.internal.leakage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sets of units that were chosen without looking at who was in training, and the question whether any of them holds too
 * many training units.
 *
 * <p>Dealt the labels at random, a set of k units holds Hyp(N, n_T, k) training units, whatever the set. Sets overlap and
 * there are many, so the statistic is that of the most surprising one, −log₁₀ of its hypergeometric p-value, and its
 * distribution is that over random labels (maximum-statistic permutation test, Westfall & Young 1993). Rankings take part
 * with their Mann–Whitney sums.
 */
final class UnitSets {
    private static final double DEALS_AT_LEVEL = 20;
    private static final int ENOUGH = 20;
    private static final double DEALS_TO_REACH = 3;
    private static final int FEWEST_DEALS = 2_000;
    private static final int MOST_DEALS = 500_000;

    /** Labels dealt in seconds. */
    private static final double AFFORDABLE = 5e10;

    private static final int STREAMS = 32;
    private static final int WAVE_GROWTH = 4;
    private static final double TIE = 1e-9;

    private final int population;
    private final int training;
    private final List<Chain> chains = new ArrayList<>();
    private final List<RankSum> rankSums = new ArrayList<>();

    UnitSets(Units units) {
        this(units.count(), units.training());
    }

    /** Units 0 … training − 1 are training units. */
    UnitSets(int population, int training) {
        this.population = population;
        this.training = training;
    }

    void add(String name, int[] units) {
        add(name, units, 1);
    }

    /**
     * Adds a set.
     *
     * @param name what messages call it: no value of a row
     * @param weight what its p-value is divided by before sets are compared
     */
    void add(String name, int[] units, double weight) {
        if (units.length > 0 && units.length < population) {
            chains.add(new Chain(name, units.clone(), new int[] {units.length}, Math.log10(weight)));
        }
    }

    /** Adds the first units of a ranking, as many as each size says. */
    void addFronts(String name, Ranking ranking, int... sizes) {
        int[] some = Arrays.stream(sizes)
                .filter(size -> size > 0 && size < population)
                .sorted()
                .distinct()
                .toArray();
        if (some.length > 0) {
            chains.add(new Chain(name, ranking.front(some[some.length - 1]), some, 0));
        }
    }

    void addRanking(String name, Ranking ranking) {
        rankSums.add(new RankSum(name, ranking.ranksBeforeMiddle(population)));
    }

    boolean isEmpty() {
        return chains.isEmpty() && rankSums.isEmpty();
    }

    /**
     * What the labels say.
     *
     * @param statistic −log₁₀ of the p-value of the most surprising set alone, over its weight
     * @param pValue over all sets together; where no deal is as surprising, no more than the sets' p-values together
     * @param strongest the name of that set
     * @param critical the largest p-value of a single set of weight 1 that would be significant at the level
     */
    record Result(double statistic, double pValue, String strongest, double critical) {}

    /** Deals the labels at random often enough for this level. */
    Result test(double level, SplittableRandom random) {
        Surprise strongest = strongest();
        DealtSets sets = new DealtSets(population, training, chains, rankSums);
        int rounds = (deals(level, sets) - 1) / (STREAMS * LaneCounts.LANES) + 1;
        double[] dealt = deal(sets, STREAMS, rounds, random);
        Arrays.sort(dealt);
        long reached = Arrays.stream(dealt)
                .filter(surprise -> surprise >= strongest.size() - TIE)
                .count();
        double fewest = 1.0 / (1.0 + dealt.length);
        int above = (int) Math.floor(level / fewest) - 1;
        double critical = above < 0 ? level / weights() : Math.pow(10, -dealt[dealt.length - 1 - above] - TIE);
        double p = reached > 0 ? (1 + reached) * fewest : Math.min(fewest, weights() * Math.pow(10, -strongest.size()));
        return new Result(strongest.size(), p, strongest.name(), critical);
    }

    /**
     * How many times the p-value of a set alone, over its weight, that of all together is at most (Bonferroni): late attempts
     * have a lower level than deals can show. Of rankings, whose own p-values are approximate, nothing is known.
     */
    private double weights() {
        return rankSums.isEmpty()
                ? chains.stream()
                        .mapToDouble(chain -> chain.sizes().length * Math.pow(10, chain.bonus()))
                        .sum()
                : Double.POSITIVE_INFINITY;
    }

    /** What messages call the most surprising of the sets and rankings. */
    String mostSurprising() {
        return strongest().name();
    }

    /**
     * The p-value alone, with as many deals as that takes: they end when chance has reached the statistic {@value #ENOUGH}
     * times (Besag & Clifford 1991). It is valid, and within 22 % (one standard deviation) of what all deals would give.
     */
    double pValue(double level, SplittableRandom random) {
        double statistic = strongest().size() - TIE;
        DealtSets sets = new DealtSets(population, training, chains, rankSums);
        int most = deals(level, sets);
        int dealt = 0;
        int reached = 0;
        for (int wave = 1; dealt < most; wave *= WAVE_GROWTH) {
            for (double surprise : deal(sets, wave, 1, random)) {
                dealt++;
                reached += surprise >= statistic ? 1 : 0;
                if (reached == ENOUGH) {
                    return (double) reached / dealt;
                }
            }
        }
        return (1.0 + reached) / (1.0 + dealt);
    }

    private Surprise strongest() {
        return Stream.concat(
                        chains.stream().map(chain -> chain.surprise(population, training)),
                        rankSums.stream().map(sum -> sum.surprise(population, training)))
                .max(Comparator.comparingDouble(Surprise::size))
                .orElse(new Surprise("nothing", 0));
    }

    /** The surprise of every deal; streams of random numbers run side by side, so that the order is always the same. */
    private static double[] deal(DealtSets sets, int streams, int rounds, SplittableRandom random) {
        SplittableRandom[] own =
                IntStream.range(0, streams).mapToObj(i -> random.split()).toArray(SplittableRandom[]::new);
        return Arrays.stream(own)
                .parallel()
                .map(stream -> sets.deal(rounds, stream))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /** Enough to estimate the level well or, of large tables, enough to reach it, as far as time allows. */
    private static int deals(double level, DealtSets sets) {
        double wanted = Math.max(FEWEST_DEALS, DEALS_AT_LEVEL / level);
        double affordable = Math.max(DEALS_TO_REACH / level, AFFORDABLE / Math.max(1, sets.dealt()));
        return (int) Math.ceil(Math.min(MOST_DEALS, Math.min(wanted, affordable)));
    }

    /**
     * The least number of leaked units that would be significant if they came first in a ranking of which fronts of these
     * sizes are looked at, and chance filled the rest of each.
     *
     * @param critical see {@link Result#critical}
     */
    OptionalInt leastVisible(int[] sizes, double critical) {
        int invisible = Hypergeometric.largest(
                training, leaked -> Arrays.stream(sizes).noneMatch(size -> isVisible(leaked, size, critical)));
        return invisible == training ? OptionalInt.empty() : OptionalInt.of(invisible + 1);
    }

    private boolean isVisible(int leaked, int size, double critical) {
        Hypergeometric chance = new Hypergeometric(population, training, size);
        int hits = chance.hitsIfFirst(leaked);
        return hits <= chance.max() && chance.atLeast(hits) <= critical;
    }
}
