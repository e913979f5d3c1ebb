package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read in one dialect is written in the same, to the byte. */
class CsvDialectTest {
    private static final List<List<String>> ROWS = IntStream.range(0, 40)
            .mapToObj(i -> List.of(
                    Integer.toString(100 + 7 * i),
                    i % 5 == 3 ? "" : "Z\u00fcrich " + i % 3,
                    i % 4 == 0 ? "said Q" + i % 2 + "Q, then; left|now^\nagain" : "no",
                    i + ".25"))
            .toList();

    @TempDir
    Path folder;

    static Stream<Arguments> dialects() {
        return Stream.of(',', ';', '\t', '|', '^', '\u0001')
                .flatMap(delimiter -> Stream.of('"', '\'')
                        .flatMap(quote -> Stream.of("\n", "\r\n", "\r")
                                .flatMap(end -> Stream.of("UTF-8", "ISO-8859-1", "UTF-16LE")
                                        .map(encoding -> Arguments.of(delimiter, quote, end, encoding)))));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void theDialectComesBackToTheByte(char delimiter, char quote, String end, String encoding) throws Exception {
        for (boolean header : new boolean[] {true, false}) {
            byte[] text = text(delimiter, quote, end, header).getBytes(encoding);
            CsvOptions.Builder given = CsvOptions.builder();
            if (delimiter < ' ' && delimiter != '\t' || delimiter == '^') {
                given.delimiter(delimiter);
            }
            assertSameBytes(text, given.build());
        }
    }

    private void assertSameBytes(byte[] text, CsvOptions given) throws Exception {
        Path file = Files.write(folder.resolve("t.csv"), text);
        Path copy = folder.resolve("copy.csv");
        Table table = TestTables.inferred(CsvSource.of(file, given));
        assertThat(table.rowCount()).isEqualTo(ROWS.size());
        assertThat(table.schema().size()).isEqualTo(ROWS.get(0).size());
        CsvSink.of(copy).write(table);
        assertThat(new String(Files.readAllBytes(copy), StandardCharsets.ISO_8859_1))
                .isEqualTo(new String(text, StandardCharsets.ISO_8859_1));
    }

    private static String text(char delimiter, char quote, String end, boolean header) {
        Stream<List<String>> rows = ROWS.stream();
        return (header ? Stream.concat(Stream.of(List.of("n", "city", "word", "x")), rows) : rows)
                .map(row -> row.stream()
                        .map(cell -> quoted(cell.replace('Q', quote).replace("\n", end), delimiter, quote))
                        .collect(Collectors.joining(String.valueOf(delimiter))))
                .collect(Collectors.joining(end, "", end));
    }

    private static String quoted(String cell, char delimiter, char quote) {
        String q = String.valueOf(quote);
        boolean needed = cell.contains(q) || cell.indexOf(delimiter) >= 0 || cell.contains("\n") || cell.contains("\r");
        return needed ? q + cell.replace(q, q + q) + q : cell;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void ofSeveralByteOrderMarksOneIsWritten(String encoding) throws Exception {
        Path file = Files.write(folder.resolve("t.csv"), "\uFEFF\uFEFF\uFEFFa,b\n1,x\n2,y\n".getBytes(encoding));
        assertThat(SchemaProposal.of(file).notes())
                .contains("The text begins with more than one byte-order mark; one is written.");
        Table table = TestTables.inferred(file);
        assertThat(table.schema().names()).containsExactly("a", "b");
        CsvSink.of(folder.resolve("copy.csv")).write(table);
        assertThat(folder.resolve("copy.csv")).hasBinaryContent("\uFEFFa,b\n1,x\n2,y\n".getBytes(encoding));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkComesBack(String encoding) throws Exception {
        assertSameBytes(("\uFEFF" + text(',', '"', "\n", true)).getBytes(encoding), CsvOptions.detect());
    }

    @Test
    void theLastLineWithoutAnEndComesBackWithoutOne() throws Exception {
        byte[] text = text(',', '"', "\n", true).stripTrailing().getBytes(StandardCharsets.UTF_8);
        assertSameBytes(text, CsvOptions.detect());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\",\"b\"\n\"1\",\"x\"\n\"\",\"y\"\n\"2\",\"x\"\n",
                "\"a\",\"b\"\n1,\"x\"\n,\"y\"\n2,\"x\"\n3,\n",
                "a,b\n1,\"x\"\n,\"y\"\n2,\"x\"\n3,\"\"\n",
                "a, b, c\n1, x, 2.5\n, y, 1.5\n2, \"x, y\", 0.5\n",
                "a;b;c\n1;x;2\n;y;3\n5;;3",
                "1,x,2.5\r\n2,y,1.5\r\n4,x,0.5\r\n",
                "a\n\"\"\n1\n\"\"\n2\n",
                "a\tb\n1\tx y\n2\t\n4\tx y\n",
                "a,b,c,\n1,2.5,x,\n2,,y,\n3,1.5,\"x, y\",\n",
                "\"a\";\"b\";\r\n1;\"x\";\r\n2;\"y\";",
                "a,\n1,\n,\n2,\n",
            })
    void quotingStyleAndSpacesComeBack(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        CsvSink.of(folder.resolve("copy.csv")).write(TestTables.inferred(file));
        assertThat(Files.readString(folder.resolve("copy.csv"))).isEqualTo(text);
    }

    @Test
    void whatWasFoundStandsInTheSchema() throws Exception {
        byte[] text = text(';', '\'', "\r\n", false).getBytes("windows-1252");
        Path file = Files.write(folder.resolve("t.csv"), text);
        SchemaProposal proposal = SchemaProposal.of(file);
        assertThat(proposal.schema().attributes())
                .containsEntry("csv.delimiter", ";")
                .containsEntry("csv.quote", "'")
                .containsEntry("csv.encoding", "ISO-8859-1")
                .containsEntry("csv.line-end", "CRLF")
                .containsEntry("csv.header", "none");
        assertThat(proposal.schema().names()).containsExactly("column_1", "column_2", "column_3", "column_4");
        assertThat(proposal.notes().get(0)).contains("ISO-8859-1", "a semicolon", "quote '", "CRLF", "no header");
        assertThat(String.join(" ", proposal.notes()))
                .contains("The first line is taken for a row", "The text is not UTF-8", "single quotes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a,b,c\n1,2,3\n", "0,1,2\n5,6,7\n5,3,7\n", "city,2001,2002\nBern,1,2\nBasel,3,4\n", "a\nx\ny\n"})
    void namesAreTakenForNames(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        assertThat(CsvSource.of(file).inferSchema().names())
                .containsExactly(text.lines().findFirst().orElseThrow().split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "39,State-gov,Male\n50,Private,Male\n38,State-gov,Female\n",
                "5\n6\n7\n",
                "2020-01-01,1.5\n2020-01-02,2.5\n",
                "1,5;2,5\n1,7;2,9\n"
            })
    void rowsAreNotTakenForNames(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        Table table = TestTables.inferred(file);
        assertThat(table.rowCount()).isEqualTo((int) text.lines().count());
        assertThat(table.schema().names()).first().isEqualTo("column_1");
        assertThat(CsvSource.of(file, CsvOptions.builder().header(true).build())
                        .inferSchema()
                        .names())
                .doesNotContain("column_1");
    }

    @Test
    void whatIsGivenWins() throws Exception {
        Path file = Files.write(
                folder.resolve("t.csv"), "a,b;c\n\"1,2;\u0416\"\n3,4;\u0416\n".getBytes(Charset.forName("KOI8-R")));
        CsvOptions given = CsvOptions.builder()
                .delimiter(';')
                .quote(CsvOptions.NO_QUOTE)
                .encoding("KOI8-R")
                .header(false)
                .build();
        Table table = TestTables.inferred(CsvSource.of(file, given));
        assertThat(table.rowCount()).isEqualTo(3);
        assertThat(table.row(1).values()).containsExactly("\"1,2", "\u0416\"");
        CsvSink.of(folder.resolve("copy.csv")).write(table);
        assertThat(folder.resolve("copy.csv")).hasSameBinaryContentAs(file);
    }

    @Test
    void aSchemaTellsHowToReadAFileThatHasItsColumnsThen() throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"), "a^b\n1^x\n2^y\n");
        Schema schema =
                CsvSource.of(file, CsvOptions.builder().delimiter('^').build()).inferSchema();
        assertThat(CsvSource.of(file).read(schema).rowCount()).isEqualTo(2);
        Path other = Files.writeString(folder.resolve("u.csv"), "b;a\nx;1\n");
        assertThat(CsvSource.of(other).read(schema).value(0, 0)).isEqualTo(1L);
    }

    @Test
    void severalGzipMembersAreOneText() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String part : List.of("a,b\n1,x\n2,", "y\n3,x\n")) {
            try (OutputStream member = new GZIPOutputStream(bytes)) {
                member.write(part.getBytes(StandardCharsets.UTF_8));
            }
        }
        Path file = Files.write(folder.resolve("t.csv.gz"), bytes.toByteArray());
        Table table = TestTables.inferred(file);
        assertThat(table.rowCount()).isEqualTo(3);
        CsvSink.of(folder.resolve("copy.csv.gz")).write(table);
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve("copy.csv.gz")))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("a,b\n1,x\n2,y\n3,x\n");
        }
    }

    @Test
    void aValueThatTheDialectCannotHoldIsNotWritten() throws Exception {
        Table table = TestTables.inferred(Files.writeString(folder.resolve("t.csv"), "a,b\n1,\u0416\n2,\"x,y\"\n"));
        Path copy = folder.resolve("copy.csv");
        assertThatThrownBy(() -> CsvSink.of(copy).write(in(table, "csv.encoding", "ISO-8859-1")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a character that ISO-8859-1 lacks");
        assertThatThrownBy(() -> CsvSink.of(copy).write(in(table, "csv.quote", "none")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Column 'b' holds a value that cannot be written without quotes");
        assertThatThrownBy(() -> CsvSink.of(copy).write(in(table, "csv.line-end", "NEL")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("csv.line-end ('NEL') must be one of [LF, CRLF, CR]");
        assertThat(copy).doesNotExist();
    }

    private static Table in(Table table, String key, String value) {
        Schema schema = table.schema();
        java.util.Map<String, String> attributes = new java.util.TreeMap<>(schema.attributes());
        attributes.put(key, value);
        return Table.of(
                schema.withAttributes(attributes),
                IntStream.range(0, schema.size()).mapToObj(table::column).toList());
    }

    @ParameterizedTest
    @ValueSource(chars = {'a', '7', '"', ' ', '\n'})
    void aDelimiterThatCannotBeOneIsRefused(char delimiter) {
        assertThatThrownBy(() -> CsvOptions.builder().delimiter(delimiter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The delimiter");
    }
}
