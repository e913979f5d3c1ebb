package dev.synth.internal.trees;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A regression tree on binned columns, its nodes in pre-order: after a split come the nodes of its left side.
 *
 * @param columns by node, the column that it is split by, {@value #LEAF} for a leaf
 * @param lefts by node, the bins that go left; of a leaf none
 * @param rights by node, where the right side begins
 * @param values by node, what a leaf adds
 */
record Tree(int[] columns, BitSet[] lefts, int[] rights, double[] values) {
    static final int LEAF = -1;

    /** An inner node has a split and two children, a leaf has a value. */
    private static final class Node {
        private @Nullable Split split;
        private @Nullable Node left;
        private @Nullable Node right;
        private double value;
    }

    /** A leaf while the tree grows: its node, its rows' place in the order of rows, and how to split it. */
    private record Leaf(Node node, int from, int to, Histogram histogram, Split split) {}

    /**
     * Grows a tree, best leaf first, that lowers the loss, and adds its values to the margins of the rows it was grown on.
     *
     * @param gradients first derivatives of the loss by row
     * @param curvatures second derivatives of the loss by row
     */
    static Tree grow(BinnedTable table, double[] gradients, double[] curvatures, double[] margins, Growth growth) {
        return new Grower(table, gradients, curvatures, margins, growth).grow();
    }

    /** The value of the leaf that this row falls into. */
    double value(BinnedTable table, int row) {
        int node = 0;
        while (columns[node] != LEAF) {
            node = lefts[node].get(table.bin(columns[node], row)) ? node + 1 : rights[node];
        }
        return values[node];
    }

    private static final class Grower {
        private final BinnedTable table;
        private final double[] gradients;
        private final double[] curvatures;
        private final double[] margins;
        private final Growth growth;
        private final int[] rows;
        private final int[] spare;
        private final PriorityQueue<Leaf> open = new PriorityQueue<>(
                Comparator.comparingDouble((Leaf leaf) -> -leaf.split.gain()).thenComparingInt(Leaf::from));

        Grower(BinnedTable table, double[] gradients, double[] curvatures, double[] margins, Growth growth) {
            this.growth = growth;
            this.table = table;
            this.gradients = gradients;
            this.curvatures = curvatures;
            this.margins = margins;
            this.rows = IntStream.range(0, table.rows()).toArray();
            this.spare = new int[table.rows()];
        }

        Tree grow() {
            Node root = new Node();
            offer(root, 0, rows.length, Histogram.of(table, rows, 0, rows.length, gradients, curvatures));
            for (int leaves = 1; leaves < growth.leaves() && !open.isEmpty(); leaves++) {
                split(open.remove());
            }
            List<Leaf> unsplit = new ArrayList<>(open);
            unsplit.forEach(leaf -> close(leaf.node, leaf.from, leaf.to));
            List<Node> nodes = new ArrayList<>();
            collect(root, nodes);
            return new Tree(
                    nodes.stream()
                            .mapToInt(node -> node.split == null ? LEAF : node.split.column())
                            .toArray(),
                    nodes.stream()
                            .map(node -> node.split == null ? new BitSet() : node.split.left())
                            .toArray(BitSet[]::new),
                    nodes.stream()
                            .mapToInt(node -> node.right == null ? LEAF : nodes.indexOf(node.right))
                            .toArray(),
                    nodes.stream().mapToDouble(node -> node.value).toArray());
        }

        private static void collect(Node node, List<Node> nodes) {
            nodes.add(node);
            if (node.left != null && node.right != null) {
                collect(node.left, nodes);
                collect(node.right, nodes);
            }
        }

        private void offer(Node node, int from, int to, Histogram histogram) {
            Split split = Split.best(table, histogram, growth.leastRows());
            if (split == null) {
                close(node, from, to);
            } else {
                open.add(new Leaf(node, from, to, histogram, split));
            }
        }

        private void split(Leaf leaf) {
            int middle = partition(leaf);
            Node left = new Node();
            Node right = new Node();
            leaf.node.split = leaf.split;
            leaf.node.left = left;
            leaf.node.right = right;
            boolean leftIsSmaller = middle - leaf.from < leaf.to - middle;
            int from = leftIsSmaller ? leaf.from : middle;
            int to = leftIsSmaller ? middle : leaf.to;
            Histogram smaller = Histogram.of(table, rows, from, to, gradients, curvatures);
            Histogram larger = leaf.histogram.minus(smaller);
            offer(left, leaf.from, middle, leftIsSmaller ? smaller : larger);
            offer(right, middle, leaf.to, leftIsSmaller ? larger : smaller);
        }

        /** Puts the rows that go left before the others, keeping their order; returns where the others start. */
        private int partition(Leaf leaf) {
            int left = leaf.from;
            int right = 0;
            for (int i = leaf.from; i < leaf.to; i++) {
                int row = rows[i];
                if (leaf.split.left().get(table.bin(leaf.split.column(), row))) {
                    rows[left++] = row;
                } else {
                    spare[right++] = row;
                }
            }
            System.arraycopy(spare, 0, rows, left, right);
            return left;
        }

        private void close(Node node, int from, int to) {
            double gradient = 0;
            double curvature = 0;
            for (int i = from; i < to; i++) {
                gradient += gradients[rows[i]];
                curvature += curvatures[rows[i]];
            }
            node.value = growth.rate() * Split.leafValue(gradient, curvature);
            for (int i = from; i < to; i++) {
                margins[rows[i]] += node.value;
            }
        }
    }
}
