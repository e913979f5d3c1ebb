package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.ColumnKind;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines above a table: Excel's delimiter, which is read, and titles and comments, which are skipped where that is said. */
class LinesAboveTest {
    @TempDir
    Path folder;

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    private static CsvOptions skip(int lines) {
        return CsvOptions.builder().skipLines(lines).build();
    }

    private String copy(Table table) throws Exception {
        Path copy = folder.resolve("copy.csv");
        CsvSink.of(copy).write(table);
        return Files.readString(copy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sep=;\na;b\n1;x\n2;y\n",
                "sep=,\r\na,b\r\n1,x\r\n2,y\r\n",
                "sep=\t\na\tb\n1\tx\n2\ty",
                "\"sep=|\"\n\"a\"|\"b\"\n1|\"x\"\n2|\"y\"\n",
                "sep=^\ra^b\r1^x\r2^y\r",
                "sep=;\n1;2,5\n2;3,5\n3;1,5\n",
                "sep=,\na;b,c\n1;2,x\n3;4,y\n",
            })
    void excelsLineTellsTheDelimiterAndIsWrittenAgain(String text) throws Exception {
        Table table = TestTables.inferred(file(text));
        assertThat(table.schema().size()).isEqualTo(2);
        assertThat(copy(table)).isEqualTo(text);
    }

    @Test
    void excelsLineIsNoted() throws Exception {
        assertThat(SchemaProposal.of(file("sep=;\na;b\n1;x\n2;y\n")).notes())
                .contains("The first line tells Excel the delimiter, as the first one written does.");
    }

    @Test
    void aDelimiterThatIsGivenWinsOverExcelsLine() throws Exception {
        CsvOptions comma = CsvOptions.builder().delimiter(',').build();
        Table table = TestTables.inferred(CsvSource.of(file("sep=;\na,b\n1,x;\n2,y;\n"), comma));
        assertThat(table.schema().names()).containsExactly("a", "b");
        assertThat(copy(table)).isEqualTo("sep=,\na,b\n1,x;\n2,y;\n");
    }

    @Test
    void excelsLineIsReadUnderTheSchemaOfAFileWithoutOne() throws Exception {
        Schema schema = CsvSource.of(file("a,b\n1,x\n2,y\n")).inferSchema();
        Path other = Files.writeString(folder.resolve("other.csv"), "sep=;\nb;a\nx;5\n");
        assertThat(CsvSource.of(other).read(schema).row(0).values()).containsExactly(5L, "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=", "sep=a", "sep= ", "sep=\""})
    void aLineThatOnlyLooksLikeExcelsIsATitle(String line) throws Exception {
        Path file = file(line + "\na,b,c\n1,x,5\n2,y,6\n");
        assertThatThrownBy(() -> CsvSource.of(file).inferSchema())
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("say how many lines to skip");
    }

    static Stream<Arguments> above() {
        return Stream.of(
                Arguments.of(2, "Report, of 2024\n\n"),
                Arguments.of(1, "# made by X on 'Friday\n"),
                Arguments.of(3, "one\r\ntwo\rthree, \"which is open\n"),
                Arguments.of(1, "sep=;\n"),
                Arguments.of(1, "a,b\n"),
                Arguments.of(0, ""));
    }

    @ParameterizedTest
    @MethodSource("above")
    void linesAboveAreSkippedAndNotWritten(int lines, String above) throws Exception {
        String text = "a,b\n1,x\n2,y\n";
        CsvSource source = CsvSource.of(file(above + text), skip(lines));
        SchemaProposal proposal = SchemaProposal.of(source);
        assertThat(proposal.schema().names()).containsExactly("a", "b");
        assertThat(copy(source.read(proposal.schema()))).isEqualTo(text);
        assertThat(proposal.notes().stream().filter(note -> note.contains("skipped")))
                .hasSize(lines == 0 ? 0 : 1);
    }

