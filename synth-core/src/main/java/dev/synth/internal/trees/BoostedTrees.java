package dev.synth.internal.trees;

import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gradient-boosted decision trees (Friedman 2001) with second-order leaf values, binned columns and leaf-wise growth (Chen
 * and Guestrin 2016, Ke et al. 2017): a model of one column given others. Immutable; deterministic, for nothing is drawn.
 *
 * <p>{@link Growth#USUAL Usually} 100 rounds of trees with up to 31 leaves of at least 20 rows at a learning rate of 0.1.
 * With many classes, one tree per class and round, there are fewer rounds at a higher rate, so that at most about 600 trees
 * are grown.
 */
public final class BoostedTrees {
    private final Binner binner;
    private final double[] starts;
    private final List<List<Tree>> trees;

    BoostedTrees(Binner binner, double[] starts, List<List<Tree>> trees) {
        this.binner = binner;
        this.starts = starts;
        this.trees = trees;
    }

    /**
     * Learns a class from the columns of a table without textual ones.
     *
     * @param labels by row, 0 to {@code classes} − 1
     * @param classes 2 or more
     */
    public static BoostedTrees classifier(Table table, int[] labels, int classes) {
        Loss loss = classes == 2 ? new Loss.Logistic(labels) : new Loss.Softmax(labels, classes);
        return fit(table, loss);
    }

    /**
     * Learns a class in bins that are cut on another table: of the rows learnt from, nothing but sums over leaves is kept.
     *
     * @param cut the table that bins are cut on, with the columns of {@code table}
     * @param labels by row, 0 or 1
     * @return one for each way of growing
     */
    public static List<BoostedTrees> classifiers(Table cut, Table table, int[] labels, List<Growth> growths) {
        Binner binner = Binner.fit(cut);
        BinnedTable binned = binner.bin(table);
        return growths.stream()
                .map(growth -> fit(binner, binned, new Loss.Logistic(labels), growth))
                .toList();
    }

    /** Learns a number, by row, from the columns of a table without textual ones. */
    public static BoostedTrees regressor(Table table, double[] target) {
        return fit(table, new Loss.Squared(target));
    }

    private static BoostedTrees fit(Table table, Loss loss) {
        Binner binner = Binner.fit(table);
        return fit(binner, binner.bin(table), loss, Growth.USUAL);
    }

    /** The same after so many rounds of boosting, or after all if there were fewer. */
    public BoostedTrees after(int rounds) {
        return new BoostedTrees(
                binner,
                starts,
                trees.stream()
                        .map(output -> List.copyOf(output.subList(0, Math.min(rounds, output.size()))))
                        .toList());
    }

    Binner binner() {
        return binner;
    }

    double[] starts() {
        return starts;
    }

    List<List<Tree>> trees() {
        return trees;
    }

    /**
     * What the trees add up to for each row.
     *
     * @return shape (outputs, rows): the predicted number; the log odds of class 1; or one unnormalised log probability
     *     per class
     */
    public double[][] margins(Table table) {
        BinnedTable binned = binner.bin(table);
        double[][] margins = new double[starts.length][binned.rows()];
        for (int k = 0; k < starts.length; k++) {
            int output = k;
            IntStream.range(0, binned.rows())
                    .parallel()
                    .forEach(row -> margins[output][row] = margin(output, binned, row));
        }
        return margins;
    }

    private double margin(int output, BinnedTable table, int row) {
        double sum = starts[output];
        for (Tree tree : trees.get(output)) {
            sum += tree.value(table, row);
        }
        return sum;
    }

    private static BoostedTrees fit(Binner binner, BinnedTable binned, Loss loss, Growth single) {
        int outputs = loss.outputs();
        Growth growth = single.sharedBy(outputs);
        double[] starts = new double[outputs];
        double[][] margins = new double[outputs][binned.rows()];
        List<List<Tree>> trees = new ArrayList<>();
        for (int k = 0; k < outputs; k++) {
            starts[k] = loss.start(k);
            Arrays.fill(margins[k], starts[k]);
            trees.add(new ArrayList<>());
        }
        double[][] gradients = new double[outputs][binned.rows()];
        double[][] curvatures = new double[outputs][binned.rows()];
        for (int round = 0; round < growth.rounds(); round++) {
            loss.derive(margins, gradients, curvatures);
            for (int k = 0; k < outputs; k++) {
                trees.get(k).add(Tree.grow(binned, gradients[k], curvatures[k], margins[k], growth));
            }
        }
        return new BoostedTrees(binner, starts, trees);
    }
}
