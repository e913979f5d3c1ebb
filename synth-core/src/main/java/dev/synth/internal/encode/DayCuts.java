package dev.synth.internal.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the hours at which what stands in other columns changes, so that no part of the day mixes times that go with
 * different values. Cuts are taken one after another, each the one that tells most of the other columns, as long as it raises
 * the likelihood of some of them by more than their further probabilities cost (Schwarz 1978, Bayesian information criterion)
 * and the choice among so many slots and columns.
 */
final class DayCuts {
    /** Cuts lie at whole and half hours. */
    static final int SLOTS = 48;
    /** A part between cuts holds this share of the rows or more. */
    private static final double LEAST_SHARE = 0.02;

    /** By column, slot and value: how many rows there are before this slot. */
    private final List<double[][]> columns = new ArrayList<>();
    /** How many rows there are before each slot. */
    private final double[] rows = new double[SLOTS + 1];

    private final double weight;

    private DayCuts(int[] slots, double weight) {
        this.weight = weight;
        Arrays.stream(slots).filter(slot -> slot >= 0).forEach(slot -> rows[slot + 1]++);
        Arrays.parallelPrefix(rows, Double::sum);
    }

    /**
     * The slots that a further part of the day begins with, ascending.
     *
     * @param slots of the rows, 0 to {@link #SLOTS} − 1; −1 where the time is missing
     * @param others by column: the row's value, from 0
     * @param most cuts
     * @param weight of a row as evidence, 0 to 1: below 1 where rows of an entity are alike
     */
    static int[] cuts(int[] slots, Stream<int[]> others, int most, double weight) {
        DayCuts day = new DayCuts(slots, weight);
        others.forEachOrdered(values -> day.add(slots, values));
        TreeSet<Integer> cuts = new TreeSet<>();
        while (cuts.size() < most) {
            Optional<Cut> best = day.best(cuts);
            if (best.isEmpty()) {
                break;
            }
            cuts.add(best.get().slot());
        }
        return cuts.stream().mapToInt(Integer::intValue).toArray();
    }

    private void add(int[] slots, int[] values) {
        double[][] counts = new double[SLOTS + 1][Arrays.stream(values).max().orElse(0) + 1];
        for (int row = 0; row < slots.length; row++) {
            if (slots[row] >= 0) {
                counts[slots[row] + 1][values[row]]++;
            }
        }
        for (int slot = 1; slot <= SLOTS; slot++) {
            for (int value = 0; value < counts[slot].length; value++) {
                counts[slot][value] += counts[slot - 1][value];
            }
        }
        columns.add(counts);
    }

    /** A cut before a slot. */
    private record Cut(int slot, double gain) {}

    private Optional<Cut> best(TreeSet<Integer> cuts) {
        return IntStream.range(1, SLOTS)
                .filter(slot -> !cuts.contains(slot))
                .mapToObj(slot -> {
                    Integer before = cuts.lower(slot);
                    Integer after = cuts.higher(slot);
                    return cut(before == null ? 0 : before, slot, after == null ? SLOTS : after);
                })
                .filter(cut -> cut.gain > 0)
                .max(Comparator.comparingDouble(Cut::gain));
    }

    private Cut cut(int from, int slot, int to) {
        double least = LEAST_SHARE * rows[SLOTS];
        if (rows[slot] - rows[from] < least || rows[to] - rows[slot] < least) {
            return new Cut(slot, 0);
        }
        double choice = Math.log((double) SLOTS * columns.size());
        double gain = 0;
        for (double[][] column : columns) {
            double gained = weight
                    * (likelihood(column, from, slot) + likelihood(column, slot, to) - likelihood(column, from, to));
            long values =
                    Arrays.stream(column[SLOTS]).filter(count -> count > 0).count();
            double cost = (values - 1) / 2.0 * Math.log(Math.max(1, weight * rows[SLOTS])) + choice;
            gain += Math.max(0, gained - cost);
        }
        return new Cut(slot, gain);
    }

    /** The logarithm of the likelihood of a column's values in these slots, given how often each is there. */
    private static double likelihood(double[][] column, int from, int to) {
        double sum = 0;
        double terms = 0;
        for (int value = 0; value < column[0].length; value++) {
            double count = column[to][value] - column[from][value];
            sum += count;
            terms += count > 0 ? count * Math.log(count) : 0;
        }
        return sum > 0 ? terms - sum * Math.log(sum) : 0;
    }
}
