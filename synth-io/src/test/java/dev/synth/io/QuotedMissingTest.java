package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writers that tell values from missing ones of the same spelling by quotes. */
class QuotedMissingTest {
    private static final String ATTRIBUTE = "csv.missing-bare";

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    private static List<@Nullable Object> values(Table table, String name) {
        Column column = table.column(name);
        List<@Nullable Object> values = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            values.add(column.value(row, table.schema().column(name).kind()));
        }
        return values;
    }

    /** Reads the file as proposed, writes it, and compares the bytes. */
    private Table comesBack(String text) throws Exception {
        Table table = TestTables.inferred(file(text));
        Path copy = folder.resolve("copy.csv");
        CsvSink.of(copy).write(table);
        assertThat(copy).hasContent(text);
        return table;
    }

    @Test
    void rowsInMemoryHaveNullsForMissingValuesAndNoQuotes() throws Exception {
        Schema schema =
                TestTables.inferred(file("\"a\"\n\"NA\"\n\"x\"\nNA\n\"x\"\n")).schema();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (String value : new String[] {"NA", "x", null}) {
            rows.add(Collections.singletonMap("a", value));
        }
        assertThat(schema.column("a").attributes()).containsEntry(ATTRIBUTE, "true");
        assertThat(values(RowsSource.ofMaps(rows).read(schema), "a")).containsExactly("NA", "x", null);
    }

    @Test
    void inAFileOfRATextIsQuotedAndAMissingValueIsNot() throws Exception {
        Table table = comesBack("\"continent\",\"wing\",\"beds\"\n\"NA\",\"north\",7\n\"Asia\",\"NA\",NA\n"
                + "NA,\"south\",9\n\"Asia\",\"north\",7\n");
        assertThat(values(table, "continent")).containsExactly("NA", "Asia", null, "Asia");
        assertThat(values(table, "wing")).containsExactly("north", "NA", "south", "north");
        assertThat(values(table, "beds")).containsExactly(7L, null, 9L, 7L);
        assertThat(table.schema().column("continent").attributes()).containsEntry(ATTRIBUTE, "true");
        assertThat(table.schema().column("wing").attributes()).containsEntry(ATTRIBUTE, "true");
        assertThat(table.schema().column("beds").attributes()).doesNotContainKey(ATTRIBUTE);
    }

    @Test
    void theReasonSaysSo() throws Exception {
        SchemaProposal proposal = SchemaProposal.of(file("\"a\"\n\"NA\"\n\"x\"\nNA\n\"x\"\n"));
        assertThat(proposal.columns().get(0).reason())
                .contains("what stands in quotes is a value, and missing ones stand bare");
    }

    @Test
    void inAFileOfPostgreSqlAnEmptyTextIsQuotedAndAMissingValueIsNot() throws Exception {
        Table table = comesBack("id,note,n\n1,\"\",4\n2,,5\n3,\"a, b\",\n4,plain,6\n5,plain,6\n");
        assertThat(values(table, "note")).containsExactly("", null, "a, b", "plain", "plain");
        assertThat(values(table, "n")).containsExactly(4L, 5L, null, 6L, 6L);
    }

    @Test
    void whereMissingTextsAreAlwaysQuotedNothingTellsThemFromEmptyOnes() throws Exception {
        Table table = comesBack("\"note\",\"n\"\n\"\",4\n\"a\",\n\"a\",6\n\"b\",6\n");
        assertThat(values(table, "note")).containsExactly(null, "a", "a", "b");
        assertThat(table.schema().column("note").attributes()).doesNotContainKey(ATTRIBUTE);
    }

    @Test
    void numbersInQuotesStayNumbersWhoseMissingOnesAreQuotedToo() throws Exception {
        Table table = TestTables.inferred(file("a,b\n1,x\n\"\",y\n3,\n"));
        assertThat(table.schema().column("a").kind()).isEqualTo(ColumnKind.INTEGER);
        assertThat(values(table, "a")).containsExactly(1L, null, 3L);
    }

    @Test
    void theSchemaDecides() throws Exception {
        Path file = file("a,b\n\"NA\",\"NA\"\nx,x\nNA,NA\n");
        ColumnSchema plain = ColumnSchema.of("a", ColumnKind.CATEGORICAL);
        Schema schema = Schema.of(
                List.of(plain.withAttribute(ATTRIBUTE, "true"), ColumnSchema.of("b", ColumnKind.CATEGORICAL)));
        Table table = CsvSource.of(file).read(schema);
        assertThat(values(table, "a")).containsExactly("NA", "x", null);
        assertThat(values(table, "b")).containsExactly(null, "x", null);
    }

    @Test
    void declaredLevelsDoNotMakeBareOnesPresent() throws Exception {
        Path file = file("a\n\"NA\"\nx\nNA\n");
        ColumnSchema column = ColumnSchema.of("a", ColumnKind.CATEGORICAL).withLevels(List.of("NA", "x"));
        assertThat(values(CsvSource.of(file).read(Schema.of(List.of(column.withAttribute(ATTRIBUTE, "true")))), "a"))
                .containsExactly("NA", "x", null);
        assertThat(values(CsvSource.of(file).read(Schema.of(List.of(column))), "a"))
                .containsExactly("NA", "x", "NA");
    }

    @Test
    void inANumberWhatStandsInQuotesMustBeOne() throws Exception {
        Path file = file("a\n1\n\"NA\"\n");
        ColumnSchema column = ColumnSchema.of("a", ColumnKind.INTEGER).withAttribute(ATTRIBUTE, "true");
        assertThatThrownBy(() -> CsvSource.of(file).read(Schema.of(List.of(column))))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("'NA'");
    }

    @Test
    void anEmptyLineOfOneColumnIsQuotedBecauseItMustBe() throws Exception {
        Table table = TestTables.inferred(file("\"a\"\n\"NA\"\n\"\"\n\"x\"\n\"x\"\n"));
        assertThat(values(table, "a")).containsExactly(null, null, "x", "x");
    }

    @Test
    void whatIsWrittenSoIsJudgedSo() throws Exception {
        String text = "\"continent\",\"beds\"\n\"NA\",7\n\"Asia\",NA\nNA,9\n";
        Table training = TestTables.inferred(file(text));
        ForeignTable foreign = ForeignTable.read(file(text), training);
        assertThat(values(foreign.table(), "continent")).containsExactly("NA", "Asia", null);
    }

    private ForeignTable foreign(String text) throws Exception {
        Table training = TestTables.inferred(file("\"continent\",\"beds\"\n\"NA\",7\n\"Asia\",NA\nNA,9\n\"Asia\",8\n"));
        return ForeignTable.read(Files.writeString(folder.resolve("s.csv"), text), training);
    }

    @Test
    void withoutQuotesALevelIsToldByMissingValuesThatAreSpeltOtherwise() throws Exception {
        ForeignTable read = foreign("continent,beds\nNA,7\nAsia,\n,9\nNA,8\n");
        assertThat(values(read.table(), "continent")).containsExactly("NA", "Asia", null, "NA");
        assertThat(read.notes())
                .containsExactly(
                        "'s.csv', column 'continent' has no quotes, by which the training table tells levels from"
                                + " missing values: 'NA' is taken as a level, because missing values are spelt otherwise.");
    }

    @Test
    void withoutQuotesAndWithNothingThatTellsItIsSaidThatAllAreTakenAsMissing() throws Exception {
        ForeignTable read = foreign("continent,beds\nNA,7\nAsia,NA\nAsia,9\n");
        assertThat(values(read.table(), "continent")).containsExactly(null, "Asia", "Asia");
        assertThat(read.notes())
                .containsExactly(
                        "'s.csv', column 'continent' has no quotes, by which the training table tells levels from"
                                + " missing values: 'NA' is taken as missing in every row; put it in quotes where it is a level.");
    }

    @Test
    void withQuotesNothingNeedsToBeSaid() throws Exception {
        ForeignTable read = foreign("continent,beds\nNA,7\n\"Asia\",NA\n,9\n");
        assertThat(values(read.table(), "continent")).containsExactly(null, "Asia", null);
        assertThat(read.notes()).isEmpty();
    }

    @Test
    void anEmptyLevelIsToldInTheSameWay() throws Exception {
        Table training = TestTables.inferred(file("id,note,n\n1,\"\",4\n2,,5\n3,\"a, b\",\n4,plain,6\n5,plain,6\n"));
        Path theirs = Files.writeString(folder.resolve("s.csv"), "id,note,n\n1,,4\n2,plain,5\n3,NULL,6\n4,plain,6\n");
        assertThat(training.schema().column("note").attributes()).containsEntry(ATTRIBUTE, "true");
        ForeignTable read = ForeignTable.read(theirs, training);
        assertThat(values(read.table(), "note")).containsExactly("", "plain", null, "plain");
        assertThat(read.notes()).hasSize(1);
    }
}
