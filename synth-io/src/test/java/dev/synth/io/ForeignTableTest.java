package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.ColumnKind;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import dev.synth.table.TableSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTableTest {
    @TempDir
    Path folder;

    private Table training(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("training.csv"), text, StandardCharsets.UTF_8);
        TableSource source = dev.synth.io.CsvSource.of(file);
        return source.read(source.inferSchema());
    }

    private ForeignTable read(Table training, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("theirs.csv"), text, StandardCharsets.UTF_8);
        return ForeignTable.read(file, training);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Table training, String text) {
        return assertThatThrownBy(() -> read(training, text))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("theirs.csv");
    }

    private static List<Object> values(ForeignTable read) {
        return IntStream.range(0, read.table().rowCount())
                .mapToObj(row -> read.table().value(row, 0))
                .toList();
    }

    @Test
    void aFileOfTheSameStyleIsReadAsItIs() throws IOException {
        Table training = training("a,b,c,d\n1,2.50,x,2024-01-31\n7,3.25,y,2024-02-01\n,,x,\n");
        ForeignTable read = read(training, "a,b,c,d\n5,2.75,y,2024-03-01\n,3.50,x,\n");
        assertThat(read.notes()).isEmpty();
        assertThat(read.table().schema().columns())
                .usingRecursiveFieldByFieldElementComparatorOnFields("name", "kind")
                .isEqualTo(training.schema().columns());
        assertThat(read.table().row(0).values()).containsExactly(5L, 2.75, "y", LocalDate.of(2024, 3, 1));
        assertThat(read.table().row(1).values()).containsExactly(null, 3.5, "x", null);
    }

    @Test
    void columnsAreMatchedByNameAndFurtherOnesLeftOutWithANote() throws IOException {
        ForeignTable read = read(training("a,b\n1,x\n2,y\n3,x\n"), "extra,b,a,more\n0,y,9,0\n0,x,8,0\n");
        assertThat(read.table().schema().names()).containsExactly("a", "b");
        assertThat(read.table().value(0, 0)).isEqualTo(9L);
        assertThat(read.notes())
                .containsExactly("'theirs.csv' has columns that the training table lacks; they are left out: 'extra',"
                        + " 'more'.");
    }

    @Test
    void columnsWithoutANameAreLeftOutWithANote() throws IOException {
        ForeignTable read = read(training("a,b\n1,x\n2,y\n3,x\n"), ",b,,a\n0,y,u,9\n1,x,v,8\n");
        assertThat(read.table().row(0).values()).containsExactly(9L, "y");
        assertThat(read.table().row(1).values()).containsExactly(8L, "x");
        assertThat(read.notes())
                .containsExactly("'theirs.csv' has columns that the training table lacks; they are left out: '(column 1"
                        + " of 4, without a name)', '(column 3 of 4, without a name)'.");
    }

    @Test
    void allAbsentColumnsAreNamedAtOnce() throws IOException {
        assertRefused(training("a,b,c\n1,x,2\n2,y,3\n3,x,4\n"), "c,A\n1,2\n")
                .hasMessageEndingWith(
                        "lacks 2 of the training table's 3 columns: 'a', 'b'. It has 'c', 'A'. Rename or add"
                                + " them, or give them the role drop in the schema.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.5    | 12.25     | 1234.5  |                                            ",
                "1.2345e3  | 12.250    | 1234.5  |                                            ",
                "1,234.5   | 12.25     | 1234.5  | commas between thousands                   ",
                "1.234,5   | 12,25     | 1234.5  | a decimal comma                            ",
                "1234,5    | 12,25     | 1234.5  | a decimal comma                            ",
                "1 234.5   | 12.25     | 1234.5  | gaps between thousands                     ",
                "1'234.5   | 12.25     | 1234.5  | gaps between thousands                     ",
                "1 234,5   | 12,25     | 1234.5  | gaps between thousands and a decimal comma ",
                "1,234     | 12.25     | 1234    | commas between thousands                   ",
                "1.234     | 12.25     | 1.234   |                                            ",
            })
    void numbersAreReadInTheStyleThatFitsAll(String first, String second, double number, String style)
            throws IOException {
        ForeignTable read = read(training("x\n0.25\n99999.75\n3.50\n"), "x\n\"" + first + "\"\n\"" + second + "\"\n");
        assertThat(values(read)).containsExactly(number, 12.25);
        assertThat(read.notes())
                .isEqualTo(
                        style == null ? List.of() : List.of("'theirs.csv', column 'x' is written with " + style + "."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1.500,25 €", "-1500.25", "-1.500,25"})
    void numbersMayBeWrittenInTheTrainingTablesOwnWay(String own) throws IOException {
        Table training = training("x\n\"-1.234,50 €\"\n\"0,25 €\"\n\"99.999,75 €\"\n");
        ForeignTable read = read(training, "x\n\"" + own + "\"\n\"" + own + "\"\n");
        assertThat(values(read)).containsExactly(-1500.25, -1500.25);
        assertThat(read.notes()).hasSize(own.equals("-1.500,25") ? 1 : 0);
    }

    @Test
    void datesMayBeWrittenWithNames() throws IOException {
        ForeignTable read = read(training("d,g\n02JAN2006,a\n31DEC1999,b\n,a\n"), "d,g\n2 January 2007,a\n,b\n");
        assertThat(values(read)).containsExactly(LocalDate.of(2007, 1, 2), null);
        assertThat(read.notes())
                .containsExactly("'theirs.csv', column 'd' is written as d MMMM yyyy, not as ddMMMyyyy.");
    }

    @Test
    void wholeNumbersMayHaveAPointOrAnExponent() throws IOException {
        ForeignTable read = read(training("n\n1\n20000\n5\n5\n"), "n\n3.0\n1e3\n7.\n\"1,500\"\n");
        assertThat(values(read)).containsExactly(3L, 1000L, 7L, 1500L);
        assertThat(read.table().schema().column(0).kind()).isEqualTo(ColumnKind.INTEGER);
    }

    @Test
    void fractionsInAWholeColumnMakeItContinuous() throws IOException {
        ForeignTable read = read(training("n\n1\n20\n5\n5\n"), "n\n3.5\n4\n");
        assertThat(values(read)).containsExactly(3.5, 4.0);
        assertThat(read.table().schema().column(0).kind()).isEqualTo(ColumnKind.CONTINUOUS);
        assertThat(read.notes()).singleElement().asString().contains("'n'", "not whole");
    }

    @Test
    void anAmbiguousCommaIsToldByDecimalsOrRangeOrRefused() throws IOException {
        String ambiguous = "x\n\"1,234\"\n\"5,678\"\n";
        assertThat(values(read(training("x\n0.25\n1.50\n3.75\n"), ambiguous)))
                .as("two decimals in T: three digits are thousands")
                .containsExactly(1234.0, 5678.0);
        assertThat(values(read(training("x\n1.125\n2.250\n9.375\n"), ambiguous)))
                .as("three decimals and T from 1 to 9")
                .containsExactly(1.234, 5.678);
        assertRefused(training("x\n1.125\n2.250\n9999.375\n"), ambiguous)
                .hasMessageContaining("'x'")
                .hasMessageContaining("1234 or 1.234");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "-Infinity", "1e999"})
    void infinityIsRefusedWithThePlace(String text) throws IOException {
        assertRefused(training("x\n0.25\n1.50\n3.75\n"), "x\n1.5\n" + text + "\n")
                .hasMessageContaining("line 3")
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("not a finite number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "None", "<NA>", "nan", "NULL"})
    void missingValuesMayBeSpeltOtherwise(String text) throws IOException {
        Table training = training("x,g,d\n0.25,a,2024-01-31\n1.50,b,2024-01-30\n3.75,a,2024-01-01\n");
        ForeignTable read = read(training, "x,g,d\n1.5,a,2024-01-01\n" + String.join(",", text, text, text) + "\n");
        assertThat(read.table().row(1).values()).containsExactly(null, null, null);
        assertThat(read.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"True,False", "1,0", "1.0,0.0", "Y,N", "yes,no", "t,f"})
    void booleansAreBroughtToTheTrainingTablesSpelling(String yes, String no) throws IOException {
        Table training = training("b\nno\nyes\nno\n");
        assertThat(training.schema().column(0).kind()).isEqualTo(ColumnKind.BOOLEAN);
        ForeignTable read = read(training, "b\n" + yes + "\n" + no + "\n" + yes + "\n");
        assertThat(read.table().levels(0).level(0)).isEqualTo("yes");
        assertThat(read.table().levels(0).level(1)).isEqualTo("no");
        assertThat(read.table().levels(0).level(2)).isEqualTo("yes");
        assertThat(read.notes()).hasSize(yes.equals("yes") ? 0 : 1);
    }

    @Test
    void numericLevelsAreBroughtToTheTrainingTablesSpellingAndNewOnesKept() throws IOException {
        Table training = training("g\nI\n2\nI\n3.0\nII\n2\n");
        ForeignTable read = read(training, "g\n2.0\n3\nI\nIV\n2\n");
        assertThat(values(read)).containsExactly("2", "3.0", "I", "IV", "2");
        assertThat(read.notes())
                .containsExactly(
                        "'theirs.csv', column 'g' is spelt otherwise than in the training table: 2 spellings are taken as"
                                + " its levels.",
                        "'theirs.csv', column 'g' holds 1 level that the training table lacks.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-01-31 | 31/12/2024          | dd/MM/yyyy          ",
                "2024-01-31 | 12/31/2024          | MM/dd/yyyy          ",
                "2024-01-31 | 31.12.2024          | dd.MM.yyyy          ",
                "2024-01-31 | 20241231            | yyyyMMdd            ",
                "2024-01-31 | 2024-12-31 00:00:00 | yyyy-MM-dd HH:mm:ss ",
                "31.01.2024 | 2024-12-31          | ISO-8601            ",
            })
    void datesMayBeWrittenInAnotherUsualPattern(String own, String other, String pattern) throws IOException {
        Table training = training("d,g\n" + own + ",a\n" + own + ",b\n,a\n");
        ForeignTable read = read(training, "g,d\na,\nb," + other + "\n");
        assertThat(values(read)).containsExactly(null, LocalDate.of(2024, 12, 31));
        assertThat(read.notes()).singleElement().asString().contains("'d'", "written as " + pattern);
    }

    @Test
    void timesOfDayInADateColumnMakeItADateTime() throws IOException {
        ForeignTable read = read(training("d\n2024-01-31\n2024-02-01\n2024-02-01\n"), "d\n2024-12-31 07:30:00\n");
        assertThat(values(read)).containsExactly(LocalDateTime.of(2024, 12, 31, 7, 30));
        assertThat(read.table().schema().column(0).kind()).isEqualTo(ColumnKind.DATE_TIME);
    }

    @Test
    void dayAndMonthAreToldByTheTrainingTableOrRefused() throws IOException {
        String ambiguous = "d\n01/02/2024\n03/04/2024\n";
        assertThat(values(read(training("d\n31/01/2024\n03/04/2024\n03/04/2024\n"), ambiguous)))
                .containsExactly(LocalDate.of(2024, 2, 1), LocalDate.of(2024, 4, 3));
        assertRefused(training("d\n2023-01-31\n2025-02-01\n2025-02-01\n"), ambiguous)
                .hasMessageContaining("'d'")
                .hasMessageContaining("dd/MM/yyyy or as MM/dd/yyyy")
                .hasMessageContaining("ISO-8601");
    }

    @Test
    void aValueThatIsNoneIsRefusedWithThePlace() throws IOException {
        assertRefused(
                        training("n,d\n1,2024-01-31\n20,2024-01-31\n5,2024-01-30\n"),
                        "n,d\n1,2024-01-01\nmany,2024-01-01\n")
                .hasMessageContaining("line 3")
                .hasMessageContaining("column 'n'")
                .hasMessageContaining("'many'");
        assertRefused(training("n,d\n1,2024-01-31\n20,2024-01-31\n5,2024-01-30\n"), "n,d\n1,2024-01-01\n2,soon\n")
                .hasMessageContaining("column 'd'")
                .hasMessageContaining("'soon'");
    }

    @Test
    void parquetIsReadTheSameWay() throws IOException {
        Table training = training("n,x,b,g\n1,2.50,no,1\n7,3.25,yes,x\n5,4.75,no,1\n");
        Table other = training("g,x,n,b\n1.0,3,2.5,1\nx,4,3.0,0\ny,9,1.0,1\n");
        Path file = folder.resolve("theirs.parquet");
        try (var writer = ParquetSink.of(file).open(other.schema())) {
            writer.write(other);
            writer.commit();
        }
        ForeignTable read = ForeignTable.read(file, training);
        assertThat(read.table().row(0).values()).containsExactly(2.5, 3.0, true, "1");
        assertThat(read.table().row(1).values()).containsExactly(3.0, 4.0, false, "x");
        assertThat(read.notes()).hasSize(3);
        assertThatThrownBy(() -> ForeignTable.read(file, training("z,y\n1,2\n3,4\n5,5\n")))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("'z', 'y'");
    }
}
