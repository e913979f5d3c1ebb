package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.ColumnKind;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders such as {@code year=2024}, whose names are values of the rows in them. */
class PartitionedParquetTest {
    @TempDir
    Path folder;

    private Path table() {
        return folder.resolve("table");
    }

    /** Writes a part whose column {@code n} holds these numbers. */
    private void part(String name, int... numbers) throws Exception {
        Path file = table().resolve(name);
        Files.createDirectories(file.getParent());
        var rows = Table.builder(Schema.builder().integer("n").build());
        IntStream.of(numbers).forEach(rows::addRow);
        ParquetSink.of(file).write(rows.build());
    }

    private static List<@Nullable Object> values(Table table, String name) {
        int column = table.schema().indexOf(name);
        return IntStream.range(0, table.rowCount())
                .mapToObj(row -> table.value(row, column))
                .toList();
    }

    private AbstractThrowableAssert<?, ?> assertRefused() {
        return assertThatThrownBy(() -> TestTables.inferred(table())).isInstanceOf(TableFormatException.class);
    }

    @Test
    void foldersBecomeColumnsAfterThoseOfTheFiles() throws Exception {
        part("dt=2024-01-02/part-0.parquet", 3);
        part("dt=2024-01-01/part-0.parquet", 1);
        part("dt=2024-01-01/part-1.parquet", 2);

        Table table = TestTables.inferred(table());

        assertThat(table.schema().names()).containsExactly("n", "dt");
        assertThat(values(table, "n")).containsExactly(1L, 2L, 3L);
        assertThat(table.schema().column("dt").kind()).isEqualTo(ColumnKind.DATE);
        assertThat(values(table, "dt"))
                .extracting(String::valueOf)
                .containsExactly("2024-01-01", "2024-01-01", "2024-01-02");
    }

    @Test
    void aColumnMayBeginWithAnUnderscoreAsMarksOfWritersDo() throws Exception {
        part("_dt=2024-01-02/part-0.parquet", 3, 4);
        part("_temporary/part-0.parquet", 5);
        part("_metadata", 7);

        Table table = TestTables.inferred(table());

        assertThat(table.schema().names()).containsExactly("n", "_dt");
        assertThat(values(table, "n")).containsExactly(3L, 4L);
    }

    @Test
    void asDuckDbReadsFoldersOfItsOwn() throws Exception {
        try (DuckDb duckDb = new DuckDb()) {
            duckDb.execute("COPY (SELECT i, i % 7 / 2.0 AS x, 2020 + i % 3 AS year, 1 + i % 12 AS month,"
                    + " DATE '2024-02-27' + (i % 4)::INTEGER AS day,"
                    + " CASE i % 5 WHEN 0 THEN NULL WHEN 1 THEN 'a/b = 50 %' WHEN 2 THEN 'Zürich' ELSE '007' END AS place"
                    + " FROM range(600) t(i)) TO '" + table()
                    + "' (FORMAT parquet, PARTITION_BY (year, month, day, place))");
            Path flat = folder.resolve("flat.parquet");
            duckDb.execute("COPY (SELECT i, x, year, month, day, place FROM read_parquet('" + table()
                    + "/**/*.parquet', hive_partitioning = true)) TO '" + flat + "'");
            Path copy = folder.resolve("copy.parquet");

            Table read = TestTables.inferred(table());
            ParquetSink.of(copy).write(read);

            assertThat(read.rowCount()).isEqualTo(600);
            assertThat(read.schema().names()).containsExactly("i", "x", "year", "month", "day", "place");
            assertThat(duckDb.types(copy))
                    .containsEntry("year", "INTEGER")
                    .containsEntry("month", "INTEGER")
                    .containsEntry("day", "DATE")
                    .containsEntry("place", "VARCHAR");
            String difference = "SELECT count(*) FROM (SELECT * FROM '%s' EXCEPT ALL SELECT * FROM '%s')";
            assertThat(duckDb.value(difference.formatted(flat, copy))).isEqualTo("0");
            assertThat(duckDb.value(difference.formatted(copy, flat))).isEqualTo("0");
        }
    }

    @Test
    void namesAndValuesAreDecoded() throws Exception {
        part("the%20place=50%25+%2F%C3%BC%zz/p.parquet", 1);
        part("the%20place=a=b/p.parquet", 2);
        assertThat(values(TestTables.inferred(table()), "the place")).containsExactly("50%+/ü%zz", "a=b");
    }

