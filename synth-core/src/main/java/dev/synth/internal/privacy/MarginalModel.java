package dev.synth.internal.privacy;

import dev.synth.internal.random.Seeds;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Noisy marginals of a table, joined by a tree of pairs: everything that is known of the table, and all that its rows are
 * drawn from. Immutable.
 */
public final class MarginalModel {
    /** Within a group that is believed to be empty, all bins are alike. */
    private static final double LEAST_MASS = 1e-9;

    private final Schema schema;
    private final int rows;
    private final List<Marginal> marginals;
    private final List<PairTable> tree;

    /**
     * What is believed of one column.
     *
     * @param masses how many rows each bin holds
     */
    record Marginal(int position, Bins bins, double[] masses) {}

    MarginalModel(Schema schema, int rows, List<Marginal> marginals, List<PairTable> tree) {
        this.schema = schema;
        this.rows = rows;
        this.marginals = List.copyOf(marginals);
        this.tree = List.copyOf(tree);
    }

    /** The noisy number of rows of the table. */
    public int rows() {
        return rows;
    }

    List<Marginal> marginals() {
        return marginals;
    }

    List<PairTable> tree() {
        return tree;
    }

    /**
     * Draws rows. Shares are met as nearly as whole rows can, so these rows are to be taken together: none is a sample of
     * its own.
     *
     * @param count at least 1
     */
    public Table draw(int count, long seed) {
        SplittableRandom random = Seeds.stream(seed, Seeds.SAMPLE, -1);
        int[][] codes = codes(count, random);
        @Nullable Column[] columns = new Column[schema.size()];
        for (int m = 0; m < marginals.size(); m++) {
            columns[marginals.get(m).position()] = marginals.get(m).bins().draw(codes[m], random);
        }
        List<Column> all = new ArrayList<>();
        for (int c = 0; c < schema.size(); c++) {
            Column drawn = columns[c];
            all.add(drawn == null ? made(schema.column(c), count) : drawn);
        }
        return Table.of(schema, all);
    }

    /** Columns that nothing is learnt of: names are numbers, constants are what the schema says. */
    private static Column made(ColumnSchema column, int count) {
        if (column.kind() == ColumnKind.CONSTANT) {
            return LevelColumn.of(new int[count], column.levels());
        }
        int digits = Integer.toString(count).length();
        return TextColumn.of(IntStream.rangeClosed(1, count)
                .mapToObj(row -> String.format("%0" + digits + "d", row))
                .toList());
    }

    private int[][] codes(int count, SplittableRandom random) {
        int[][] codes = new int[marginals.size()][];
        codes[0] = new int[count];
        Systematic draw = new Systematic(random);
        draw.assign(
                codes[0], IntStream.range(0, count).toArray(), marginals.get(0).masses());
        if (tree.isEmpty()) {
            for (int m = 1; m < codes.length; m++) {
                codes[m] = new int[count];
                draw.assign(
                        codes[m],
                        IntStream.range(0, count).toArray(),
                        marginals.get(m).masses());
            }
        }
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
            codes[unknown] = complete(next, codes[known], forward, draw);
        }
        return codes;
    }

    private int[] complete(PairTable pair, int[] known, boolean forward, Systematic draw) {
        Grouping from = forward ? pair.rows() : pair.columns();
        Grouping to = forward ? pair.columns() : pair.rows();
        int[] groups = new int[known.length];
        for (int group = 0; group < from.size(); group++) {
            draw.assign(groups, rowsOf(from.groups(), known, group), pair.given(group, forward));
        }
        double[] masses = marginals.get(forward ? pair.second() : pair.first()).masses();
        int[] codes = new int[known.length];
        int[] identity = IntStream.range(0, to.size()).toArray();
        for (int group = 0; group < to.size(); group++) {
            int wanted = group;
            double[] inside = IntStream.range(0, masses.length)
                    .mapToDouble(bin -> to.groups()[bin] == wanted ? Math.max(masses[bin], LEAST_MASS) : 0)
                    .toArray();
            draw.assign(codes, rowsOf(identity, groups, group), inside);
        }
        return codes;
    }

    private static int[] rowsOf(int[] groups, int[] codes, int group) {
        return IntStream.range(0, codes.length)
                .filter(row -> groups[codes[row]] == group)
                .toArray();
    }

    /** Draws codes with as many of each as their shares ask for, to within one (systematic sampling). */
    private record Systematic(SplittableRandom random) {
        void assign(int[] codes, int[] rows, double[] shares) {
            double sum = Arrays.stream(shares).sum();
            int last = shares.length - 1;
            while (last > 0 && shares[last] == 0) {
                last--;
            }
            double step = sum / Math.max(1, rows.length);
            double reached = shares[0];
            double place = random.nextDouble() * step;
            int code = 0;
            shuffle(rows);
            for (int row : rows) {
                while (place >= reached && code < last) {
                    code++;
                    reached += shares[code];
                }
                codes[row] = code;
                place += step;
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
}
