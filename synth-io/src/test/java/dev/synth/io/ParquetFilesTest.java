package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files written by other programs, some of them damaged. */
class ParquetFilesTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("t.parquet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad_data", "data", "data/geospatial"})
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyFileIsReadOrRefusedWithItsName(String name) throws Exception {
        Path files = TestTables.sharedData().resolve("parquet/parquet-testing").resolve(name);
        try (Stream<Path> all = Files.list(files)) {
            for (Path file : all.filter(f -> f.toString().endsWith(".parquet")).toList()) {
                assertReadOrRefused(file);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "data/nested_structs.rust.parquet; is nested; flatten it",
                "data/float16_zeros_and_nans.parquet; (FLOAT16)",
                "data/hadoop_lz4_compressed.parquet; the codec LZ4 is not supported",
                "data/datapage_v1-corrupt-checksum.parquet; CRC checksum verification failed",
                "bad_data/PARQUET-1481.parquet; damaged, truncated or of another format",
                "data/int96_from_spark.parquet; row 6, column 'a'"
            })
    void whatIsNotSupportedOrDamagedIsNamed(String name, String message) {
        Path file = TestTables.sharedData().resolve("parquet/parquet-testing").resolve(name);
        assertThatThrownBy(() -> TestTables.inferred(file))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "alltypes_plain.parquet, 8",
        "alltypes_plain.snappy.parquet, 2",
        "alltypes_dictionary.parquet, 2",
        "alltypes_tiny_pages.parquet, 7300",
        "byte_stream_split.zstd.parquet, 300",
        "lz4_raw_compressed_larger.parquet, 10000",
        "rle_boolean_encoding.parquet, 68",
        "sort_columns.parquet, 6",
        "datapage_v2_empty_datapage.snappy.parquet, 1",
        "delta_binary_packed.parquet, 200",
        "delta_byte_array.parquet, 1000",
        "fixed_length_decimal.parquet, 24"
    })
    void codecsAndEncodingsAreRead(String name, int rows) throws Exception {
        Path file =
                TestTables.sharedData().resolve("parquet/parquet-testing/data").resolve(name);
        assertThat(TestTables.inferred(file).rowCount()).isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delta_byte_array", "delta_encoding_optional_column", "delta_binary_packed"})
    void encodedFilesHoldWhatTheirExpectationHolds(String name) throws Exception {
        Path data = TestTables.sharedData().resolve("parquet/parquet-testing/data");
        Schema schema = Schema.of(ParquetSource.of(data.resolve(name + ".parquet")).inferSchema().columns().stream()
                .map(column -> ColumnSchema.of(column.name(), ColumnKind.TEXT))
                .toList());
        Table parquet = ParquetSource.of(data.resolve(name + ".parquet")).read(schema);
        Table expected = TableFiles.source(data.resolve(name + "_expect.csv")).read(schema);
        TestTables.assertSameValues(parquet, expected);
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void damagedBytesAreReadOrRefusedAndNothingElse() throws Exception {
        long seed = 20_261_122;
        Random random = new Random(seed);
        byte[] bytes = smallFile();
        for (int i = 0; i < 500; i++) {
            byte[] damaged = bytes.clone();
            for (int flips = 0; flips <= i % 3; flips++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            if (i % 10 == 0) {
                damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            }
            assertReadOrRefused(Files.write(folder.resolve("damaged-" + seed + "-" + i + ".parquet"), damaged));
        }
    }

    private byte[] smallFile() throws IOException {
        Schema schema = Schema.builder()
                .integer("n")
                .continuous("x", 2)
                .categorical("c")
                .bool("b")
                .build();
        TableBuilder builder = Table.builder(schema);
        for (int i = 0; i < 100; i++) {
            builder.addRow(i % 9 == 0 ? null : i, i / 4.0, i % 7 == 0 ? null : "level " + i % 5, i % 2 == 0);
        }
        ParquetSink.of(file()).write(builder.build());
        return Files.readAllBytes(file());
    }

    private static void assertReadOrRefused(Path file) throws Exception {
        try {
            assertThat(TestTables.inferred(file).rowCount()).isPositive();
        } catch (TableFormatException refused) {
            assertThat(refused).hasMessageContaining(file.getFileName().toString());
        } catch (Throwable other) {
            throw new AssertionError("neither read nor refused: " + file, other);
        }
    }
}
