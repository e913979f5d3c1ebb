package dev.synth.internal.trees;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.internal.trees.Binner.ColumnBinner;
import dev.synth.internal.trees.Binner.LevelBinner;
import dev.synth.internal.trees.Binner.NumberBinner;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Boosted trees of one output as JSON and back. A tree is its nodes in pre-order: a leaf is its value, a split the number
 * of its column, a colon, and the bins that go left, as the bytes of a bit set in hexadecimal digits.
 */
public final class TreesCodec {
    private static final HexFormat HEX = HexFormat.of();
    private static final int MOST_NODES = 2 * Growth.MOST_LEAVES - 1;

    private TreesCodec() {}

    /** Writes trees into an object. */
    public static void write(BoostedTrees trees, ObjectNode node) {
        ArrayNode columns = node.putArray("bins");
        for (ColumnBinner column : trees.binner().columns()) {
            if (column instanceof NumberBinner numbers) {
                ArrayNode cuts = columns.addObject().putArray("cuts");
                for (double cut : numbers.cuts()) {
                    cuts.add(cut);
                }
            } else if (column instanceof LevelBinner levels) {
                ArrayNode known = columns.addObject().putArray("levels");
                levels.known().entrySet().stream()
                        .sorted(Map.Entry.comparingByValue())
                        .forEach(level -> known.add(level.getKey()));
            }
        }
        node.put("start", trees.starts()[0]);
        ArrayNode all = node.putArray("trees");
        for (Tree tree : trees.trees().get(0)) {
            ArrayNode nodes = all.addArray();
            for (int i = 0; i < tree.columns().length; i++) {
                if (tree.columns()[i] == Tree.LEAF) {
                    nodes.add(tree.values()[i]);
                } else {
                    nodes.add(tree.columns()[i] + ":" + HEX.formatHex(tree.lefts()[i].toByteArray()));
                }
            }
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param numeric for each column of the tables that the trees look at, whether it holds numbers
     * @throws IllegalArgumentException if it is nothing of the kind
     */
    public static BoostedTrees read(JsonNode node, boolean[] numeric) {
        List<ColumnBinner> columns = new ArrayList<>();
        for (JsonNode column : node.required("bins")) {
            if (columns.size() < numeric.length && column.has("cuts") != numeric[columns.size()]) {
                throw new IllegalArgumentException("trees take levels for numbers, or numbers for levels");
            }
            columns.add(
                    column.has("cuts")
                            ? new NumberBinner(columns.size(), cuts(column.required("cuts")))
                            : new LevelBinner(columns.size(), levels(column.required("levels"))));
        }
        if (columns.size() != numeric.length) {
            throw new IllegalArgumentException("trees look at " + columns.size() + " columns, not " + numeric.length);
        }
        List<Tree> trees = new ArrayList<>();
        for (JsonNode tree : node.required("trees")) {
            trees.add(tree(tree, numeric.length));
        }
        return new BoostedTrees(new Binner(columns), new double[] {finite(node.required("start"))}, List.of(trees));
    }

    private static double[] cuts(JsonNode node) {
        requireBins(node, Binner.MAX_BINS - 1);
        double[] cuts = new double[node.size()];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = finite(node.get(i));
            if (i > 0 && !(cuts[i] > cuts[i - 1])) {
                throw new IllegalArgumentException("cuts of bins do not ascend");
            }
        }
        return cuts;
    }

    private static Map<String, Integer> levels(JsonNode node) {
        requireBins(node, Binner.MAX_BINS - 1);
        Map<String, Integer> known = new LinkedHashMap<>();
        node.forEach(level -> known.put(level.asText(), known.size()));
        return known;
    }

    private static double finite(JsonNode node) {
        if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
            throw new IllegalArgumentException("trees hold " + node + " for a number");
        }
        return node.asDouble();
    }

    private static void requireBins(JsonNode node, int most) {
        if (!node.isArray() || node.size() > most) {
            throw new IllegalArgumentException("a column has " + node.size() + " bins, more than " + most);
        }
    }

    private static Tree tree(JsonNode nodes, int size) {
        if (!nodes.isArray() || nodes.isEmpty() || nodes.size() > MOST_NODES) {
            throw new IllegalArgumentException("a tree has " + nodes.size() + " nodes, not 1 to " + MOST_NODES);
        }
        int[] columns = new int[nodes.size()];
        BitSet[] lefts = new BitSet[nodes.size()];
        double[] values = new double[nodes.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Tree.LEAF;
            lefts[i] = new BitSet();
            if (nodes.get(i).isTextual()) {
                String[] parts = nodes.get(i).asText().split(":", -1);
                columns[i] = Integer.parseInt(parts[0]);
                if (columns[i] < 0 || columns[i] >= size || parts.length != 2) {
                    throw new IllegalArgumentException(
                            "a tree is split by '" + nodes.get(i).asText() + "'");
                }
                lefts[i] = BitSet.valueOf(HEX.parseHex(parts[1]));
            } else {
                values[i] = finite(nodes.get(i));
            }
        }
        int[] rights = new int[columns.length];
        if (end(0, columns, rights) != columns.length) {
            throw new IllegalArgumentException("a tree has nodes behind its last");
        }
        return new Tree(columns, lefts, rights, values);
    }

    /** Finds where the right sides of a node and of those below it begin; returns where the node's own nodes end. */
    private static int end(int node, int[] columns, int[] rights) {
        if (node >= columns.length) {
            throw new IllegalArgumentException("a tree ends too early");
        }
        if (columns[node] == Tree.LEAF) {
            return node + 1;
        }
        rights[node] = end(node + 1, columns, rights);
        return end(rights[node], columns, rights);
    }
}
