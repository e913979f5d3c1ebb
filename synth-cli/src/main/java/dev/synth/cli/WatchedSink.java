package dev.synth.cli;

import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableSink;
import dev.synth.table.TableWriter;
import java.io.IOException;

/**
 * A sink that tells how many rows have gone into it.
 *
 * @param sink where the rows go
 * @param rows how many there will be
 */
record WatchedSink(TableSink sink, long rows, Progress progress) implements TableSink {
    @Override
    public String name() {
        return sink.name();
    }

    @Override
    public TableWriter open(Schema schema) throws IOException {
        TableWriter writer = sink.open(schema);
        return new TableWriter() {
            private long written;

            @Override
            public void write(Table batch) throws IOException {
                writer.write(batch);
                written += batch.rowCount();
                progress.onRows(written, rows);
            }

            @Override
            public void commit() throws IOException {
                writer.commit();
            }

            @Override
            public void close() throws IOException {
                writer.close();
            }
        };
    }
}
