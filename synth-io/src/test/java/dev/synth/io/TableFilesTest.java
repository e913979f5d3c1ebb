package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFilesTest {
    @Test
    void theNameDecidesTheFormatWhateverItsCase() {
        assertThat(TableFiles.source(Path.of("a.csv"))).isInstanceOf(CsvSource.class);
        assertThat(TableFiles.source(Path.of("a.CSV.gz"))).isInstanceOf(CsvSource.class);
        assertThat(TableFiles.source(Path.of("a.Parquet"))).isInstanceOf(ParquetSource.class);
        assertThat(TableFiles.sink(Path.of("a.csv.GZ"))).isInstanceOf(CsvSink.class);
        assertThat(TableFiles.sink(Path.of("a.parquet"))).isInstanceOf(ParquetSink.class);
    }

    @Test
    void aFolderIsReadAsParquetFiles(@TempDir Path folder) {
        assertThat(TableFiles.source(folder)).isInstanceOf(ParquetSource.class);
    }

    @Test
    void otherEndingsAreRefusedWithTheOnesThereAre() {
        assertThatThrownBy(() -> TableFiles.source(Path.of("folder", "table.xlsx")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("table.xlsx")
                .hasMessageContaining(".csv, .csv.gz or .parquet");
        assertThatThrownBy(() -> TableFiles.sink(Path.of("csv"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFolderIsParquetWhateverIsSaidOfCsvFiles(@TempDir Path folder) {
        assertThat(TableFiles.source(folder, CsvOptions.detect())).isInstanceOf(ParquetSource.class);
        assertThatThrownBy(() -> TableFiles.source(
                        folder, CsvOptions.builder().delimiter(';').build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it has no delimiter");
    }
}