    @Test
    void theTypeIsOneThatAllValuesHave() throws Exception {
        part("a=03/b=1/c=1/d=2024-02-29/e=3000000000/p.parquet", 1, 2);
        part("a=4/b=x/c=__HIVE_DEFAULT_PARTITION__/d=2024-02-30/e=-1/p.parquet", 3, 4);

        Table table = TestTables.inferred(table());

        assertThat(values(table, "a")).containsExactly(3L, 3L, 4L, 4L);
        assertThat(values(table, "b")).containsExactly("1", "1", "x", "x");
        assertThat(values(table, "c")).containsExactly(1L, 1L, null, null);
        assertThat(values(table, "d")).containsExactly("2024-02-29", "2024-02-29", "2024-02-30", "2024-02-30");
        assertThat(values(table, "e")).containsExactly(3_000_000_000L, 3_000_000_000L, -1L, -1L);
        assertThat(table.schema().column("a").attributes()).containsEntry("parquet.type", "optional int32 value");
        assertThat(table.schema().column("e").attributes()).containsEntry("parquet.type", "optional int64 value");
    }

    @Test
    void valuesThatAreMissingEverywhereAreMissingTexts() throws Exception {
        part("a=__HIVE_DEFAULT_PARTITION__/p.parquet", 1, 2);
        assertThat(values(TestTables.inferred(table()), "a")).containsExactly(null, null);
    }

    @Test
    void aSchemaMayAskForThemAlone() throws Exception {
        part("a=1/p.parquet", 1, 2);
        part("a=2/p.parquet", 3);
        Schema schema = Schema.builder().categorical("a").build();
        assertThat(values(ParquetSource.of(table()).read(schema), "a")).containsExactly("1", "1", "2");
    }

    @Test
    void aValueThatDoesNotFitTheSchemaIsNamedWithItsFile() throws Exception {
        part("a=1/p.parquet", 1);
        part("a=x/p.parquet", 2, 3);
        Schema schema = Schema.builder().integer("n").integer("a").build();
        assertThatThrownBy(() -> ParquetSource.of(table()).read(schema))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining(table().resolve("a=x/p.parquet") + "', row 1, column 'a': 'x' ");
    }

    @Test
    void marksOfTheWriterCountForNothing() throws Exception {
        part("a=1/p.parquet", 1, 2);
        part("a=1/_delta_log/b=1/p.parquet", 3);
        part("a=3/p.parquet", 4);
        Files.createDirectories(table().resolve(".hidden/x"));
        Files.createDirectories(table().resolve("a=2"));
        Files.writeString(table().resolve("_SUCCESS"), "");
        assertThat(values(TestTables.inferred(table()), "a")).containsExactly(1L, 1L, 3L);
    }

    @Test
    void aFolderOfPartitionsWithoutFiles() throws Exception {
        Files.createDirectories(table().resolve("a=1"));
        assertRefused().hasMessageContaining("is a folder without part files");
    }

    @Test
    void aColumnThatTheFilesHoldToo() throws Exception {
        part("n=1/p.parquet", 1);
        assertRefused()
                .hasMessage(
                        "'" + table() + "' is partitioned by 'n', but 'n=1/p.parquet' holds a column of that name too."
                                + " Write the files without it, or rename the folders.");
    }

    @Test
    void foldersOfDifferentColumns() throws Exception {
        part("a=1/p.parquet", 1);
        part("b=1/p.parquet", 1);
        assertRefused()
                .hasMessageContaining("is partitioned in two ways: 'a=1/p.parquet' by 'a', but 'b=1/p.parquet' by 'b'."
                        + " Put all files under folders of the same columns");
    }

    @Test
    void foldersOfDifferentDepth() throws Exception {
        part("a=1/p.parquet", 1);
        part("a=2/b=1/p.parquet", 1);
        assertRefused().hasMessageContaining("'a=1/p.parquet' by 'a', but 'a=2/b=1/p.parquet' by 'a', 'b'.");
    }

    @Test
    void filesBesideFolders() throws Exception {
        part("a=1/p.parquet", 1);
        part("p.parquet", 1);
        assertRefused().hasMessageContaining("'a=1/p.parquet' by 'a', but 'p.parquet' by no column.");
    }

    @Test
    void oneColumnTwice() throws Exception {
        part("a=1/a=2/p.parquet", 1);
        assertRefused().hasMessageContaining("is partitioned twice by 'a', in 'a=1/a=2'; rename one of these folders");
    }

    @Test
    void foldersThatAreNoPartitions() throws Exception {
        part("a=1/x/p.parquet", 1);
        assertRefused().hasMessageContaining("holds the folder 'a=1/x', which is no partition such as 'year=2024'");
    }

    @Test
    void partFilesOfDifferentColumnsInDifferentFolders() throws Exception {
        part("a=1/p.parquet", 1);
        Files.createDirectories(table().resolve("a=2"));
        ParquetSink.of(table().resolve("a=2/p.parquet"))
                .write(Table.builder(Schema.builder().continuous("n", 1).build())
                        .addRow(1.5)
                        .build());
        assertRefused()
                .hasMessageContaining("The part files of '" + table() + "' differ")
                .hasMessageContaining("in 'a=1/p.parquet', but 'optional double n' in 'a=2/p.parquet'");
    }
}
