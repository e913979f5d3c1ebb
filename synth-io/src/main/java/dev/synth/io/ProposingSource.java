package dev.synth.io;

import dev.synth.internal.split.RowChoice;
import dev.synth.internal.split.Sampling;
import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.io.internal.infer.ColumnFinding;
import dev.synth.table.Column;
import dev.synth.table.RowLimit;
import dev.synth.table.RowSample;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import dev.synth.table.TableSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A source whose schema is inferred from its values. */
sealed interface ProposingSource extends TableSource permits CsvSource, ParquetSource, JdbcSource, RowsSource {
    List<ColumnFinding> findings() throws IOException;

    /** The names of all columns of what is read under this schema. */
    List<String> columnNames(Schema schema) throws IOException;

    /** Reads the rows that are chosen, of these columns, into their builders, and builds them. */
    List<Column> read(Schema schema, List<? extends ColumnBuilder> builders, RowChoice choice) throws IOException;

    /** Whether the rows can be read more than once. */
    default boolean isRepeatable() {
        return true;
    }

    /** Reads every row of these columns into their builders, and builds them. */
    default List<Column> read(Schema schema, List<? extends ColumnBuilder> builders) throws IOException {
        return read(schema, builders, RowChoice.all(name()));
    }

    @Override
    default Schema inferSchema() throws IOException {
        requireReadable();
        return propose().schema();
    }

    /**
     * Does nothing if every column has a place in a table; a proposal leaves out those that have none.
     *
     * @throws TableFormatException naming all that have none
     */
    default void requireReadable() throws IOException {}

    /** The schema that the values suggest, and why. */
    default SchemaProposal propose() throws IOException {
        return SchemaProposal.of(findings(), Map.of(), List.of());
    }

    @Override
    default Table read(Schema schema) throws IOException {
        return read(schema.withoutDropped(), RowChoice.all(name()));
    }

    @Override
    default RowSample sample(Optional<Schema> schema, RowLimit limit) throws IOException {
        if (schema.isPresent()) {
            Schema kept = schema.get().withoutDropped();
            return Sampling.read(name(), kept, limit, choice -> read(kept, choice));
        }
        requireReadable();
        SchemaProposal proposal = propose();
        Schema proposed = proposal.schema().withoutDropped();
        return Sampling.read(name(), proposed, proposal.rows(), limit, choice -> read(proposed, choice));
    }

    private Table read(Schema kept, RowChoice choice) throws IOException {
        return Table.of(kept, read(kept, builders(kept), choice));
    }

    private List<ColumnBuilder> builders(Schema kept) {
        try {
            return kept.columns().stream().map(ColumnBuilder::of).toList();
        } catch (IllegalArgumentException e) {
            throw new TableFormatException(
                    "'" + name() + "' does not fit the schema: " + e.getMessage()
                            + " Read another file, or change the schema.",
                    e);
        }
    }
}
