package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blanks that fill values up to one width, other blanks around values, and empty lines. */
class BlanksTest {
    @TempDir
    Path folder;

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    private String copy(Table table) throws Exception {
        Path copy = folder.resolve("copy.csv");
        CsvSink.of(copy).write(table);
        return Files.readString(copy);
    }

    private String copy(String text) throws Exception {
        return copy(TestTables.inferred(file(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id  ;name  \n  12;Bern  \n   5;Basel \n 100;Chur  \n",
                "id,name\r\n  12,Bern  \r\n   5,Basel \r\n",
                "n;city \n 12;     \n   ;Bern \n  5;Basel\n",
                "a,b\nx,1\n ,2\ny,3\n",
                "     x|day       \n  1.50|2024-01-31\n-12.25|          \n",
                "id  ;name  ;\n  12;Bern  ;\n   5;Basel ;\n",
                "a   \nb   \nccc \nb   \n",
            })
    void valuesThatFillOneWidthComeBackSo(String text) throws Exception {
        assertThat(copy(text)).isEqualTo(text);
    }

    @Test
    void paddingIsNotedAndKeptInTheSchema() throws Exception {
        SchemaProposal proposal = SchemaProposal.of(file("id;name  \n  12;Bern  \n   5;Basel \n"));
        assertThat(proposal.notes())
                .contains("Values are filled up with spaces to one width, as those written are, in 'id', 'name'.");
        assertThat(proposal.schema().column("id").attributes())
                .containsEntry("csv.padding", "right 4")
                .doesNotContainKey("csv.padded-name");
        assertThat(proposal.schema().column("name").attributes())
                .containsEntry("csv.padding", "left 6")
                .containsEntry("csv.padded-name", "left");
    }

    @Test
    void aValueThatDoesNotFitThePaddingIsWrittenWhole() throws Exception {
        Schema schema = CsvSource.of(file("c   ,n\nab  ,1\nabc ,2\n")).inferSchema();
        Table table = Table.builder(schema)
                .addRow("ab", 1)
                .addRow("abcdef", 2)
                .addRow("a,b", 3)
                .addRow(null, 4)
                .build();
        assertThat(copy(table)).isEqualTo("c   ,n\nab  ,1\nabcdef,2\n\"a,b\",3\n    ,4\n");
        TestTables.assertSameValues(CsvSource.of(folder.resolve("copy.csv")).read(schema), table);
    }

    @Test
    void otherBlanksAreNotedAndNotWritten() throws Exception {
        Path file = file("a;b;c\n  12 ; 5 ;x\n7;6;y\n");
        SchemaProposal proposal = SchemaProposal.of(file);
        assertThat(proposal.notes())
                .contains("Values have blanks around them, which are left out and not written, in 'a', 'b'.");
        assertThat(copy(CsvSource.of(file).read(proposal.schema()))).isEqualTo("a;b;c\n12;5;x\n7;6;y\n");
    }

    @Test
    void aNoteNamesFiveColumnsAtMost() throws Exception {
        assertThat(SchemaProposal.of(file("a;b;c;d;e;f;g\n1 ;1 ;1 ;1 ;1 ;1 ;1 \n1;1;1;1;1;1;1\n"))
                        .notes())
                .anyMatch(note -> note.endsWith("in 'a', 'b', 'c', 'd', 'e' and 2 more columns."));
    }

    @Test
    void aSpaceAfterEveryDelimiterIsNoPadding() throws Exception {
        SchemaProposal proposal = SchemaProposal.of(file("a, b, c\n1, x, 5\n2, y, 6\n"));
        assertThat(proposal.notes()).hasSize(1);
        assertThat(proposal.schema().column("b").attributes()).doesNotContainKey("csv.padding");
        assertThat(SchemaProposal.of(file("a, b, c\n1, x , 5\n2, y, 6\n")).notes())
                .contains("Values have blanks around them, which are left out and not written, in 'b'.");
    }

    @Test
    void tabsAndWiderBlanksAreNoPadding() throws Exception {
        for (String blank : List.of("\t", "\u2003")) {
            SchemaProposal proposal = SchemaProposal.of(file("a,b\nx" + blank + ",1\nyz,2\n"));
            assertThat(proposal.notes()).anyMatch(note -> note.contains("not written, in 'a'"));
            assertThat(proposal.schema().column("a").attributes()).doesNotContainKey("csv.padding");
        }
    }

    @Test
    void valuesOfOneLengthArePaddedOnlyIfBlanksComeEarly() throws Exception {
        String plain = IntStream.range(0, 1_500)
                .mapToObj(i -> (1000 + i) + ",x\n")
                .collect(java.util.stream.Collectors.joining());
        assertThat(SchemaProposal.of(file("a,b\n" + plain)).notes()).hasSize(1);
        assertThat(SchemaProposal.of(file("a,b\n" + plain + " 999,x\n")).notes())
                .anyMatch(note -> note.contains("blanks around them, which are left out and not written, in 'a'."));
        assertThat(copy("a,b\n 999,x\n" + plain)).isEqualTo("a,b\n 999,x\n" + plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"left", "left 0", "middle 5", "left 5 "})
    void aPaddingThatIsNoneIsRefused(String attribute) throws Exception {
        Schema schema = CsvSource.of(file("c,n\nab,1\n")).inferSchema();
        Schema wrong = schema.with(schema.column("c").withAttribute("csv.padding", attribute));
        assertThatThrownBy(() -> CsvSink.of(folder.resolve("copy.csv")).open(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Column 'c': the attribute csv.padding '" + attribute + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\n1\n\n3\n",
                "a\n1\n\n\n\n2\n\n5",
                "a\n\n1\n2\n",
                "a\r\nx\r\n\r\ny\r\n",
                "5\n\n6\n7\n",
                "a\nx\n\nNA\nx\n\nNA\nx\n\nNA\nx\n\nNA\nx\n\nNA\nx\n",
            })
    void anEmptyLineOfAFileOfOneColumnIsAMissingValue(String text) throws Exception {
        Table table = TestTables.inferred(file(text));
        long lines = text.lines().count();
        assertThat(table.rowCount()).isEqualTo((int) (text.startsWith("5") ? lines : lines - 1));
        assertThat(IntStream.range(0, table.rowCount()).anyMatch(row -> table.value(row, 0) == null))
                .isTrue();
        if (!text.contains("NA")) {
            assertThat(copy(table)).isEqualTo(text);
        }
        Table again = CsvSource.of(folder.resolve("t.csv")).read(table.schema());
        copy(again);
        TestTables.assertSameValues(CsvSource.of(folder.resolve("copy.csv")).read(table.schema()), table);
    }

    @Test
    void emptyLinesAreNoted() throws Exception {
        assertThat(SchemaProposal.of(file("a\n1\n\n3\n")).notes())
                .contains("1 empty line is a missing value, because a value follows; such lines are written, too.");
        assertThat(SchemaProposal.of(file("a\n1\n3\n\n\n")).notes())
                .contains("2 empty lines are no rows, and not written.");
        assertThat(SchemaProposal.of(file("a,b\n1,x\n\n3,y\n")).notes())
                .contains("1 empty line is no row, and not written.");
    }

    @Test
    void emptyLinesAtTheEndAreNoRows() throws Exception {
        assertThat(copy("a\n1\n2\n\n\n")).isEqualTo("a\n1\n2\n");
        assertThat(copy("a\n1\n\n2\n\n\n")).isEqualTo("a\n1\n\n2\n");
    }

    @Test
    void aMissingValueInTheLastRowIsNoEmptyLine() throws Exception {
        Schema schema = CsvSource.of(file("a\n1\n\n2\n")).inferSchema();
        Table table = Table.builder(schema)
                .addRow(1)
                .addRow((Object) null)
                .addRow(2)
                .addRow((Object) null)
                .addRow((Object) null)
                .build();
        assertThat(copy(table)).isEqualTo("a\n1\n\n2\n\n\"\"\n");
        TestTables.assertSameValues(CsvSource.of(folder.resolve("copy.csv")).read(schema), table);
    }

    @Test
    void manyEmptyLinesAreCountedAmongRowsAndLines() throws Exception {
        Path file = file("a\n1\n" + "\n".repeat(5_000) + "x\n");
        Schema schema = Schema.builder().integer("a").build();
        assertThatThrownBy(() -> CsvSource.of(file).read(schema))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("line 5003 (data row 5002), column 'a' (integer): 'x'");
        Table table = CsvSource.of(file("a\n1\n" + "\n".repeat(5_000) + "7\n")).read(schema);
        assertThat(table.rowCount()).isEqualTo(5_002);
        assertThat(table.value(5_000, 0)).isNull();
        assertThat(table.value(5_001, 0)).isEqualTo(7L);
    }

    @Test
    void anEmptyLineNeedsNoQuotesExceptAtTheEnd() throws Exception {
        Schema schema = CsvSource.of(file("a\n1\n\n2\n")).inferSchema();
        Schema bare = schema.withAttributes(Map.of("csv.empty-lines", "true", "csv.quote", "none"));
        Table table =
                Table.builder(bare).addRow(1).addRow((Object) null).addRow(2).build();
        assertThat(copy(table)).isEqualTo("a\n1\n\n2\n");
    }
}