    @Test
    void aTitleMayBeLongerThanWhatTheLayoutIsJudgedBy() throws Exception {
        String title = "Z\u00fcrich, ".repeat(50_000) + "\r\n";
        Path file = Files.write(
                folder.resolve("t.csv"), (title + "a;b\r\n1;x\r\n2;\u00fc\r\n").getBytes(StandardCharsets.UTF_8));
        Table table = TestTables.inferred(CsvSource.of(file, skip(1)));
        assertThat(table.row(1).values()).containsExactly(2L, "\u00fc");
    }

    @Test
    void theSchemaKeepsHowManyLinesToSkip() throws Exception {
        Path file = file("Title\n\na,b\n1,x\n2,y\n");
        Schema schema = CsvSource.of(file, skip(2)).inferSchema();
        assertThat(schema.attributes()).containsEntry("csv.skip-lines", "2");
        Table table = CsvSource.of(file).read(schema);
        assertThat(table.rowCount()).isEqualTo(2);
        assertThat(SchemaCheck.of(file, schema).problems()).isEmpty();
        Path copy = folder.resolve("copy.csv");
        CsvSink.of(copy).write(table);
        TestTables.assertSameValues(CsvSource.of(copy).read(schema), table);
    }

    @Test
    void rowsWithoutNamesThatWereWrittenUnderSuchASchemaAreAllRead() throws Exception {
        CsvOptions given = CsvOptions.builder().header(false).skipLines(2).build();
        Path file = file("Title\n\n1,x\n2,y\n3,x\n");
        Schema schema = CsvSource.of(file, given).inferSchema();
        Table table = CsvSource.of(file).read(schema);
        assertThat(table.rowCount()).isEqualTo(3);
        CsvSink.of(folder.resolve("copy.csv")).write(table);
        TestTables.assertSameValues(CsvSource.of(folder.resolve("copy.csv")).read(schema), table);
    }

    @Test
    void aColumnThatTheFileLacksIsNamedAlthoughLinesAreSkipped() throws Exception {
        Path file = file("Title\n\na^b\n1^x\n2^y\n");
        CsvOptions given = CsvOptions.builder().delimiter('^').skipLines(2).build();
        Schema schema = CsvSource.of(file, given).inferSchema();
        Schema wrong = Schema.builder()
                .add("a", ColumnKind.INTEGER)
                .add("c", ColumnKind.CATEGORICAL)
                .build()
                .withAttributes(schema.attributes());
        assertThat(SchemaCheck.of(file, wrong).problems())
                .singleElement()
                .asString()
                .contains("No column 'c'", "a, b");
    }

    @Test
    void messagesCountTheLinesThatAreSkipped() throws Exception {
        Path file = file("Title\r\n\r\na,b\r\n1,x\r\n2\r\n");
        assertThatThrownBy(() -> CsvSource.of(file, skip(2)).inferSchema())
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("line 5 (data row 2)");
        assertThatThrownBy(() -> CsvSource.of(file, skip(5)).inferSchema())
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("is empty below the lines that are skipped");
        Path broken =
                Files.write(folder.resolve("b.csv"), new byte[] {(byte) 0xc3, (byte) 0xa9, (byte) 0xff, '\n', 'a'});
        assertThatThrownBy(() -> CsvSource.of(broken, skip(1)).inferSchema())
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("b.csv', above the table: the text is not UTF-8");
    }

    @Test
    void lessThanNoLineIsRefused() throws Exception {
        assertThatThrownBy(() -> skip(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The lines to skip (-1) must be 0 or more");
        Path file = file("a,b\n1,x\n2,y\n");
        Schema schema = CsvSource.of(file).inferSchema();
        assertThatThrownBy(
                        () -> CsvSource.of(file).read(schema.withAttributes(java.util.Map.of("csv.skip-lines", "two"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("csv.skip-lines ('two') must be a number of lines");
    }
}
