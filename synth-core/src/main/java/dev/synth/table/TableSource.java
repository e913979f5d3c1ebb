package dev.synth.table;

import java.io.IOException;
import java.util.Optional;

/** Where a table is read from. */
public interface TableSource {
    /** What messages call this source, such as a file name. */
    String name();

    /**
     * The schema that the source declares or, where it declares none, that its values suggest.
     *
     * @throws IOException if the source cannot be opened or read
     * @throws TableFormatException if its content is malformed
     */
    Schema inferSchema() throws IOException;

    /**
     * Reads every row as this schema says. Columns of the source that the schema does not name are left out; columns with
     * the role {@link Role#DROP} may be left out too.
     *
     * @return a table whose schema is {@code schema} without its dropped columns
     * @throws IOException if the source cannot be opened or read
     * @throws TableFormatException if its content is malformed or contradicts the schema
     */
    Table read(Schema schema) throws IOException;

    /**
     * Reads all rows if they stay within a limit, and otherwise a random sample of them that does: whole entities where
     * the schema names an entity column. The sample depends on the source and the limit alone, so whoever trains again
     * with another seed learns from the same rows. This default reads every row, whatever the limit; a source that may be
     * larger than memory overrides it.
     *
     * @param schema how to read; empty for the one that the source declares or suggests
     * @throws IOException if the source cannot be opened or read
     * @throws TableFormatException if its content is malformed, contradicts the schema, or changes while it is read
     */
    default RowSample sample(Optional<Schema> schema, RowLimit limit) throws IOException {
        return RowSample.whole(read(schema.isPresent() ? schema.get() : inferSchema()));
    }
}
