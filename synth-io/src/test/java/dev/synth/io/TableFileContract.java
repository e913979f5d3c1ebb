package dev.synth.io;

import static dev.synth.io.TestTables.assertSameValues;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.RowLimit;
import dev.synth.table.RowSample;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import dev.synth.table.TableFormatException;
import dev.synth.table.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every file format does, whatever its bytes. */
abstract class TableFileContract {
    private static final Schema EVERY_KIND = Schema.builder()
            .identifier("id")
            .continuous("weight", 1)
            .integer("visits")
            .categorical("ward")
            .bool("alive")
            .date("born")
            .dateTime("admitted")
            .add("notes", ColumnKind.TEXT)
            .add("country", ColumnKind.CONSTANT)
            .build();

    @TempDir
    Path folder;

    /** The ending of this format's file names. */
    abstract String ending();

    private Path file() {
        return folder.resolve("table" + ending());
    }

    private static Table everyKind(int rows) {
        TableBuilder builder = Table.builder(EVERY_KIND);
        for (int i = 0; i < rows; i++) {
            builder.addRow(
                    "P" + (1000 + i),
                    i % 7 == 3 ? null : i / 10.0,
                    i % 5 == 2 ? null : (long) i - 5,
                    i % 4 == 1 ? null : "ward " + i % 3,
                    i % 3 == 2 ? null : i % 2 == 0,
                    i % 6 == 4 ? null : LocalDate.of(1950, 1, 1).plusDays(i),
                    i % 8 == 6 ? null : LocalDateTime.of(2020, 1, 1, 0, 0).plusMinutes(7L * i),
                    i % 9 == 1 ? null : "said \"" + i + "\",\nthen; left ü",
                    "CH");
        }
        return builder.build();
    }

    @Test
    void everyKindComesBackAsItWasWritten() throws Exception {
        Table table = everyKind(50);
        TableFiles.sink(file()).write(table);
        assertSameValues(TableFiles.source(file()).read(EVERY_KIND), table);
    }

    @Test
    void manyRowsInSeveralBatchesComeBackInOrder() throws Exception {
        Table table = everyKind(10_000);
        try (TableWriter writer = TableFiles.sink(file()).open(EVERY_KIND)) {
            for (int from = 0; from < 10_000; from += 1_500) {
                writer.write(table.slice(from, Math.min(10_000, from + 1_500)));
            }
            writer.commit();
        }
        assertSameValues(TableFiles.source(file()).read(EVERY_KIND), table);
    }

    @Test
    void aSingleRowComesBack() throws Exception {
        Table table = everyKind(1);
        TableFiles.sink(file()).write(table);
        assertSameValues(TableFiles.source(file()).read(EVERY_KIND), table);
    }

    @Test
    void aColumnThatIsAllMissingIsInferredAsConstantAndStaysMissing() throws Exception {
        Schema schema = Schema.builder().integer("a").continuous("gone", 1).build();
        Table table = Table.builder(schema)
                .addRow(1, null)
                .addRow(2, null)
                .addRow(4, null)
                .build();
        TableFiles.sink(file()).write(table);
        Table read = TestTables.inferred(file());
        assertThat(read.schema().column("gone").kind()).isEqualTo(ColumnKind.CONSTANT);
        assertThat(read.column("gone").missingShare()).isEqualTo(1);
        TableFiles.sink(file()).write(read);
        assertSameValues(TestTables.inferred(file()), read);
    }

    @Test
    void constantsOfAnyTypeAreInferredAsConstantAndWrittenBack() throws Exception {
        Schema schema = Schema.builder()
                .integer("n")
                .continuous("x", 2)
                .categorical("c")
                .bool("b")
                .date("d")
                .build();
        TableBuilder builder = Table.builder(schema);
        for (int i = 0; i < 3; i++) {
            builder.addRow(7, 0.25, "same", true, LocalDate.of(2020, 2, 29));
        }
        TableFiles.sink(file()).write(builder.build());
        Table read = TestTables.inferred(file());
        assertThat(read.schema().columns()).allMatch(column -> column.kind() == ColumnKind.CONSTANT);
        assertThat(read.row(0).values()).containsExactly("7", "0.25", "same", "true", "2020-02-29");
        TableFiles.sink(file()).write(read);
        TestTables.assertSame(TestTables.inferred(file()), read);
    }

