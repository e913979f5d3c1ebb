package dev.synth.table;

import java.io.IOException;

/** Where a table is written to. */
public interface TableSink {
    /** What messages call this sink, such as a file name. */
    String name();

    /**
     * Starts writing a table of this schema; nothing is seen at the target before {@link TableWriter#commit()}.
     *
     * @throws IOException if the target cannot be written
     */
    TableWriter open(Schema schema) throws IOException;

    /**
     * Writes a whole table and puts it in place.
     *
     * @throws IOException if the target cannot be written; what was there before is still there then
     */
    default void write(Table table) throws IOException {
        try (TableWriter writer = open(table.schema())) {
            writer.write(table);
            writer.commit();
        }
    }
}
