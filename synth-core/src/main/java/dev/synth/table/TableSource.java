package dev.synth.table;

import java.io.IOException;

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
}
