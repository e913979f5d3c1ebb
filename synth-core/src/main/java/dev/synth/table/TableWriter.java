package dev.synth.table;

import java.io.IOException;

/** Writes batches of rows; closing without {@link #commit()} leaves the target as it was. Not thread-safe. */
public interface TableWriter extends AutoCloseable {
    /** Appends these rows, whose schema is the one the writer was opened with. */
    void write(Table batch) throws IOException;

    /** Completes the target and puts it in place. */
    void commit() throws IOException;

    /** Discards what was not committed. */
    @Override
    void close() throws IOException;
}
