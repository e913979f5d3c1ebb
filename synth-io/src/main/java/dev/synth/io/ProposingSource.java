package dev.synth.io;

import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.io.internal.infer.ColumnFinding;
import dev.synth.table.Column;
import dev.synth.table.Schema;
import dev.synth.table.TableSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A source whose schema is inferred from its values. */
sealed interface ProposingSource extends TableSource permits CsvSource, ParquetSource {
    List<ColumnFinding> findings() throws IOException;

    /** The names of all columns. */
    List<String> columnNames() throws IOException;

    /** Reads every row of these columns into their builders, and builds them. */
    List<Column> read(Schema schema, List<? extends ColumnBuilder> builders) throws IOException;

    @Override
    default Schema inferSchema() throws IOException {
        return propose().schema();
    }

    /** The schema that the values suggest, and why. */
    default SchemaProposal propose() throws IOException {
        return SchemaProposal.of(findings(), Map.of(), List.of());
    }
}
