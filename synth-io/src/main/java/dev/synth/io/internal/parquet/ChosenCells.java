package dev.synth.io.internal.parquet;

import dev.synth.internal.split.RowChoice;
import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.TableFormatException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.parquet.column.ColumnReader;
import org.jspecify.annotations.Nullable;

/**
 * Adds the values of chosen rows to their columns. Values come column by column within a group of rows, so the column
 * whose values decide, if there is one, stands first. Not thread-safe.
 */
final class ChosenCells {
    private final RowChoice choice;
    private final List<ColumnSchema> schemas = new ArrayList<>();
    private final List<ColumnBuilder> builders = new ArrayList<>();
    private final BitSet chosen = new BitSet();
    private final long[] read;

    ChosenCells(Schema schema, List<? extends ColumnBuilder> builders, RowChoice choice) {
        this.choice = choice;
        int first = choice.byEntity()
                ? schema.findRole(Role.ENTITY)
                        .map(column -> schema.indexOf(column.name()))
                        .orElse(0)
                : 0;
        for (int c = 0; c < schema.size(); c++) {
            int place = c == first ? 0 : schemas.size();
            schemas.add(place, schema.column(c));
            this.builders.add(place, builders.get(c));
        }
        this.read = new long[schema.size()];
    }

    /** The columns in the order in which {@link #add} knows them. */
    Schema schema() {
        return Schema.of(schemas);
    }

    /** Takes the reader's value, that of the next row of the column at this place. */
    void add(int place, ParquetType type, ColumnReader reader) {
        long row = read[place]++;
        if (row == choice.seen() && choice.next(choice.byEntity() ? entity(type, reader) : null)) {
            if (row > Integer.MAX_VALUE) {
                throw new TableFormatException("There are more than " + Integer.MAX_VALUE
                        + " rows, more than are sampled from; divide the table into several files.");
            }
            chosen.set((int) row);
        }
        boolean kept = row <= Integer.MAX_VALUE && chosen.get((int) row);
        boolean present = isPresent(reader);
        if (kept && present) {
            type.read(reader, schemas.get(place).kind(), builders.get(place));
        } else if (kept) {
            builders.get(place).addMissing();
        } else if (present) {
            reader.skip();
        }
    }

    private static @Nullable String entity(ParquetType type, ColumnReader reader) {
        String name = isPresent(reader) ? type.evidence(reader) : null;
        return name == null || name.isEmpty() ? null : name;
    }

    private static boolean isPresent(ColumnReader reader) {
        return reader.getCurrentDefinitionLevel() == reader.getDescriptor().getMaxDefinitionLevel();
    }
}
