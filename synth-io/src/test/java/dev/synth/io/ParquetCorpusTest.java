package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import dev.synth.table.TableSource;
import dev.synth.table.ValueDomain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every Parquet file of the shared folder, with what becomes of it: {@code parquet-corpus.tsv}. */
class ParquetCorpusTest {
    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyFileIsReadOrRefusedAsExpected() throws Exception {
        Path data = TestTables.sharedData().resolve("parquet");
        Map<String, String> actual = new TreeMap<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".parquet")).toList()) {
                actual.put(data.relativize(file).toString(), outcome(file));
            }
        }
        Map<String, String> expected = expected();
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        assertThat(actual)
                .allSatisfy((file, outcome) -> assertThat(outcome).as(file).satisfies(text -> {
                    if (isRead(expected.get(file))) {
                        assertThat(text).isEqualTo(expected.get(file));
                    } else {
                        assertThat(text).contains(file).contains(expected.get(file));
                    }
                }));
    }

    private static String outcome(Path file) throws Exception {
        try {
            Table table = TestTables.inferred(file);
            return table.rowCount() + " x " + table.schema().size();
        } catch (TableFormatException e) {
            return e.getMessage();
        }
    }

    private static boolean isRead(String outcome) {
        return outcome.matches("\\d+ x \\d+");
    }

    private static Map<String, String> expected() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        try (var in = Objects.requireNonNull(ParquetCorpusTest.class.getResourceAsStream("/parquet-corpus.tsv"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] fields = line.split("\t", 2);
                expected.put(fields[0], fields[1]);
            });
        }
        return expected;
    }

    /** Also as texts, so that every digit counts and not those alone that a number keeps. */
    @Test
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyFileThatIsReadComesBack(@TempDir Path folder) throws Exception {
        Path data = TestTables.sharedData().resolve("parquet");
        Path copy = folder.resolve("copy.parquet");
        int compared = 0;
        for (Map.Entry<String, String> file : expected().entrySet()) {
            if (isRead(file.getValue())) {
                TableSource source = ParquetSource.of(data.resolve(file.getKey()));
                Schema schema = source.inferSchema();
                for (Schema typed : List.of(schema, asTexts(schema.withoutDropped()))) {
                    Table table = source.read(typed);
                    ParquetSink.of(copy).write(table);
                    TestTables.assertSameValues(ParquetSource.of(copy).read(table.schema()), table);
                }
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(45);
    }

    /** As another program reads it, cell by cell. */
    @Test
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyFileThatIsReadHoldsWhatDuckDbFindsInIt() throws Exception {
        Path data = TestTables.sharedData().resolve("parquet");
        int compared = 0;
        try (DuckDb duckDb = new DuckDb()) {
            for (Map.Entry<String, String> file : expected().entrySet()) {
                if (isRead(file.getValue()) && !unknownToDuckDb(file.getKey())) {
                    Path path = data.resolve(file.getKey());
                    assertSame(duckDb, path, ParquetSource.of(path).inferSchema());
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(45);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delta_byte_array",
                "delta_encoding_optional_column",
                "delta_encoding_required_column",
                "delta_binary_packed"
            })
    void encodedFilesHoldWhatTheirExpectationHolds(String name) throws Exception {
        Path data = TestTables.sharedData().resolve("parquet/parquet-testing/data");
        TableSource parquet = ParquetSource.of(data.resolve(name + ".parquet"));
        TableSource csv = TableFiles.source(data.resolve(name + "_expect.csv"));
        Table actual = parquet.read(asTexts(parquet.inferSchema()));
        Table expected = csv.read(asTexts(csv.inferSchema())); // Its names lack a colon in one file.
        Table renamed = Table.of(actual.schema(), expected.columns());
        TestTables.assertSameValues(actual, renamed);
    }

    /** What cannot stand in a table is left out as the proposal says, and the rest is read. */
    @ParameterizedTest
    @CsvSource({
        "data/datapage_v2.snappy.parquet, 5, a b c d",
        "data/nullable.impala.parquet, 7, id nested_struct.A",
        "data/nonnullable.impala.parquet, 1, ID nested_Struct.a",
        "data/repeated_primitive_no_list.parquet, 4, ''",
        "data/geospatial/geospatial.parquet, 196, group wkt",
        "data/geospatial/geography-points.parquet, 500, id"
    })
    void columnsThatCannotStandInATableAreLeftOutAsProposed(String name, int rows, String columns) throws Exception {
        Path file = TestTables.sharedData().resolve("parquet/parquet-testing").resolve(name);
        if (columns.isEmpty()) {
            assertThatThrownBy(() -> SchemaProposal.of(file))
                    .isInstanceOf(TableFormatException.class)
                    .hasMessageContaining("has no column of numbers, dates or texts");
            return;
        }
        SchemaProposal proposal = SchemaProposal.of(file);
        assertThat(proposal.columns())
                .filteredOn(column -> column.roles().contains(Role.DROP))
                .isNotEmpty()
                .allSatisfy(
                        column -> assertThat(column.warnings()).containsExactly("cannot stand in a table: left out"));
        Table table = ParquetSource.of(file).read(proposal.schema());
        assertThat(table.rowCount()).isEqualTo(rows);
        assertThat(String.join(" ", table.schema().names())).isEqualTo(columns);
        try (DuckDb duckDb = new DuckDb()) {
            assertSame(duckDb, file, proposal.schema());
        }
    }

    private static boolean unknownToDuckDb(String file) {
        return file.contains("hadoop_lz4") || file.contains("byte_stream_split_extended");
    }

    @ParameterizedTest
    @CsvSource({
        "hadoop_lz4_compressed, lz4_raw_compressed",
        "non_hadoop_lz4_compressed, lz4_raw_compressed",
        "hadoop_lz4_compressed_larger, lz4_raw_compressed_larger"
    })
    void theOldCodecLz4IsReadWhoeverWroteIt(String name, String twin) throws Exception {
        Path data = TestTables.sharedData().resolve("parquet/parquet-testing/data");
        Table expected = TestTables.inferred(data.resolve(twin + ".parquet"));
        TestTables.assertSameValues(TestTables.inferred(data.resolve(name + ".parquet")), expected);
    }

    @Test
    void splitBytesHoldWhatPlainOnesHold() throws Exception {
        Path file =
                TestTables.sharedData().resolve("parquet/parquet-testing/data/byte_stream_split_extended.gzip.parquet");
        Table table = ParquetSource.of(file).read(asTexts(ParquetSource.of(file).inferSchema()));
        for (String name : table.schema().names()) {
            if (name.endsWith("_plain")) {
                String twin = name.replace("_plain", "_byte_stream_split");
                for (int row = 0; row < table.rowCount(); row++) {
                    assertThat(table.row(row).get(twin))
                            .as(twin)
                            .isEqualTo(table.row(row).get(name));
                }
            }
        }
    }

    private static void assertSame(DuckDb duckDb, Path file, Schema typed) throws Exception {
        Schema schema = asTexts(typed.withoutDropped());
        Table table = ParquetSource.of(file).read(schema);
        var rows = duckDb.rows(file, schema.names());
        assertThat(table.rowCount()).as("%s", file).isEqualTo(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            for (int c = 0; c < schema.size(); c++) {
                String actual = table.text(c).text(row);
                String expected = rows.get(row).get(c);
                if (!DuckDb.same(actual, expected)) {
                    assertThat(actual)
                            .as(
                                    "%s, row %s, column %s",
                                    file, row + 1, schema.column(c).name())
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static Schema asTexts(Schema schema) {
        return Schema.of(schema.columns().stream()
                .map(column -> new ColumnSchema(
                        column.name(),
                        ColumnKind.TEXT,
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        ValueDomain.ANY,
                        column.attributes()))
                .toList());
    }
}
