package dev.synth.internal.privacy;

import dev.synth.internal.privacy.MarginalModel.Marginal;
import dev.synth.internal.rules.FittedRules;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.Rule;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TextColumn;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows with values in given bins that keep the rules which a schema declares. Not thread-safe. */
final class RuledRows {
    /** Bins in which a row kept the rules once may seldom do so again; after so many draws it gets those of another row. */
    private static final int PATIENCE = 100;

    private static final int MOST_DRAWS = 10_000;

    private final Schema schema;
    private final FittedRules rules;
    private final List<Marginal> marginals;
    private final SplittableRandom random;

    /** @param schema of the columns that are learnt or made anew; rules give the others */
    RuledRows(Schema schema, FittedRules rules, List<Marginal> marginals, SplittableRandom random) {
        this.schema = schema;
        this.rules = rules;
        this.marginals = marginals;
        this.random = random;
    }

    /** Whether rows may break a rule; formulas and keys with a name made anew hold in all. */
    boolean mayBreak() {
        return rules.schema().rules().stream()
                .anyMatch(rule -> rule instanceof Rule.Order || rule instanceof Rule.MissingWhen);
    }

    /**
     * The bins of those rows that keep the rules with one draw of values, after what must be missing is.
     *
     * @param codes the bin of each row, column by column
     * @throws IllegalStateException if there is none
     */
    int[][] keeping(int[][] codes) {
        Table rows = rules.restore(values(codes));
        int[] kept = kept(rules.broken(rows), rows.rowCount());
        if (kept.length == 0) {
            throw new IllegalStateException("Of " + rows.rowCount() + " rows drawn from noisy marginals none keeps the"
                    + " rules of the schema. Grant a larger epsilon, or take out the rules that no formula gives.");
        }
        Table keeping = rows.rows(kept);
        return marginals.stream()
                .map(marginal -> marginal.bins()
                        .codes(
                                keeping,
                                keeping.schema()
                                        .indexOf(schema.column(marginal.position())
                                                .name())))
                .toArray(int[][]::new);
    }

    private static int[] kept(BitSet broken, int rows) {
        return IntStream.range(0, rows).filter(row -> !broken.get(row)).toArray();
    }

    /**
     * Rows in these bins, all of which keep the rules.
     *
     * @param codes each row's bins were {@linkplain #keeping kept}, where rows {@linkplain #mayBreak may break} rules
     * @throws IllegalStateException if rows keep the rules too rarely
     */
    Table draw(int[][] codes) {
        Table simple = values(codes);
        int rows = simple.rowCount();
        BitSet broken = mayBreak() ? rules.broken(rules.restore(simple)) : new BitSet();
        int[] from = IntStream.range(0, rows).toArray();
        Table instead = simple.rows(new int[0]);
        int[] open = broken.stream().toArray();
        for (int draw = 1; open.length > 0; draw++) {
            if (draw > MOST_DRAWS) {
                throw new IllegalStateException(open.length + " rows break the rules of the schema still after "
                        + MOST_DRAWS + " draws; take out the rules that no formula gives.");
            }
            Table others = values(chosen(codes, open, draw % PATIENCE == 0));
            broken = rules.broken(rules.restore(others));
            int[] good = kept(broken, open.length);
            for (int i = 0; i < good.length; i++) {
                from[open[good[i]]] = rows + instead.rowCount() + i;
            }
            instead = instead.append(others.rows(good));
            int[] before = open;
            open = broken.stream().map(i -> before[i]).toArray();
        }
        return rules.restore(renamed(simple.append(instead).rows(from)));
    }

    /** The bins of these rows, or of as many others instead. */
    private int[][] chosen(int[][] codes, int[] rows, boolean elsewhere) {
        int[] from = elsewhere ? random.ints(rows.length, 0, codes[0].length).toArray() : rows;
        int[][] chosen = new int[codes.length][];
        for (int column = 0; column < codes.length; column++) {
            int[] all = codes[column];
            chosen[column] = IntStream.of(from).map(row -> all[row]).toArray();
        }
        return chosen;
    }

    /** A row for each bin, before rules make of it what they do. */
    private Table values(int[][] codes) {
        @Nullable Column[] columns = new Column[schema.size()];
        for (int m = 0; m < marginals.size(); m++) {
            columns[marginals.get(m).position()] = marginals.get(m).bins().draw(codes[m], random);
        }
        List<Column> all = new ArrayList<>();
        for (int c = 0; c < schema.size(); c++) {
            Column drawn = columns[c];
            all.add(drawn == null ? made(schema.column(c), codes[0].length) : drawn);
        }
        return Table.of(schema, all);
    }

    /** Rows that were drawn again are numbered like the others. */
    private Table renamed(Table simple) {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < schema.size(); c++) {
            ColumnSchema column = schema.column(c);
            columns.add(column.kind() == ColumnKind.IDENTIFIER ? made(column, simple.rowCount()) : simple.column(c));
        }
        return Table.of(schema, columns);
    }

    /** Columns that nothing is learnt of: names are numbers, constants are what the schema says. */
    private static Column made(ColumnSchema column, int count) {
        if (column.kind() == ColumnKind.CONSTANT) {
            return LevelColumn.of(new int[count], column.levels());
        }
        int digits = Integer.toString(count).length();
        return TextColumn.of(IntStream.rangeClosed(1, count)
                .mapToObj(row -> String.format(Locale.ROOT, "%0" + digits + "d", row))
                .toList());
    }
}
