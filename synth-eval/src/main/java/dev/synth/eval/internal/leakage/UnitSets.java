package dev.synth.eval.internal.leakage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

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
    private static final double DRAWS_AT_LEVEL = 20;
    private static final int ENOUGH = 20;
    private static final double DRAWS_TO_REACH = 3;
    private static final int FEWEST_DRAWS = 2_000;

    /** Labels drawn in seconds, and in minutes. */
    private static final double CHEAP = 5e8;

    private static final double DEAR = 2e10;
    private static final int MOST_DRAWS = 500_000;
    private static final int STREAMS = 32;
    private static final double TIE = 1e-9;

    private final int population;
    private final int training;
    private final List<String> names = new ArrayList<>();
    private final List<int[]> sets = new ArrayList<>();
    private final List<Double> bonuses = new ArrayList<>();
    private final List<String> rankingNames = new ArrayList<>();
    private final List<double[]> rankings = new ArrayList<>();

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
            names.add(name);
            sets.add(units.clone());
            bonuses.add(Math.log10(weight));
        }
    }

    /** Adds the first units of a ranking, as many as each share of it holds. */
    void addFronts(String name, Ranking ranking, double... shares) {
        Arrays.stream(ranking.sizesOf(shares)).distinct().forEach(size -> add(name, ranking.front(size)));
    }

    void addRanking(String name, Ranking ranking) {
        rankingNames.add(name);
        rankings.add(ranking.ranksBeforeMiddle(population));
    }

    boolean isEmpty() {
        return sets.isEmpty() && rankings.isEmpty();
    }

    /**
     * What the labels say.
     *
     * @param statistic −log₁₀ of the p-value of the most surprising set alone, over its weight
     * @param pValue over all sets together
     * @param strongest the name of that set
     * @param critical the largest p-value of a single set of weight 1 that would be significant at the level; 0 if none
     *     would
     */
    record Result(double statistic, double pValue, String strongest, double critical) {}

    /** Deals the labels at random often enough for this level. */
    Result test(double level, SplittableRandom random) {
        int draws = draws(level);
        LabelDraws labels = new LabelDraws();
        double[] observed =
                labels.surprises(IntStream.range(training, population).toArray());
        int strongest = 0;
        for (int i = 1; i < observed.length; i++) {
            strongest = observed[i] > observed[strongest] ? i : strongest;
        }
        double statistic = observed[strongest];
        SplittableRandom[] streams =
                IntStream.range(0, STREAMS).mapToObj(i -> random.split()).toArray(SplittableRandom[]::new);
        int each = (draws + STREAMS - 1) / STREAMS;
        double[] drawn = IntStream.range(0, STREAMS)
                .parallel()
                .mapToObj(i -> labels.largest(each, streams[i]))
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .toArray();
        long reached =
                Arrays.stream(drawn).filter(value -> value >= statistic - TIE).count();
        int above = (int) Math.floor(level * (drawn.length + 1)) - 1;
        double critical = above < 0 ? 0 : Math.pow(10, -drawn[drawn.length - 1 - above] - TIE);
        String name = strongest < names.size() ? names.get(strongest) : rankingNames.get(strongest - names.size());
        return new Result(statistic, (1.0 + reached) / (1.0 + drawn.length), name, critical);
    }

    /**
     * The p-value alone, with as many draws as that takes: they end when chance has reached the statistic {@value #ENOUGH}
     * times (Besag & Clifford 1991).
     */
    double pValue(double level, SplittableRandom random) {
        int draws = draws(level);
        LabelDraws labels = new LabelDraws();
        double statistic = Arrays.stream(
                        labels.surprises(IntStream.range(training, population).toArray()))
                .max()
                .orElse(0);
        int[] order = IntStream.range(0, population).toArray();
        int reached = 0;
        int drawn = 0;
        while (drawn < draws && reached < ENOUGH) {
            drawn++;
            reached += labels.largest(order, random) >= statistic - TIE ? 1 : 0;
        }
        return reached == ENOUGH ? (double) reached / drawn : (1.0 + reached) / (1.0 + drawn);
    }

    /** Enough to estimate the level well or, of large tables, enough to reach it, as far as time allows. */
    private int draws(double level) {
        double each = Math.max(1, population - training);
        double wanted = Math.max(FEWEST_DRAWS, DRAWS_AT_LEVEL / level);
        double cheap = Math.max(DRAWS_TO_REACH / level, CHEAP / each);
        return (int) Math.ceil(Math.min(Math.min(wanted, cheap), Math.min(MOST_DRAWS, DEAR / each)));
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
        int first = Math.min(leaked, size);
        double share = population == leaked ? 0 : (double) (training - leaked) / (population - leaked);
        int hits = first + (int) Math.floor((size - first) * share);
        Hypergeometric chance = new Hypergeometric(population, training, size);
        return hits <= chance.max() && chance.atLeast(hits) <= critical;
    }

    /** Counts the units of one side, the smaller, that a choice of labels puts into every set. */
    private final class LabelDraws {
        private final int[] start = new int[population + 1];
        private final int[] memberships;
        private final double[][] surprise;
        private final double[] bonus =
                bonuses.stream().mapToDouble(Double::doubleValue).toArray();
        private final double[] deviation;

        LabelDraws() {
            sets.forEach(set -> Arrays.stream(set).forEach(unit -> start[unit + 1]++));
            for (int unit = 0; unit < population; unit++) {
                start[unit + 1] += start[unit];
            }
            memberships = new int[start[population]];
            int[] next = start.clone();
            for (int set = 0; set < sets.size(); set++) {
                for (int unit : sets.get(set)) {
                    memberships[next[unit]++] = set;
                }
            }
            Map<Integer, double[]> bySize = new HashMap<>();
            surprise = sets.stream()
                    .map(set -> bySize.computeIfAbsent(set.length, this::surpriseByHoldoutHits))
                    .toArray(double[][]::new);
            deviation = rankings.stream().mapToDouble(this::deviation).toArray();
        }

        private double[] surpriseByHoldoutHits(int size) {
            Hypergeometric chance = new Hypergeometric(population, training, size);
            double[] byHits = new double[size + 1];
            double tail = 0;
            for (int hits = chance.max(); hits >= chance.min(); hits--) {
                tail = Math.min(1, tail + chance.probability(hits));
                byHits[size - hits] = -Math.log10(Math.max(tail, Double.MIN_NORMAL));
            }
            return byHits;
        }

        private double deviation(double[] ranks) {
            double squares = Arrays.stream(ranks).map(rank -> rank * rank).sum();
            return Math.sqrt(squares * training * (population - training) / population / (population - 1.0));
        }

        double[] surprises(int[] holdout) {
            int[] counts = new int[sets.size()];
            double[] sums = new double[rankings.size()];
            for (int unit : holdout) {
                for (int i = start[unit]; i < start[unit + 1]; i++) {
                    counts[memberships[i]]++;
                }
                for (int ranking = 0; ranking < sums.length; ranking++) {
                    sums[ranking] += rankings.get(ranking)[unit];
                }
            }
            double[] surprises = new double[counts.length + sums.length];
            for (int set = 0; set < counts.length; set++) {
                surprises[set] = surprise[set][counts[set]] + bonus[set];
            }
            for (int ranking = 0; ranking < sums.length; ranking++) {
                // The centred ranks add up to 0 over both sides.
                surprises[counts.length + ranking] =
                        deviation[ranking] == 0 ? 0 : normalSurprise(-sums[ranking] / deviation[ranking]);
            }
            return surprises;
        }

        double[] largest(int draws, SplittableRandom random) {
            int[] order = IntStream.range(0, population).toArray();
            double[] largest = new double[draws];
            for (int draw = 0; draw < draws; draw++) {
                largest[draw] = largest(order, random);
            }
            return largest;
        }

        /** @param order of the units, any; it is shuffled on */
        double largest(int[] order, SplittableRandom random) {
            return Arrays.stream(surprises(drawHoldout(order, random))).max().orElse(0);
        }

        private int[] drawHoldout(int[] order, SplittableRandom random) {
            int drawn = population - training;
            for (int i = 0; i < drawn; i++) {
                int j = i + random.nextInt(population - i);
                int swap = order[i];
                order[i] = order[j];
                order[j] = swap;
            }
            return Arrays.copyOf(order, drawn);
        }
    }

    /** −log₁₀ of the upper tail of the normal distribution (Börjesson & Sundberg 1979); nothing surprises below 0. */
    static double normalSurprise(double z) {
        if (z <= 0) {
            return 0;
        }
        double ratio = 0.661 * z + 0.339 * Math.sqrt(z * z + 5.51);
        return (z * z / 2 + Math.log(ratio) + 0.5 * Math.log(2 * Math.PI)) / Math.log(10);
    }
}
