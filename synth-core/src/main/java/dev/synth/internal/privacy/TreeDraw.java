package dev.synth.internal.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Draws the bins of rows along a tree of pairs, each with as many rows as its share asks for. */
final class TreeDraw {
    /** Within a group that is believed to be empty, all bins are alike. */
    private static final double LEAST_MASS = 1e-9;

    private final List<double[]> masses;
    private final List<PairTable> tree;
    private final SplittableRandom random;

    /**
     * A draw.
     *
     * @param masses of each column's bins
     * @param tree of pairs that joins all columns, or empty for columns that have nothing to do with each other
     */
    TreeDraw(List<double[]> masses, List<PairTable> tree, SplittableRandom random) {
        this.masses = masses;
        this.tree = tree;
        this.random = random;
    }

    /** The bins of so many rows, column by column. */
    int[][] codes(int count) {
        int[][] codes = new int[masses.size()][];
        codes[0] = alone(0, count);
        List<PairTable> open = new ArrayList<>(tree);
        while (!open.isEmpty()) {
            PairTable next = open.stream()
                    .filter(pair -> (codes[pair.first()] == null) != (codes[pair.second()] == null))
                    .findFirst()
                    .orElseThrow();
            open.remove(next);
            boolean forward = codes[next.second()] == null;
            int known = forward ? next.first() : next.second();
            int unknown = forward ? next.second() : next.first();
            codes[unknown] = complete(next, codes[known], forward);
        }
        for (int column = 1; column < codes.length; column++) {
            if (codes[column] == null) {
                codes[column] = alone(column, count);
            }
        }
        return codes;
    }

    private int[] alone(int column, int count) {
        int[] codes = new int[count];
        assign(codes, IntStream.range(0, count).toArray(), masses.get(column));
        return codes;
    }

    private int[] complete(PairTable pair, int[] known, boolean forward) {
        Grouping from = forward ? pair.rows() : pair.columns();
        Grouping to = forward ? pair.columns() : pair.rows();
        int[] groups = new int[known.length];
        int[][] byGroup = split(known.length, from.size(), row -> from.groups()[known[row]]);
        for (int group = 0; group < from.size(); group++) {
            assign(groups, byGroup[group], pair.given(group, forward));
        }
        double[] all = masses.get(forward ? pair.second() : pair.first());
        int[] codes = new int[known.length];
        int[][] rows = split(known.length, to.size(), row -> groups[row]);
        for (int group = 0; group < to.size(); group++) {
            int wanted = group;
            double[] inside = IntStream.range(0, all.length)
                    .mapToDouble(bin -> to.groups()[bin] == wanted ? Math.max(all[bin], LEAST_MASS) : 0)
                    .toArray();
            assign(codes, rows[group], inside);
        }
        return codes;
    }

    /** The rows of each group. */
    private static int[][] split(int rows, int groups, IntUnaryOperator groupOf) {
        int[] sizes = new int[groups];
        for (int row = 0; row < rows; row++) {
            sizes[groupOf.applyAsInt(row)]++;
        }
        int[][] split = new int[groups][];
        for (int group = 0; group < groups; group++) {
            split[group] = new int[sizes[group]];
        }
        for (int row = rows - 1; row >= 0; row--) {
            int group = groupOf.applyAsInt(row);
            split[group][--sizes[group]] = row;
        }
        return split;
    }

    /** Gives these rows codes, as many of each as its share asks for, to within one (systematic sampling). */
    private void assign(int[] codes, int[] rows, double[] shares) {
        int last = shares.length - 1;
        while (last > 0 && shares[last] == 0) {
            last--;
        }
        double step = Arrays.stream(shares).sum() / Math.max(1, rows.length);
        double place = random.nextDouble();
        double reached = shares[0];
        int code = 0;
        shuffle(rows);
        for (int i = 0; i < rows.length; i++) {
            while ((i + place) * step >= reached && code < last) {
                code++;
                reached += shares[code];
            }
            codes[rows[i]] = code;
        }
    }

    private void shuffle(int[] rows) {
        for (int i = rows.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = rows[i];
            rows[i] = rows[j];
            rows[j] = swap;
        }
    }
}