    @Test
    void whatIsInferredIsWhatWasWritten() throws Exception {
        TableFiles.sink(file()).write(everyKind(200));
        Schema inferred = TableFiles.source(file()).inferSchema();
        assertThat(inferred.column("id").kind()).isEqualTo(ColumnKind.IDENTIFIER);
        assertThat(inferred.column("weight").kind()).isEqualTo(ColumnKind.CONTINUOUS);
        assertThat(inferred.column("weight").decimals()).contains(1);
        assertThat(inferred.column("visits").kind()).isEqualTo(ColumnKind.INTEGER);
        assertThat(inferred.column("ward").kind()).isEqualTo(ColumnKind.CATEGORICAL);
        assertThat(inferred.column("alive").levels()).containsExactly("false", "true");
        assertThat(inferred.column("born").kind()).isEqualTo(ColumnKind.DATE);
        assertThat(inferred.column("admitted").kind()).isEqualTo(ColumnKind.DATE_TIME);
        assertThat(inferred.column("notes").kind()).isEqualTo(ColumnKind.TEXT);
        assertThat(inferred.column("country").kind()).isEqualTo(ColumnKind.CONSTANT);
    }

    @Test
    void aSchemaReadsItsColumnsInItsOwnOrderAndLeavesOutDroppedOnes() throws Exception {
        TableFiles.sink(file()).write(everyKind(30));
        Schema schema = Schema.of(List.of(
                EVERY_KIND.column("ward"), EVERY_KIND.column("id").withRole(Role.DROP), EVERY_KIND.column("visits")));
        Table read = TableFiles.source(file()).read(schema);
        assertThat(read.schema()).isEqualTo(schema.withoutDropped());
        assertSameValues(read, everyKind(30).select(List.of("ward", "visits")));
    }

    @Test
    void ofMoreRowsThanTheLimitTheSameAreDrawnWithAndWithoutASchema() throws Exception {
        Table all = everyKind(3_000);
        TableFiles.sink(file()).write(all);
        RowLimit limit = RowLimit.rows(500);
        RowSample inferred = TableFiles.source(file()).sample(Optional.empty(), limit);
        RowSample declared = TableFiles.source(file()).sample(Optional.of(EVERY_KIND), limit);
        assertThat(inferred.sourceRows()).isEqualTo(3_000);
        assertThat(inferred.table().rowCount()).isEqualTo(500);
        assertSameValues(declared.table(), inferred.table());
        int[] rows = IntStream.range(0, 500)
                .map(row -> (int) declared.number(row) - 1)
                .toArray();
        assertSameValues(declared.table(), all.rows(rows));
    }

    @Test
    void ofMoreRowsThanTheLimitWholeEntitiesAreDrawn() throws Exception {
        Schema schema = Schema.of(List.of(
                ColumnSchema.of("n", ColumnKind.INTEGER),
                ColumnSchema.of("who", ColumnKind.IDENTIFIER).withRole(Role.ENTITY)));
        TableBuilder builder = Table.builder(schema);
        for (int i = 0; i < 4_000; i++) {
            builder.addRow((long) i, i % 9 == 0 ? null : "P" + (1_000 + i * 31 % 700));
        }
        Table all = builder.build();
        TableFiles.sink(file()).write(all);
        RowSample sample = TableFiles.source(file()).sample(Optional.of(schema), RowLimit.rows(1_000));
        int[] rows = IntStream.range(0, sample.table().rowCount())
                .map(row -> (int) sample.number(row) - 1)
                .toArray();
        assertSameValues(sample.table(), all.rows(rows));
        Set<Object> in = new HashSet<>();
        IntStream.of(rows).forEach(row -> in.add(all.value(row, 1)));
        long theirs = IntStream.range(0, 4_000)
                .filter(row -> all.value(row, 1) != null && in.contains(all.value(row, 1)))
                .count();
        assertThat(IntStream.of(rows).filter(row -> all.value(row, 1) != null).count())
                .isEqualTo(theirs);
        assertThat(rows.length).isBetween(700, 1_000);
    }

