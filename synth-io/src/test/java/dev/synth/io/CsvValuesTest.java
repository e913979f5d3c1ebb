package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What values of text files are taken for, and that they come out as they went in: the lines of csv-values.md. */
class CsvValuesTest {
    @TempDir
    Path folder;

    /** A file of one row a line, its values separated by bars, none of them quoted. */
    private Path file(String... lines) throws IOException {
        String text = Arrays.stream(lines)
                .map(line -> Arrays.stream(line.split("\\|", -1))
                        .map(cell -> '"' + cell + '"')
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "", "\n"));
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    private SchemaProposal proposal(String name, String cells) throws IOException {
        List<String> lines = new ArrayList<>(List.of(name));
        lines.addAll(List.of(cells.split("\\|", -1)));
        return SchemaProposal.of(file(lines.toArray(String[]::new)));
    }

    private List<List<String>> rewritten() throws Exception {
        Path copy = folder.resolve("copy.csv");
        CsvSink.of(copy).write(TestTables.inferred(folder.resolve("t.csv")));
        return cells(copy);
    }

    private static List<List<String>> cells(Path file) throws IOException {
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.DEFAULT)) {
            return parser.stream().skip(1).map(CSVRecord::toList).toList();
        }
    }

    private void assertRepeated(String cells) throws Exception {
        assertThat(rewritten().stream().map(row -> row.get(0)).toList()).isEqualTo(List.of(cells.split("\\|", -1)));
    }

    private static String attribute(ColumnSchema column, String key) {
        return column.findAttribute(key).orElse(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.0|1.5|0.0", "(0.0%)|(1.5%)|2.5%"})
    void aZeroHasNoMinus(String cells) throws Exception {
        proposal("n", cells);
        Table read = TestTables.inferred(folder.resolve("t.csv"));
        assertThat(read.value(0, 0)).isEqualTo(0.0);
        CsvSink.of(folder.resolve("copy.csv")).write(read);
        TestTables.assertSameValues(
                TableFiles.source(folder.resolve("copy.csv")).read(read.schema()), read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1234.5|-12.25|0.75;                CONTINUOUS; ",
                "1,234.5|-12.25|0.75;               CONTINUOUS; -1,234.5",
                "1.234,5|-12,25|0,75;               CONTINUOUS; -1.234,5",
                "1234,5|-12,25|0,75;                CONTINUOUS; -1234,5",
                "1 234,5|-12,25|0,75;               CONTINUOUS; -1 234,5",
                "1\u00a0234,5|-12,25|0,75;          CONTINUOUS; -1\u00a0234,5",
                "1\u202f234,5|-12,25|0,75;          CONTINUOUS; -1\u202f234,5",
                "1'234.5|-12.25|0.75;               CONTINUOUS; -1'234.5",
                "1’234.5|-12.25|0.75;               CONTINUOUS; -1’234.5",
                "1,234,567|-12|7;                   INTEGER;    -1,234.5",
                "1.234.567|-12|7;                   INTEGER;    -1.234,5",
                "€1,234.50|-€12.25|€0.75;           CONTINUOUS; -€1,234.5",
                "1.234,50 €|-12,25 €|0,75 €;        CONTINUOUS; -1.234,5 €",
                "£1,234|£12|£7;                     INTEGER;    -£1,234.5",
                "CHF 1'234.50|CHF -12.25|CHF 0.75;  CONTINUOUS; CHF -1'234.5",
                "EUR 1234.50|EUR 12.25|EUR 0.75;    CONTINUOUS; -EUR 1234.5",
                "12.5%|-3.0%|100.0%;                CONTINUOUS; -1234.5%",
                "12 %|3 %|100 %;                    INTEGER;    -1234.5 %",
                "($1,234.50)|$12.25|$0.75;          CONTINUOUS; ($1,234.5)",
                "(1,234)|12|7;                      INTEGER;    (1,234.5)",
                "1234.50-|12.25|0.75;               CONTINUOUS; 1234.5-",
                "+5|-3|0|+12;                       INTEGER;    ±1234.5",
                "+5.5%|-3.0%|+12.1%;                CONTINUOUS; ±1234.5%",
                "−5|3|12;                           INTEGER;    −1234.5",
            })
    void numbersAreToldByAllValuesAndComeOutAsTheyWentIn(String cells, ColumnKind kind, String notation)
            throws Exception {
        ColumnProfile profile = proposal("x", cells).columns().get(0);
        Table table = TestTables.inferred(folder.resolve("t.csv"));
        assertThat(profile.kind()).isEqualTo(kind);
        assertThat(attribute(table.schema().column(0), "csv.number")).isEqualTo(notation);
        assertThat(profile.reason()).contains(notation == null ? "numbers" : "in the way of " + notation);
        assertRepeated(cells);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1.50|2.25|10.00;                        2; ",
                "1.5|2.25|10;                            2; minimal",
                ".5|-.25|1.75;                           2; minimal",
                "2.500000e-01|0.000000e+00|-1.250000e+10; ; 0.000000e+00",
                "2.5E1|1.5E0|7.5E12;                      ; 0.0E0",
                "0.1|1e-05|2.5e+16|123.0;                 ; shortest",
                "2.5E-10|1.5E0|7.5E12;                    ; 0.0E0",
                "0.30000000000000004|0.1|12.0;          17; shortest",
                "1.5|2.25|12.0|-3.0;                     2; shortest",
                "1.0E-5|2.5E16|123.0;                     ; ",
            })
    void digitsComeOutAsTheyWentIn(String cells, Integer decimals, String digits) throws Exception {
        ColumnSchema column = proposal("x", cells).schema().column(0);
        assertThat(column.kind()).isEqualTo(ColumnKind.CONTINUOUS);
        assertThat(column.decimals()).isEqualTo(Optional.ofNullable(decimals));
        assertThat(attribute(column, "csv.decimals")).isEqualTo(digits);
        assertRepeated(cells);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "01234|98765|01234;                             CATEGORICAL",
                "007|12|9;                                      CATEGORICAL",
                "123456789012345678|999999999999999999|123456789012345678; CATEGORICAL",
                "9007199254740993|9007199254740993|9007199254740995;       CATEGORICAL",
                "12345678901234567890|1;                        CATEGORICAL",
                "+41791234567|+41441112233|+49301234567;        CATEGORICAL",
                "192.168.1.1|10.0.0.1;                          CATEGORICAL",
                "1.2.24|1.3.10;                                 CATEGORICAL",
                "5%|7;                                          CATEGORICAL",
                "(5)|(7);                                       CATEGORICAL",
                "(5)|-7|12;                                     CATEGORICAL",
                "€5|$7;                                         CATEGORICAL",
                "1,23,4|5;                                      CATEGORICAL",
                "5 apples|7 apples;                             CATEGORICAL",
                "9007199254740993|-5|12;                        INTEGER",
            })
    void whatIsNoQuantityKeepsItsText(String cells, ColumnKind kind) throws Exception {
        assertThat(proposal("x", cells).schema().column(0).kind()).isEqualTo(kind);
        assertRepeated(cells);
    }

    @Test
    void postcodesKeepTheirZerosAndTheReasonSaysSo() throws Exception {
        ColumnProfile profile = proposal("zip", "01234|98765|01234").columns().get(0);
        assertThat(profile.reason()).contains("zeros before them");
        assertThat(profile.warnings()).isEmpty();
        String distinct = IntStream.range(0, 40)
                .mapToObj(i -> String.format("%05d", 1234 + i * 977))
                .collect(Collectors.joining("|"));
        assertThat(proposal("zip", distinct).schema().column(0).kind()).isEqualTo(ColumnKind.IDENTIFIER);
        assertRepeated(distinct);
    }

    @Test
    void wholeNumbersBeyondDoublesAreExact() throws Exception {
        Path file = file("n", "9007199254740993", "-9223372036854775807", "12");
        Table table = dev.synth.io.CsvSource.of(file)
                .read(Schema.builder().integer("n").build());
        assertThat(table.value(0, 0)).isEqualTo(9007199254740993L);
        assertThat(table.value(1, 0)).isEqualTo(-9223372036854775807L);
        CsvSink.of(folder.resolve("copy.csv")).write(table);
        assertThat(Files.readString(folder.resolve("copy.csv")))
                .isEqualTo("n\n9007199254740993\n-9223372036854775807\n12\n");
    }

    @Test
    void digitsBeyondDoublesAreWarnedAbout() throws Exception {
        assertThat(proposal("x", "1234567890123456.78|5.25").columns().get(0).warnings())
                .singleElement()
                .asString()
                .contains("more digits than a 64-bit floating-point number holds");
        assertThat(proposal("x", "0.1234567890123456|5.25").columns().get(0).warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1,5;    CONTINUOUS; a decimal comma;    as other columns suggest",
                "1.5;    INTEGER;    a mark of thousands; as other columns suggest",
                "word;   INTEGER;    a mark of thousands; no other column tells",
            })
    void aCommaBeforeThreeDigitsIsToldByOtherColumns(String sibling, ColumnKind kind, String taken, String why)
            throws Exception {
        ColumnProfile profile = SchemaProposal.of(file("x|y", "1,234|" + sibling, "5,678|" + sibling + "1"))
                .columns()
                .get(0);
        assertThat(profile.kind()).isEqualTo(kind);
        assertThat(profile.warnings()).singleElement().asString().contains("taken as " + taken, why, "csv.number");
        assertThat(rewritten()).extracting(row -> row.get(0)).containsExactly("1,234", "5,678");
    }

    @Test
    void aPointBeforeThreeDigitsIsADecimalPointWithAWarningAmongDecimalCommas() throws Exception {
        ColumnProfile profile = SchemaProposal.of(file("x|y", "1.234|1,5", "5.678|2,25"))
                .columns()
                .get(0);
        assertThat(profile.kind()).isEqualTo(ColumnKind.CONTINUOUS);
        assertThat(profile.warnings())
                .singleElement()
                .asString()
                .contains("set the attribute csv.number to '-1.234,5'");
    }

    @Test
    void unevenMarksOfThousandsAreWarnedAbout() throws Exception {
        assertThat(proposal("x", "1,234.5|5678.5").columns().get(0).warnings())
                .containsExactly("some numbers have marks of thousands and others have none: all come out with marks");
    }

    @Test
    void evenMarksOfThousandsAreNot() throws Exception {
        assertThat(proposal("x", "727,338|1,030,579|999|-2,351")
                        .columns()
                        .get(0)
                        .warnings())
                .noneMatch(warning -> warning.contains("marks of thousands"));
    }

    @Test
    void filesWithTypesGetNumbersWithoutTheirMarks() throws Exception {
        Table table = TestTables.inferred(file("x|y", "€1.234,50|1", "€0,75|2"));
        ColumnSchema typed =
                table.schema().column(0).withAttribute("parquet.type", "optional int64 value (DECIMAL(18,2))");
        Path parquet = folder.resolve("copy.parquet");
        ParquetSink.of(parquet).write(Table.of(table.schema().with(typed), List.of(table.column(0), table.column(1))));
        assertThat(TestTables.inferred(parquet).value(0, 0)).isEqualTo(1234.5);
    }

    @Test
    void theSchemaDecidesHowNumbersAreWritten() throws Exception {
        ColumnSchema column = ColumnSchema.of("x", ColumnKind.CONTINUOUS).withDecimals(2);
        Path file = file("x", "1.234", "-5.678,25");
        Table table = dev.synth.io.CsvSource.of(file)
                .read(Schema.of(List.of(column.withAttribute("csv.number", "-1.234,5"))));
        assertThat(table.value(0, 0)).isEqualTo(1234.0);
        assertThat(table.value(1, 0)).isEqualTo(-5678.25);
        assertThatThrownBy(() -> dev.synth.io.CsvSource.of(file)
                        .read(Schema.of(List.of(column.withAttribute("csv.number", "#,##0.0")))))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("Column 'x'")
                .hasMessageContaining("'#,##0.0' is no way to write numbers")
                .hasMessageContaining("Write minus 1234.5 in it");
        assertThatThrownBy(() -> dev.synth.io.CsvSource.of(file)
                        .read(Schema.of(List.of(column.withAttribute("csv.number", "-1'234.5")))))
                .hasMessageContaining("line 3")
                .hasMessageContaining("'-5.678,25' is not a number written like -1'234.5");
    }

    @ParameterizedTest
    @CsvSource({
        "true|false",
        "TRUE|FALSE",
        "True|False",
        "T|F",
        "yes|no",
        "YES|NO",
        "y|n",
        "Y|N",
        "on|off",
        "ja|nein",
        "J|N",
        "wahr|falsch",
        "oui|non",
        "Vrai|Faux",
        "si|no",
        "sí|no",
        "Sì|No",
        "sim|não",
        "tak|nie",
        "Ja|Nee",
        "JA|NEJ",
        "verdadero|falso",
        "VERO|FALSO",
        "t|f",
        "1|0"
    })
    void booleansComeInManyWordsAndKeepTheirLetterCase(String cells) throws Exception {
        ColumnSchema column = proposal("b", cells).schema().column(0);
        String[] words = cells.split("\\|");
        assertThat(column.kind()).isEqualTo(ColumnKind.BOOLEAN);
        assertThat(column.levels()).containsExactly(words[1], words[0]);
        assertThat(TestTables.inferred(folder.resolve("t.csv")).value(0, 0)).isEqualTo(true);
        assertRepeated(cells);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X", "x", "✓"})
    void crossesAndNothingAreABoolean(String cross) throws Exception {
        ColumnProfile profile =
                proposal("b", cross + "||" + cross + "|").columns().get(0);
        assertThat(profile.kind()).isEqualTo(ColumnKind.BOOLEAN);
        assertThat(profile.levels()).containsExactlyInAnyOrder("", cross);
        assertThat(profile.missingShare()).isZero();
        assertThat(profile.reason()).contains("or nothing");
        assertThat(TestTables.inferred(folder.resolve("t.csv")).value(1, 0)).isEqualTo(false);
        assertRepeated(cross + "||" + cross + "|");
    }

    @Test
    void levelsThatDifferInLetterCaseAloneAreWarnedAbout() throws Exception {
        assertThat(proposal("b", "Yes|yes|no").columns().get(0).warnings())
                .containsExactly("1 level is another in another letter case: correct them if they mean the same");
        assertThat(proposal("b", "Yes|maybe|no").columns().get(0).warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes|nein", "Yes|yes|no", "S|N", "O|N", "2|1", "0|1|2"})
    void otherPairsAreNoBooleans(String cells) throws Exception {
        assertThat(proposal("b", cells).schema().column(0).kind()).isNotEqualTo(ColumnKind.BOOLEAN);
        assertRepeated(cells);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2024-01-31|1999-12-01;                          DATE; ",
                "2024/01/31|1999/12/01;                          DATE; yyyy/MM/dd",
                "2024.01.31|1999.12.01;                          DATE; yyyy.MM.dd",
                "31/01/2024|01/12/1999;                          DATE; dd/MM/yyyy",
                "01/31/2024|12/01/1999;                          DATE; MM/dd/yyyy",
                "31.01.2024|01.12.1999;                          DATE; dd.MM.yyyy",
                "31.1.2024|1.12.1999;                            DATE; d.M.yyyy",
                "1/31/2024|12/1/1999;                            DATE; M/d/yyyy",
                "31-01-2024|01-12-1999;                          DATE; dd-MM-yyyy",
                "31/01/29|01/12/30;                              DATE; dd/MM/yy",
                "31.01.29|01.12.30;                              DATE; dd.MM.yy",
                "99-12-31|01-01-30;                              DATE; yy-MM-dd",
                "02-Jan-2006|31-Dec-1999;                        DATE; dd-MMM-yyyy",
                "02JAN2006|31DEC1999;                            DATE; ddMMMyyyy",
                "02jan2006|31dec1999;                            DATE; ddMMMyyyy",
                "2-Jan-06|31-Dec-29;                             DATE; d-MMM-yy",
                "2 January 2006|31 December 1999;                DATE; d MMMM yyyy",
                "Jan 2, 2006|Dec 31, 1999;                       DATE; MMM d, yyyy",
                "January 02, 2006|December 31, 1999;             DATE; MMMM dd, yyyy",
                "2006-Jan-02|1999-Dec-31;                        DATE; yyyy-MMM-dd",
                "Mon, 02 Jan 2006|Fri, 31 Dec 1999;              DATE; EEE, dd MMM yyyy",
                "Monday, 2 January 2006|Friday, 31 December 1999; DATE; EEEE, d MMMM yyyy",
                "2024-W05-3|2020-W53-7;                          DATE; YYYY-'W'ww-e",
                "2024-01|1999-12;                                DATE; yyyy-MM",
                "01/2024|12/1999;                                DATE; MM/yyyy",
                "Jan 2024|Dec 1999;                              DATE; MMM yyyy",
                "2024-01-31 10:20|1999-12-01 00:00;              DATE_TIME; yyyy-MM-dd HH:mm",
                "2024-01-31 10:20:30|1999-12-01 00:00:00;        DATE_TIME; yyyy-MM-dd HH:mm:ss",
                "2024-01-31T10:20:30|1999-12-01T00:00:00;        DATE_TIME; ",
                "2024-01-31T10:20:30.25|1999-12-01T00:00:00;     DATE_TIME; ",
                "2024-01-31T10:20|1999-12-01T00:00;              DATE_TIME; yyyy-MM-dd'T'HH:mm",
                "2024-01-31 10:20:30.1|1999-12-01 00:00:00.0;    DATE_TIME; yyyy-MM-dd HH:mm:ss.S",
                "2024-01-31 10:20:30.120|1999-12-01 00:00:00.000; DATE_TIME; yyyy-MM-dd HH:mm:ss.SSS",
                "2024-01-31 10:20:30,120|1999-12-01 00:00:00,000; DATE_TIME; yyyy-MM-dd HH:mm:ss,SSS",
                "2024-01-31 10:20:30.123456|1999-12-01 00:00:00.000000; DATE_TIME; yyyy-MM-dd HH:mm:ss.SSSSSS",
                "2024-01-31 10:20:30.123456000|1999-12-01 00:00:00.000000000; DATE_TIME; yyyy-MM-dd HH:mm:ss.SSSSSSSSS",
                "2024-01-31 10:20:30.12|1999-12-01 00:00:00;     DATE_TIME; yyyy-MM-dd HH:mm:ss[.SSSSSSSSS]",
                "31.01.2024 10:20|01.12.1999 00:00;              DATE_TIME; dd.MM.yyyy HH:mm",
                "2024-01-31 10|1999-12-01 00;                    DATE_TIME; yyyy-MM-dd HH",
                "2024-01-31T10|1999-12-01T00;                    DATE_TIME; yyyy-MM-dd'T'HH",
                "02-JAN-06 10.20.30.000000 PM|03-JAN-06 01.20.30.500000 AM; DATE_TIME; dd-MMM-yy hh.mm.ss.SSSSSS a",
                "2006-01-02-10.20.30.123456|2006-01-03-00.20.30.000000; DATE_TIME; yyyy-MM-dd-HH.mm.ss.SSSSSS",
                "Mon Jan  2 10:20:30 2006|Tue Oct 10 00:00:00 2006; DATE_TIME; EEE MMM ppd HH:mm:ss yyyy",
                "Mon Jan 02 10:20:30 UTC 2006|Tue Oct 10 00:00:00 UTC 2006; DATE_TIME; EEE MMM dd HH:mm:ss 'UTC' yyyy",
                "2006年01月02日|2024年12月31日;                     DATE;      yyyy年MM月dd日",
                "2006年1月2日 10:20|2024年12月31日 00:00;            DATE_TIME; yyyy年M月d日 HH:mm",
                "1/31/2024 9:20 AM|12/1/1999 12:00 PM;           DATE_TIME; M/d/yyyy h:mm a",
                "01/31/2024 09:20:00 am|12/01/1999 12:00:00 pm;  DATE_TIME; MM/dd/yyyy hh:mm:ss a",
                "31/01/2024 9:20 p.m.|01/12/1999 10:00 a.m.;     DATE_TIME; dd/MM/yyyy h:mm a",
                "02JAN2006:10:11:12|31DEC1999:00:00:00;          DATE_TIME; ddMMMyyyy:HH:mm:ss",
                "20240131T102030|19991201T000000;                DATE_TIME; yyyyMMdd'T'HHmmss",
                "20240131102030|19991201000000;                  DATE_TIME; yyyyMMddHHmmss",
                "2024-01-31|1999-12-01T10:20|1999-12-01T10:20:30; DATE_TIME; yyyy-MM-dd['T'HH:mm[:ss]]",
                "2024-01-31T10:20:30Z|1999-12-01T00:00:00Z;      DATE_TIME; yyyy-MM-dd'T'HH:mm:ss'Z'",
                "2024-01-31T10:20:30+02:00|1999-12-01T00:00:00+02:00; DATE_TIME; yyyy-MM-dd'T'HH:mm:ss'+02:00'",
                "2024-01-31 10:20:30+0200|1999-12-01 00:00:00+0200; DATE_TIME; yyyy-MM-dd HH:mm:ss'+0200'",
                "2024-01-31 10:20:30 CET|1999-12-01 00:00:00 CET; DATE_TIME; yyyy-MM-dd HH:mm:ss 'CET'",
                "2024-01-31 10:20:30+02|1999-12-01 00:00:00+02;  DATE_TIME; yyyy-MM-dd HH:mm:ss'+02'",
                "2024-01-31 10:20:30 UTC|1999-12-01 00:00:00 UTC; DATE_TIME; yyyy-MM-dd HH:mm:ss 'UTC'",
                "Mon, 02 Jan 2006 15:04:05 +0000|Fri, 31 Dec 1999 00:00:00 +0000;"
                        + " DATE_TIME; EEE, dd MMM yyyy HH:mm:ss '+0000'",
            })
    void datesAreToldByAllValuesAndComeOutAsTheyWentIn(String cells, ColumnKind kind, String pattern) throws Exception {
        ColumnProfile profile = proposal("x", cells).columns().get(0);
        assertThat(profile.kind()).isEqualTo(kind);
        ColumnSchema column =
                TestTables.inferred(folder.resolve("t.csv")).schema().column(0);
        assertThat(column.format()).isEqualTo(Optional.ofNullable(pattern));
        assertThat(profile.reason()).contains("written as " + (pattern == null ? "ISO-8601" : pattern));
        assertRepeated(cells);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2024-01-31T10:20:30+01:00|2024-07-31T10:20:30+02:00; yyyy-MM-dd'T'HH:mm:ssxxx; Europe/Berlin;"
                        + " 2024-07-31T10:20:30",
                "2024-01-31 10:20:30-0500|2024-07-31 10:20:30-0400; yyyy-MM-dd HH:mm:ssxx; America/New_York;"
                        + " 2024-07-31T10:20:30",
                "2024-01-31T10:20:30Z|2024-07-31T10:20:30+01:00; yyyy-MM-dd'T'HH:mm:ssXXX; Europe/London;"
                        + " 2024-07-31T10:20:30",
                "2024-01-31 10:20 CET|2024-07-31 10:20 CEST; yyyy-MM-dd HH:mm z; Europe/Berlin; 2024-07-31T10:20",
                "2024-01-31T10:20:30+01:00[Europe/Paris]|2024-07-31T10:20:30+02:00[Europe/Paris];"
                        + " yyyy-MM-dd'T'HH:mm:ssxxx'[Europe/Paris]'; Europe/Paris; 2024-07-31T10:20:30",
            })
    void offsetsThatOneZoneExplainsAreKeptAsItsLocalTime(String cells, String pattern, String zone, String second)
            throws Exception {
        ColumnProfile profile = proposal("x", cells).columns().get(0);
        Table table = TestTables.inferred(folder.resolve("t.csv"));
        assertThat(table.schema().column(0).format()).contains(pattern);
        assertThat(attribute(table.schema().column(0), "csv.zone")).isEqualTo(zone);
        assertThat(profile.reason()).contains("kept in the local time of " + zone);
        assertThat(String.valueOf(table.value(1, 0))).isEqualTo(second);
        assertRepeated(cells);
    }

    @Test
    void otherOffsetsAreKeptAndWrittenInUtc() throws Exception {
        ColumnProfile profile = proposal("x", "2024-01-31T10:20:30+05:45|2024-01-31T10:20:30-03:00")
                .columns()
                .get(0);
        assertThat(profile.reason()).contains("kept in the local time of UTC");
        assertThat(rewritten())
                .extracting(row -> row.get(0))
                .containsExactly("2024-01-31T04:35:30+00:00", "2024-01-31T13:20:30+00:00");
    }

    @ParameterizedTest
    @CsvSource({
        "created_ts, 1706696430|946684800, epoch-seconds, 2024-01-31T10:20:30",
        "timestamp, 1706696430000|1946684800000, epoch-millis, 2024-01-31T10:20:30",
        "unix, 1706696430000000|1946684800000000, epoch-micros, 2024-01-31T10:20:30",
    })
    void secondsSince1970AreTimesOnlyIfTheNameSaysSo(String name, String cells, String format, String first)
            throws Exception {
        assertThat(proposal("amount", cells).schema().column(0).kind()).isNotEqualTo(ColumnKind.DATE_TIME);
        String even = cells.replace("|946684800", "|1946684800");
        ColumnSchema column = proposal(name, even).schema().column(0);
        assertThat(column.kind()).isEqualTo(ColumnKind.DATE_TIME);
        assertThat(column.format()).contains(format);
        assertThat(String.valueOf(TestTables.inferred(folder.resolve("t.csv")).value(0, 0)))
                .isEqualTo(first);
        assertRepeated(even);
    }

    @ParameterizedTest
    @CsvSource({
        "visit_date, 20240131|19991201, yyyyMMdd",
        "month, 202401|199912, yyyyMM",
        "day, 2024-031|1999-365, yyyy-DDD"
    })
    void digitsAloneAreDatesOnlyIfTheNameSaysSo(String name, String cells, String pattern) throws Exception {
        assertThat(proposal("code", cells).schema().column(0).kind()).isNotEqualTo(ColumnKind.DATE);
        assertThat(proposal(name, cells).schema().column(0).format()).contains(pattern);
        assertRepeated(cells);
    }

    @Test
    void dayAndMonthAreToldByOtherColumns() throws Exception {
        ColumnProfile profile = SchemaProposal.of(file("a|b", "01/02/2020|12/31/2020", "03/04/2020|12/30/2020"))
                .columns()
                .get(0);
        assertThat(profile.reason()).contains("written as MM/dd/yyyy");
        assertThat(profile.warnings())
                .containsExactly("day and month cannot be told apart: taken as MM/dd/yyyy, the order of other columns;"
                        + " declare the format if that is wrong");
    }

    @Test
    void twoDigitYearsAreFrom1930To2029() throws Exception {
        ColumnProfile profile =
                proposal("x", "31/12/29|31/12/30|01/01/45").columns().get(0);
        assertThat(profile.warnings()).containsExactly("years have two digits: taken as 1930 to 2029");
        Table table = TestTables.inferred(folder.resolve("t.csv"));
        assertThat(String.valueOf(table.value(0, 0))).isEqualTo("2029-12-31");
        assertThat(String.valueOf(table.value(1, 0))).isEqualTo("1930-12-31");
    }

    @Test
    void fractionsFinerThanMicrosecondsAreWarnedAbout() throws Exception {
        assertThat(proposal("x", "2024-01-31T10:20:30.123456789|2024-01-31T10:20:30")
                        .columns()
                        .get(0)
                        .warnings())
                .singleElement()
                .asString()
                .contains("finer than microseconds");
    }

    @Test
    void datesThatLackDayOrMonthAreKeptAsLevels() throws Exception {
        ColumnProfile profile =
                proposal("x", "2014-01-15|2014-01|2014|2014---15").columns().get(0);
        assertThat(profile.kind()).isEqualTo(ColumnKind.CATEGORICAL);
        assertThat(profile.warnings())
                .containsExactly(
                        "3 of 4 distinct dates lack day or month: kept as levels, not learnt as dates; complete"
                                + " or remove them to have dates");
        assertRepeated("2014-01-15|2014-01|2014|2014---15");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "?", "NA", "N/A", "NaN", "nan", "NaT", "null", "NULL", "None", "none", "-", "--", ".", "#N/A",
                "(null)", "\\N", "<NA>"
            })
    void everySpellingOfMissingIsMissingAmongNumbersAndDates(String token) throws Exception {
        ColumnProfile numbers = proposal("x", "1.5|" + token + "|2.5").columns().get(0);
        assertThat(numbers.kind()).isEqualTo(ColumnKind.CONTINUOUS);
        assertThat(numbers.missingShare()).isEqualTo(1 / 3.0);
        assertRepeated("1.5|" + token + "|2.5");
        ColumnProfile dates =
                proposal("x", "2024-01-31|" + token + "|2024-01-30").columns().get(0);
        assertThat(dates.kind()).isEqualTo(ColumnKind.DATE);
        assertThat(dates.missingShare()).isEqualTo(1 / 3.0);
        assertRepeated("2024-01-31|" + token + "|2024-01-30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "N/A", "NaN", "nan", "NaT", "null", "NULL", "#N/A", "(null)", "\\N", "<NA>"})
    void theseAreMissingAmongWordsToo(String token) throws Exception {
        ColumnProfile words =
                proposal("x", "red|" + token + "|green|red").columns().get(0);
        assertThat(words.levels()).containsExactlyInAnyOrder("red", "green");
        assertRepeated("red|" + token + "|green|red");
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "none", "-", "--", "."})
    void othersAreLevelsAmongWordsUnlessNumbersMarkMissingValuesByThem(String token) throws Exception {
        ColumnProfile alone =
                proposal("x", "red|" + token + "|green|red").columns().get(0);
        assertThat(alone.levels()).contains(token);
        assertThat(alone.reason())
                .endsWith(token
                        + " is taken as a level, because no column of numbers or dates marks missing values by it");
        assertRepeated("red|" + token + "|green|red");
        ColumnProfile beside = SchemaProposal.of(file("x|n", "red|1", token + "|" + token, "green|2", "red|" + token))
                .columns()
                .get(0);
        assertThat(beside.levels()).containsExactlyInAnyOrder("red", "green");
        assertThat(beside.missingShare()).isEqualTo(0.25);
        assertThat(beside.reason())
                .endsWith(
                        token + " is taken as missing, because columns of numbers or dates mark missing values by it");
        assertThat(rewritten()).extracting(row -> row.get(0)).containsExactly("red", token, "green", "red");
        ColumnProfile spare = SchemaProposal.of(file("x|n", "red|1", token + "|" + token, "|2", "red|" + token))
                .columns()
                .get(0);
        assertThat(spare.levels()).contains(token);
        assertThat(spare.reason()).endsWith("is taken as a level, because the column marks missing values otherwise");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sex;     F, M, NA;          missing; columns of numbers or dates mark missing values by it",
                "region;  EU, ASIA, NA;      a level; the other levels are short capital codes too",
                "country; CH, DE, NA;        a level; the other levels are short capital codes too",
                "colour;  red, green, NA;    missing; columns of numbers or dates mark missing values by it",
            })
    void naIsWeighedByNameSiblingsAndOtherColumns(String name, String cells, String taken, String why)
            throws Exception {
        List<String> lines = new ArrayList<>(List.of(name + "|n"));
        for (String cell : cells.split(", ")) {
            lines.add(cell + "|1.5");
            lines.add(cell + "|NA");
        }
        ColumnProfile profile =
                SchemaProposal.of(file(lines.toArray(String[]::new))).columns().get(0);
        assertThat(profile.reason()).endsWith("NA is taken as " + taken + ", because " + why);
        assertThat(profile.levels().contains("NA")).isEqualTo(taken.equals("a level"));
        assertThat(rewritten().stream().map(row -> row.get(0)).toList())
                .isEqualTo(
                        lines.stream().skip(1).map(line -> line.split("\\|")[0]).toList());
    }

    @Test
    void severalSpellingsOfMissingComeBackInTheirShares() throws Exception {
        List<String> cells = new ArrayList<>();
        IntStream.range(0, 1000)
                .forEach(i -> cells.add(i % 10 < 5 ? "1.5" : i % 10 < 8 ? "NA" : i % 10 < 9 ? "?" : ""));
        cells.addAll(Collections.nCopies(4, "null"));
        ColumnSchema column = proposal("x", String.join("|", cells)).schema().column(0);
        assertThat(attribute(column, "csv.missing")).isEqualTo("NA|?||null");
        assertThat(attribute(column, "csv.missing-shares")).isEqualTo("0.6000|0.2000|0.2000|0.0000");
        List<String> written = rewritten().stream().map(row -> row.get(0)).toList();
        assertThat(Collections.frequency(written, "NA")).isBetween(290, 320);
        assertThat(Collections.frequency(written, "?")).isBetween(90, 115);
        assertThat(Collections.frequency(written, "")).isBetween(90, 115);
        assertThat(written).as("a spelling of fewer than five rows").doesNotContain("null");
    }

    @Test
    void theSchemaDecidesWhatIsMissing() throws Exception {
        Path file = file("x|c", "-999|NA", "2|unknown", "3|x");
        Schema schema = Schema.of(List.of(
                ColumnSchema.of("x", ColumnKind.INTEGER).withAttribute("csv.missing", "-999"),
                ColumnSchema.of("c", ColumnKind.CATEGORICAL)
                        .withAttribute("csv.missing", "unknown|n/a")
                        .withAttribute("csv.present", "NA")));
        Table table = dev.synth.io.CsvSource.of(file).read(schema);
        assertThat(table.row(0).values()).containsExactly(null, "NA");
        assertThat(table.row(1).values()).containsExactly(2L, null);
        CsvSink.of(folder.resolve("copy.csv")).write(table);
        assertThat(folder.resolve("copy.csv")).hasContent("x,c\n-999,NA\n2,unknown\n3,x\n");
        ColumnSchema wrong = schema.column(1).withAttribute("csv.missing-shares", "1");
        assertThatThrownBy(() -> CsvSink.of(folder.resolve("copy.csv")).open(Schema.of(List.of(wrong))))
                .hasMessageContaining("csv.missing-shares '1' must hold one number for each of the 2 spellings");
    }

    @Test
    void numbersThatMayMeanMissingAreToldInAnyStyle() throws Exception {
        String fives = "|-999,0|-999,0|-999,0|-999,0|-999,0";
        assertThat(proposal("x", "1,5|2,5|3,0" + fives).columns().get(0).warnings())
                .singleElement()
                .asString()
                .contains("set the attribute csv.missing to '-999,0'");
    }

    @Test
    void theSchemaMayDecideWhatIsMissingInTheWholeFile() throws Exception {
        Path file = file("x|c|d", "-999|unknown|unknown", "2|a|a", "3|-999|b");
        Schema schema = Schema.of(List.of(
                        ColumnSchema.of("x", ColumnKind.INTEGER),
                        ColumnSchema.of("c", ColumnKind.CATEGORICAL),
                        ColumnSchema.of("d", ColumnKind.CATEGORICAL).withAttribute("csv.present", "unknown")))
                .withAttributes(java.util.Map.of("csv.missing", "-999|unknown"));
        Table table = dev.synth.io.CsvSource.of(file).read(schema);
        assertThat(table.row(0).values()).containsExactly(null, null, "unknown");
        assertThat(table.row(2).values()).containsExactly(3L, null, "b");
        CsvSink.of(folder.resolve("copy.csv")).write(table);
        assertThat(cells(folder.resolve("copy.csv")))
                .containsExactly(List.of("-999", "-999", "unknown"), List.of("2", "a", "a"), List.of("3", "-999", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-9", "-99", "-999", "-9999", "999", "9999"})
    void numbersThatMayMeanMissingAreWarnedAbout(String sentinel) throws Exception {
        String others = IntStream.range(0, 50).mapToObj(Integer::toString).collect(Collectors.joining("|"));
        String sentinels = String.join("|", Collections.nCopies(5, sentinel));
        ColumnProfile profile =
                proposal("x", others + "|" + sentinels).columns().get(0);
        assertThat(profile.kind()).isEqualTo(ColumnKind.INTEGER);
        assertThat(profile.missingShare()).isZero();
        assertThat(profile.warnings())
                .anyMatch(warning -> warning.contains(sentinel + " stands apart and may mean missing")
                        && warning.contains("set the attribute csv.missing to '" + sentinel + "'"));
        assertRepeated(others + "|" + sentinels);
        String fewer = String.join("|", Collections.nCopies(4, sentinel));
        assertThat(proposal("x", others + "|" + fewer).columns().get(0).warnings())
                .as("fewer than five rows hold it")
                .noneMatch(warning -> warning.contains("may mean missing"));
    }

    /** So many days, eleven days apart. */
    private static String days(int count) {
        return IntStream.range(0, count)
                .mapToObj(day -> LocalDate.of(2012, 3, 1).plusDays(11L * day).toString())
                .collect(Collectors.joining("|"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999-12-31", "2099-12-31", "1900-01-01", "1753-01-01", "1970-01-01"})
    void datesThatMayMeanMissingAreWarnedAbout(String far) throws Exception {
        String others = days(300);
        String fars = String.join("|", Collections.nCopies(5, far));
        ColumnProfile profile = proposal("x", others + "|" + fars).columns().get(0);
        assertThat(profile.kind()).isEqualTo(ColumnKind.DATE);
        assertThat(profile.missingShare()).isZero();
        assertThat(profile.warnings())
                .containsExactly(
                        far + " stands apart and may mean no end, unknown or missing: it is taken as a date; if it"
                                + " means missing, set the attribute csv.missing to '" + far + "'");
        String fewer = String.join("|", Collections.nCopies(4, far));
        assertThat(proposal("x", others + "|" + fewer).columns().get(0).warnings())
                .as("fewer than five rows hold it")
                .isEmpty();
    }

    @Test
    void twoFarDatesAreBothWarnedAbout() throws Exception {
        String others = days(50);
        String fars = String.join("|", Collections.nCopies(5, "9999-12-31|1900-01-01"));
        assertThat(proposal("x", others + "|" + fars).columns().get(0).warnings())
                .hasSize(2)
                .anyMatch(warning -> warning.startsWith("9999-12-31 stands apart"))
                .anyMatch(warning -> warning.startsWith("1900-01-01 stands apart"));
    }

    @Test
    void theLastDayOfATableIsNoFarDate() throws Exception {
        String others = days(50);
        String last = String.join("|", Collections.nCopies(9, "2013-12-31"));
        assertThat(proposal("x", others + "|" + last).columns().get(0).warnings())
                .isEmpty();
    }
}
