package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReadingTest {
    @TempDir
    Path folder;

    private CsvSource csv(String text) throws IOException {
        return csv(text, StandardCharsets.UTF_8);
    }

    private CsvSource csv(String text, Charset charset) throws IOException {
        return CsvSource.of(Files.write(folder.resolve("t.csv"), text.getBytes(charset)));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String text) throws IOException {
        CsvSource source = csv(text);
        return assertThatThrownBy(() -> TestTables.inferred(source))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("t.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void anyLineEndSeparatesRows(String end) throws Exception {
        Table table = TestTables.inferred(csv(String.join(end, "a,b", "1,x", "2,y", "3,x")));
        assertThat(table.rowCount()).isEqualTo(3);
        assertThat(table.value(2, 1)).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theDelimiterIsToldByTheRowsAndWrittenBack(String delimiter) throws Exception {
        String text = String.join(delimiter, "a", "b", "c") + "\n1" + delimiter + "\"x, y; z\"" + delimiter + "0.5\n2"
                + delimiter + "w" + delimiter + "1.5\n";
        Table table = TestTables.inferred(csv(text));
        assertThat(table.schema().names()).containsExactly("a", "b", "c");
        assertThat(table.value(0, 1)).isEqualTo("x, y; z");
        Path copy = folder.resolve("copy.csv");
        CsvSink.of(copy).write(table);
        assertThat(Files.readString(copy)).startsWith(String.join(delimiter, "a", "b", "c"));
        TestTables.assertSame(TestTables.inferred(copy), table);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() throws Exception {
        assertThat(csv("\uFEFFa,b\n1,2\n").inferSchema().names()).containsExactly("a", "b");
    }

    @Test
    void unquotedValuesAreTrimmedAndQuotedOnesAreNot() throws Exception {
        Table table = TestTables.inferred(csv("a, b\nx ,  y\nz,\" y \"\n"));
        assertThat(table.schema().names()).containsExactly("a", "b");
        assertThat(table.levels(0).levels()).containsExactly("x", "z");
        assertThat(table.levels(1).levels()).containsExactly("y", " y ");
        Path copy = folder.resolve("copy.csv");
        CsvSink.of(copy).write(table);
        TestTables.assertSame(TestTables.inferred(copy), table);
    }

    @Test
    void quotedValuesMayHoldLineBreaksQuotesAndDelimiters() throws Exception {
        Table table = TestTables.inferred(csv("a,b\n\"two\nlines\",1\n\"a \"\"quote\"\", so\",2\n"));
        assertThat(table.value(0, 0)).isEqualTo("two\nlines");
        assertThat(table.value(1, 0)).isEqualTo("a \"quote\", so");
    }

    @Test
    void rowsThatAreTooShortAreReportedWithTheirLineNumber() throws Exception {
        assertRefused("a,b,c\n1,\"x\ny\",3\n\n1,2\n")
                .hasMessageContaining("line 5 (data row 2): expected 3 values, as in the header, but found 2")
                .hasMessageContaining("Complete the row");
    }

    @Test
    void rowsThatAreTooLongAreReportedWithTheirLineNumber() throws Exception {
        assertRefused("a,b\n1,2\n1,\"2\n2\",3\n1,2\n")
                .hasMessageContaining("line 3 (data row 2): expected 2 values, as in the header, but found 3")
                .hasMessageContaining("quote values that hold a ','");
    }

    @Test
    void aHeaderOneNameShortIsReportedAsSuch() throws Exception {
        assertRefused("a,b\n1,2,3\n2,3,4\n")
                .hasMessageContaining("one value more than the header has names")
                .hasMessageContaining("Put a name such as 'id'");
    }

    @Test
    void duplicateNamesAreReportedWithTheirPositions() throws Exception {
        assertRefused("a,b,a\n1,2,3\n").hasMessageContaining("columns 1 and 3 are both named 'a'");
    }

    @Test
    void anEmptyNameIsReportedWithItsPosition() throws Exception {
        assertRefused("a,,c\n1,2,3\n").hasMessageContaining("the name of column 2 of 3 is empty");
    }

    @Test
    void aDelimiterAtTheEndOfEveryLineIsNoColumn() throws Exception {
        CsvSource source = csv("a,b,\n1,x,\n2,y,\n");
        SchemaProposal proposal = SchemaProposal.of(source);
        assertThat(proposal.schema().names()).containsExactly("a", "b");
        assertThat(proposal.notes()).contains("Every line ends in a delimiter, as those written do.");
        assertThat(proposal.schema().attributes()).containsEntry("csv.final-delimiter", "true");
        assertThat(source.read(proposal.schema()).row(1).values()).containsExactly(2L, "y");
        SchemaCheck check = SchemaCheck.of(folder.resolve("t.csv"), proposal.schema());
        assertThat(check.problems()).isEmpty();
        assertThat(check.notes()).isEmpty();
    }

    @Test
    void aValueBehindTheDelimiterAtTheEndOfLinesIsReported() throws Exception {
        assertRefused("a,b,\n" + "1,x,\n".repeat(5_000) + "2,y,z\n1,x,\n")
                .hasMessageContaining(
                        "the name of column 3 of 3 is empty, but holds a value in line 5002 (data row 5001)")
                .hasMessageNotContaining("z");
        assertRefused("a,b,\n1,x,\"\"\n").hasMessageContaining("column 3 of 3 is empty, but holds a value in line 2");
        assertRefused("a,b,\"\"\n1,x,\n").hasMessageContaining("the name of column 3 of 3 is empty; name it");
        assertRefused("a,,\n1,x,\n").hasMessageContaining("the name of column 2 of 3 is empty; name it");
    }

    @Test
    void aDelimiterAtTheEndOfTheHeaderOrOfTheRowsAloneIsReported() throws Exception {
        assertRefused("a,b,\n1,x\n2,y\n")
                .hasMessageContaining("line 2 (data row 1): expected 3 values, as in the header, but found 2")
                .hasMessageContaining("The header ends in a ',', but the row does not: remove it from line 1");
        assertRefused("a,b\n1,x,\n2,y,\n")
                .hasMessageContaining("If every row just ends in a ',', put one at that line's end");
        assertRefused("a,b\n1,x,5\n2,y,6\n").hasMessageNotContaining("just ends in");
    }

    @Test
    void aColumnWithoutANameIsLeftOutUnderASchema() throws Exception {
        Path file = Files.writeString(folder.resolve("indexed.csv"), ",a,b\n0,x,1\n1,y,2\n");
        Schema schema = Schema.builder()
                .add("b", ColumnKind.INTEGER)
                .add("a", ColumnKind.CATEGORICAL)
                .build();
        Table table = CsvSource.of(file).read(schema);
        assertThat(table.row(1).values()).containsExactly(2L, "y");
    }

    @Test
    void aHeaderWithoutRowsIsReported() throws Exception {
        assertRefused("a,b\n").hasMessageContaining("has a header and no rows");
    }

    @Test
    void anUnclosedQuoteIsReported() throws Exception {
        assertRefused("a,b\n1,\"never closed\n2,3\n").hasMessageContaining("quote");
    }

    @Test
    void aMalformedByteFarIntoTheFileIsReportedWithItsLine() throws Exception {
        String text = "a\n" + "zürich\n".repeat(50_000);
        byte[] bytes = (text + "?\n").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 2] = (byte) 0xff;
        Path file = Files.write(folder.resolve("t.csv"), bytes);
        assertThatThrownBy(() -> CsvSource.of(file).inferSchema())
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("line 50002:");
    }

    /** Whoever reads in pieces may ask for a single one of a character's two. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE"})
    void aCharacterOfTwoMayStandWhereAPieceOfTheTextEnds(String encoding) throws Exception {
        for (int before = 0; before < 2; before++) {
            for (int length : new int[] {65_530 / 2, 200_000}) {
                String text = "\uFEFFa,b\n1," + "x".repeat(before) + "\ud83d\ude00".repeat(length) + "\n2,y\n";
                Table table = assertTimeoutPreemptively(
                        Duration.ofSeconds(60), () -> TestTables.inferred(csv(text, Charset.forName(encoding))));
                assertThat(table.rowCount()).isEqualTo(2);
                assertThat(table.value(0, 1)).isEqualTo("x".repeat(before) + "\ud83d\ude00".repeat(length));
            }
        }
    }

    @Test
    void aTruncatedGzipFileIsReported() throws Exception {
        Path file = folder.resolve("t.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 50_000; i++) {
                out.write(("a" + i * 7919L + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> CsvSource.of(file).inferSchema())
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("damaged or truncated gzip file");
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> CsvSource.of(folder).inferSchema())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it is a folder; name a file in it");
    }

    @Test
    void aSchemaReadsAnotherFileWhoseColumnsStandInAnotherOrder() throws Exception {
        Schema schema = csv("a,b\n1,x\n2,y\n").inferSchema();
        Table other = csv("b;more;a\ny;0;5\n?;0;6\n").read(schema);
        assertThat(other.schema()).isEqualTo(schema);
        assertThat(other.row(0)).containsEntry("a", 5L).containsEntry("b", "y");
        assertThat(other.value(1, 1)).isNull();
    }

    @Test
    void aValueThatDoesNotFitIsReportedWithLineRowColumnAndValue() throws Exception {
        CsvSource source = csv("a,b\n1,x\n\n2.5,y\n");
        Schema schema = Schema.builder().integer("a").build();
        assertThatThrownBy(() -> source.read(schema))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("line 4 (data row 2), column 'a' (integer): '2.5' is not a whole number");
    }

    @Test
    void booleansAndDatesThatDoNotFitAreReported() throws Exception {
        CsvSource source = csv("a,d\nyes,31/02/2020\n");
        Schema words =
                Schema.of(List.of(ColumnSchema.of("a", ColumnKind.BOOLEAN).withLevels(List.of("N", "Y"))));
        assertThatThrownBy(() -> source.read(words)).hasMessageContaining("'yes' is neither 'N' nor 'Y'");
        Schema dates = Schema.of(List.of(ColumnSchema.of("d", ColumnKind.DATE).withFormat("dd/MM/yyyy")));
        assertThatThrownBy(() -> source.read(dates))
                .hasMessageContaining("'31/02/2020' is not a date written as dd/MM/yyyy");
    }

    @Test
    void aBooleanWithoutDeclaredLevelsKeepsTheFilesSpelling() throws Exception {
        Table table = csv("a\nYes\nNo\nYes\n").read(Schema.of(List.of(ColumnSchema.of("a", ColumnKind.BOOLEAN))));
        assertThat(table.levels(0).levels()).containsExactly("No", "Yes");
        assertThat(table.value(0, 0)).isEqualTo(true);
    }

    @Test
    void aFormatThatIsNoPatternIsReported() throws Exception {
        CsvSource source = csv("d\n2020-01-01\n");
        Schema schema = Schema.of(List.of(ColumnSchema.of("d", ColumnKind.DATE).withFormat("bogus")));
        assertThatThrownBy(() -> source.read(schema))
                .hasMessageContaining("Column 'd'")
                .hasMessageContaining("'bogus' is no date pattern");
    }

    @Test
    void missingValuesOfASingleColumnSurviveWriting() throws Exception {
        Table table = TestTables.inferred(csv("a\n1\n\"\"\n3\n"));
        assertThat(table.rowCount()).isEqualTo(3);
        Path copy = folder.resolve("copy.csv");
        CsvSink.of(copy).write(table);
        TestTables.assertSame(TestTables.inferred(copy), table);
    }
}
