package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dates of a file that types its columns are looked at as those of a text file are. */
class FarDatesTest {
    @TempDir
    Path folder;

    @Test
    void aFarDateOfAParquetFileIsWarnedAbout() throws Exception {
        TableBuilder builder = Table.builder(Schema.builder().date("closed").build());
        for (int row = 0; row < 100; row++) {
            builder.addRow(
                    row % 4 == 0
                            ? LocalDate.of(9999, 12, 31)
                            : LocalDate.of(2012, 3, 1).plusDays(11L * row));
        }
        Path file = folder.resolve("accounts.parquet");
        ParquetSink.of(file).write(builder.build());

        assertThat(SchemaProposal.of(file).columns().get(0).warnings())
                .containsExactly(
                        "9999-12-31 stands apart and may mean no end, unknown or missing: it is taken as a date; if"
                                + " it means missing, leave it missing in the table");
    }
}
