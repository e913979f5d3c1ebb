package dev.synth.internal.split;

import dev.synth.table.Role;
import dev.synth.table.RowLimit;
import dev.synth.table.RowSample;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.util.Arrays;

/**
 * Draws as many rows of a source as a limit allows. The draw does not depend on the seed of a training: attempts are
 * counted by the rows that are judged, so other rows with every seed would never be counted as another attempt.
 */
public final class Sampling {
    private static final long SEED = 0;
    /** Left free at first for entities of many rows, and at each further try. */
    private static final double SLACK = 0.98;

    private static final int MOST_TRIES = 200;

    private Sampling() {}

    /** One pass over a source that keeps the rows of this choice. */
    @FunctionalInterface
    public interface Pass {
        /** The rows that were kept, under the schema without its dropped columns. */
        Table read(RowChoice choice) throws IOException;
    }

    /**
     * Reads a source whose number of rows is not known: once if it fits, twice otherwise.
     *
     * @param source what messages call it
     */
    public static RowSample read(String source, Schema schema, RowLimit limit, Pass pass) throws IOException {
        RowChoice first = RowChoice.first(limit.rowsOf(schema));
        Table table = pass.read(first);
        return first.seen() == table.rowCount()
                ? RowSample.whole(table)
                : read(source, schema, first.seen(), limit, pass);
    }

    /**
     * Reads a source that had so many rows when they were counted: once, in all likelihood.
     *
     * @throws TableFormatException if rows are drawn and there are more or fewer by now, or if entities are too large
     */
    public static RowSample read(String source, Schema schema, long rows, RowLimit limit, Pass pass)
            throws IOException {
        int most = limit.rowsOf(schema);
        if (rows <= most) {
            return read(source, schema, limit, pass);
        }
        if (schema.findRole(Role.ENTITY).isEmpty()) {
            RowChoice.Drawn choice = RowChoice.uniform(most, rows, SEED);
            Table table = pass.read(choice);
            requireSame(source, rows, choice.seen());
            return RowSample.drawn(table, rows, choice.numbers());
        }
        return entities(source, rows, most, pass);
    }

    /** A share of the entities is drawn that fits in all likelihood; if it does not, a smaller share of the same draw. */
    private static RowSample entities(String source, long rows, int most, Pass pass) throws IOException {
        double share = SLACK * most / rows;
        for (int i = 0; i < MOST_TRIES; i++, share *= SLACK * SLACK) {
            RowChoice.Drawn choice = RowChoice.entities(share, most, SEED);
            Table table = pass.read(choice);
            requireSame(source, rows, choice.seen());
            if (!choice.isOverfull()) {
                return RowSample.drawn(table, rows, choice.numbers());
            }
        }
        throw new TableFormatException(
                "'" + source + "' has entities of so many rows that not even a small share of them" + " stays within "
                        + most + " rows; name another entity column, or allow more rows.");
    }

    private static void requireSame(String source, long before, long now) {
        if (before != now) {
            throw new TableFormatException("'" + source + "' had " + before + " rows at first and " + now
                    + " when it was read again; let nothing write to it meanwhile, or read a snapshot.");
        }
    }

    /** Draws from rows that are in memory. */
    public static RowSample of(Table table, RowLimit limit) {
        try {
            return read("the table", table.schema(), table.rowCount(), limit, choice -> pick(table, choice));
        } catch (IOException e) {
            throw new IllegalStateException("Nothing is read here", e);
        }
    }

    private static Table pick(Table table, RowChoice choice) {
        int entity = table.schema()
                .findRole(Role.ENTITY)
                .map(column -> table.schema().indexOf(column.name()))
                .orElse(-1);
        int[] rows = new int[table.rowCount()];
        int kept = 0;
        for (int row = 0; row < rows.length; row++) {
            Object name = entity < 0 ? null : table.value(row, entity);
            if (choice.next(name == null ? null : name.toString())) {
                rows[kept++] = row;
            }
        }
        return kept == rows.length ? table : table.rows(Arrays.copyOf(rows, kept));
    }
}