    @Test
    void aColumnThatTheFileLacksIsNamedWithTheColumnsThereAre() throws Exception {
        TableFiles.sink(file()).write(everyKind(3));
        Schema schema = Schema.builder().integer("visit").build();
        assertThatThrownBy(() -> TableFiles.source(file()).read(schema))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("No column 'visit'")
                .hasMessageContaining("Did you mean 'visits'?");
    }

    @Test
    void aValueThatContradictsTheSchemaIsNamedWithItsRowColumnAndRemedy() throws Exception {
        TableFiles.sink(file()).write(everyKind(3));
        Schema schema = Schema.builder().integer("country").build();
        assertThatThrownBy(() -> TableFiles.source(file()).read(schema))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("row 1")
                .hasMessageContaining("column 'country'")
                .hasMessageContaining("'CH' is not a whole number; correct it, or declare the column");
    }

    @Test
    void aValueOutsideTheDeclaredLevelsIsRefused() throws Exception {
        TableFiles.sink(file()).write(everyKind(12));
        ColumnSchema ward = ColumnSchema.of("ward", ColumnKind.CATEGORICAL).withLevels(List.of("ward 0", "ward 1"));
        assertThatThrownBy(() -> TableFiles.source(file()).read(Schema.of(List.of(ward))))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("'ward 2' is none of the column's levels (ward 0, ward 1)");
    }

    @Test
    void numbersDeclaredCategoricalKeepTheirSpelling() throws Exception {
        TableFiles.sink(file()).write(everyKind(4));
        Schema schema = Schema.builder().categorical("visits").build();
        Table read = TableFiles.source(file()).read(schema);
        assertThat(read.levels(0).levels()).containsExactly("-5", "-4", "-2");
    }

    @Test
    void closingUncommittedLeavesNoFile() throws Exception {
        try (TableWriter writer = TableFiles.sink(file()).open(EVERY_KIND)) {
            writer.write(everyKind(10));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void closingUncommittedKeepsTheOldFile() throws Exception {
        Files.writeString(file(), "old");
        try (TableWriter writer = TableFiles.sink(file()).open(EVERY_KIND)) {
            writer.write(everyKind(10));
        }
        assertThat(file()).hasContent("old");
    }

    @Test
    void aTargetThatCannotBeWrittenIsNamedWithARemedy() throws Exception {
        Path occupied = Files.writeString(folder.resolve("occupied"), "a file, not a folder");
        Path target = occupied.resolve("table" + ending());
        assertThatThrownBy(() -> TableFiles.sink(target).open(EVERY_KIND))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(target.toString())
                .hasMessageContaining("choose another place");
    }

    @Test
    void aMissingFileIsNamedWithARemedy() {
        Path missing = folder.resolve("missing" + ending());
        assertThatThrownBy(() -> TableFiles.source(missing).inferSchema())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(missing.toString())
                .hasMessageContaining("there is no such file; check its name");
    }

    @Test
    void anEmptyFileIsRefused() throws Exception {
        Files.createFile(file());
        assertThatThrownBy(() -> TableFiles.source(file()).inferSchema())
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining(file().toString());
    }

    @Test
    void aTableWithoutRowsIsRefused() throws Exception {
        TableFiles.sink(file()).write(everyKind(0));
        assertThatThrownBy(() -> TableFiles.source(file()).inferSchema())
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("rows: a table needs at least one");
    }

    @Test
    void aBatchOfOtherColumnsIsRefused() throws Exception {
        try (TableWriter writer = TableFiles.sink(file()).open(EVERY_KIND)) {
            Table other = everyKind(3).select(List.of("id", "ward"));
            assertThatThrownBy(() -> writer.write(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("[id, ward]");
        }
    }
}
