package dev.synth.eval.internal.leakage;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How much the most surprising of some sets of units surprises, −log₁₀ of its p-value alone, when labels are dealt at
 * random. Only units of the sets are dealt any. Immutable and thread-safe.
 */
final class DealtSets {
    private static final int NOBODY = -1;

    private final int population;
    private final int training;
    private final int[] numbers;
    private final int dealt;
    private final HypergeometricSum heldOut;
    private final List<Fronts> fronts;
    private final List<Sum> sums;

    /** Fronts of dealt units, and by front how many are held out by chance. */
    private record Fronts(int[] units, int[] sizes, HypergeometricSum[] heldOut, double bonus) {}

    /** Ranks of dealt units before the middle, and how much their sum over the held-out ones deviates. */
    private record Sum(double[] ranks, double deviation) {}

    DealtSets(int population, int training, List<Chain> chains, List<RankSum> rankSums) {
        this.population = population;
        this.training = training;
        this.numbers = new int[population];
        Arrays.fill(numbers, NOBODY);
        chains.forEach(chain -> Arrays.stream(chain.units()).forEach(unit -> numbers[unit] = 0));
        rankSums.forEach(sum -> IntStream.range(0, population)
                .filter(unit -> sum.ranks()[unit] != 0)
                .forEach(unit -> numbers[unit] = 0));
        int next = 0;
        for (int unit = 0; unit < population; unit++) {
            numbers[unit] = numbers[unit] == NOBODY ? NOBODY : next++;
        }
        this.dealt = next;
        this.heldOut = heldOutOf(dealt);
        Map<Integer, HypergeometricSum> bySize = new HashMap<>();
        this.fronts = chains.stream().map(chain -> fronts(chain, bySize)).toList();
        this.sums = rankSums.stream().map(this::sum).toList();
    }

    private HypergeometricSum heldOutOf(int size) {
        return new HypergeometricSum(new Hypergeometric(population, population - training, size));
    }

    private Fronts fronts(Chain chain, Map<Integer, HypergeometricSum> bySize) {
        return new Fronts(
                Arrays.stream(chain.units()).map(unit -> numbers[unit]).toArray(),
                chain.sizes(),
                Arrays.stream(chain.sizes())
                        .mapToObj(size -> bySize.computeIfAbsent(size, this::heldOutOf))
                        .toArray(HypergeometricSum[]::new),
                chain.bonus());
    }

    private Sum sum(RankSum sum) {
        double[] ranks = IntStream.range(0, population)
                .filter(unit -> numbers[unit] != NOBODY)
                .mapToDouble(unit -> sum.ranks()[unit])
                .toArray();
        return new Sum(ranks, sum.deviation(population, training));
    }

    /** How many units are dealt labels. */
    int dealt() {
        return dealt;
    }

    /** The surprise of {@value LaneCounts#LANES} deals in each of some rounds. */
    double[] deal(int rounds, SplittableRandom random) {
        LabelDeals deals = new LabelDeals(heldOut, (double) (population - training) / population, dealt);
        double[] largest = new double[rounds * LaneCounts.LANES];
        LaneCounts counter = new LaneCounts();
        for (int round = 0; round < rounds; round++) {
            long[] words = deals.deal(random);
            int first = round * LaneCounts.LANES;
            fronts.forEach(front -> count(front, words, counter, largest, first));
            sums.forEach(sum -> addUp(sum, words, largest, first));
        }
        return largest;
    }

    private static void count(Fronts fronts, long[] words, LaneCounts counter, double[] largest, int first) {
        int[] counts = new int[LaneCounts.LANES];
        counter.clear();
        int from = 0;
        for (int front = 0; front < fronts.sizes().length; front++) {
            counter.add(words, fronts.units(), from, fronts.sizes()[front]);
            counter.read(counts);
            from = fronts.sizes()[front];
            for (int lane = 0; lane < counts.length; lane++) {
                double surprise = fronts.heldOut()[front].surprise(counts[lane]) + fronts.bonus();
                largest[first + lane] = Math.max(largest[first + lane], surprise);
            }
        }
    }

    private static void addUp(Sum sum, long[] words, double[] largest, int first) {
        double[] ofHeldOut = new double[LaneCounts.LANES];
        for (int unit = 0; unit < words.length; unit++) {
            for (long left = words[unit]; left != 0; left &= left - 1) {
                ofHeldOut[Long.numberOfTrailingZeros(left)] += sum.ranks()[unit];
            }
        }
        for (int lane = 0; lane < ofHeldOut.length; lane++) {
            double surprise = RankSum.surpriseOf(-ofHeldOut[lane], sum.deviation());
            largest[first + lane] = Math.max(largest[first + lane], surprise);
        }
    }
}
