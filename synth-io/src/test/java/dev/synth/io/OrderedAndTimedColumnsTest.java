package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.NumericView;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of the kinds ordinal, time and duration, from text to text. */
class OrderedAndTimedColumnsTest {
    @TempDir
    Path folder;

    private Path file(String name, String cells) throws IOException {
        String rows = "\"" + cells.replace("|", "\"\n\"") + "\"\n";
        return Files.writeString(folder.resolve("t.csv"), name + "\n" + rows);
    }

    private ColumnSchema column(String name, String cells) throws IOException {
        return SchemaProposal.of(file(name, cells)).schema().column(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "08:30|23:59; TIME; HH:mm",
                "8:30|23:59; TIME; H:mm",
                "08:30:00|23:59:59; TIME; HH:mm:ss",
                "08:30:00.250|23:59:59.000; TIME; HH:mm:ss.SSS",
                "08:30 AM|11:59 PM; TIME; hh:mm a",
                "8:30 AM|11:59 PM; TIME; h:mm a",
                "8:30:00|30:00:01; DURATION; H:mm:ss",
                "08:30|123:00; DURATION; HH:mm",
                "-1:30|2:00; DURATION; H:mm",
                "PT8H30M|PT36H; DURATION;",
                "PT8H30M|P1DT12H; DURATION; PnDTnHnMnS"
            })
    void timesAndDurationsAreFoundAndWrittenAsTheyWere(String cells, ColumnKind kind, String format) throws Exception {
        Path file = file("c", cells);
        Schema schema = SchemaProposal.of(file).schema();

        assertThat(schema.column(0).kind()).isEqualTo(kind);
        assertThat(schema.column(0).format().orElse(null)).isEqualTo(format);

        Path copy = folder.resolve("copy.csv");
        CsvSink.of(copy).write(TableFiles.source(file).read(schema));
        assertThat(Files.readAllLines(copy)).isEqualTo(Files.readAllLines(file));
    }

    @Test
    void aClockIsOfDurationsWhereTheNameSaysSo() throws Exception {
        assertThat(column("arrival", "0:30|1:45").kind()).isEqualTo(ColumnKind.TIME);
        assertThat(column("waiting_time", "0:30|1:45").kind()).isEqualTo(ColumnKind.DURATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:00|25:61", "8:5|9:7", "P1M|P2Y", "12:30:00.5|1:2:3", "a:b|c:d", "1:16|9:16:1:2"})
    void whatIsNoTimeStaysCategorical(String cells) throws Exception {
        assertThat(column("c", cells).kind()).isEqualTo(ColumnKind.CATEGORICAL);
    }

    @ParameterizedTest
    @CsvSource({
        "seconds, 90|0.5, 90000000|500000",
        "minutes, 90|0.5, 5400000000|30000000",
        "milliseconds, 90|-5, 90000|-5000",
        "hours, 1.5|36, 5400000000|129600000000",
        "days, 1|2, 86400000000|172800000000"
    })
    void aDurationIsANumberOfItsUnitWhereDeclared(String unit, String cells, String micros) throws Exception {
        Path file = file("took", cells);
        Schema schema =
                Schema.of(List.of(ColumnSchema.of("took", ColumnKind.DURATION).withFormat(unit)));

        Table table = TableFiles.source(file).read(schema);

        String[] expected = micros.split("\\|");
        for (int row = 0; row < expected.length; row++) {
            assertThat(((NumericView) table.column(0)).number(row)).isEqualTo(Double.parseDouble(expected[row]));
        }
        CsvSink.of(folder.resolve("copy.csv")).write(table);
        assertThat(Files.readAllLines(folder.resolve("copy.csv")))
                .containsExactlyElementsOf(List.of(("took|" + cells).split("\\|")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "high|low|medium|low; low|medium|high",
                "Severe|none|Mild|moderate; none|Mild|moderate|Severe",
                "XL|S|M|XXL|L; S|M|L|XL|XXL",
                "II|IV|I|III; I|II|III|IV",
                "Stage IIB|Stage I|Stage IIA|Stage IV; Stage I|Stage IIA|Stage IIB|Stage IV",
                "stage 2|stage 10|stage 1; stage 1|stage 2|stage 10",
                "agree|strongly_agree|disagree|neutral; disagree|neutral|agree|strongly_agree",
                "often|never|always|sometimes; never|sometimes|often|always",
                "25-34|18-24|65+|35-64; 18-24|25-34|35-64|65+",
                "[10-20)|[0-10)|[100-110)|[20-30); [0-10)|[10-20)|[20-30)|[100-110)",
                "(10, 20]|(0, 10]|(20, 30]; (0, 10]|(10, 20]|(20, 30]",
                "<18|18-64|>=65; <18|18-64|>=65"
            })
    void stepsOfALadderAreOrdinal(String cells, String order) throws Exception {
        ColumnSchema column = column("c", cells);

        assertThat(column.kind()).isEqualTo(ColumnKind.ORDINAL);
        assertThat(column.levels()).containsExactly(order.split("\\|"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "low|high",
                "low|medium|unknown",
                "red|green|blue",
                "S|M|D",
                "Private|State-gov|Self-emp",
                "20-10|30-20|40-30",
                "None|Norm|>7|>8",
                "room 1|room 2|room 3"
            })
    void whatIsNoLadderStaysCategorical(String cells) throws Exception {
        assertThat(column("c", cells).kind()).isEqualTo(ColumnKind.CATEGORICAL);
    }

    @Test
    void anOrdinalColumnKeepsTheDeclaredOrderWhateverComesFirst() throws Exception {
        Schema schema = Schema.builder().ordinal("c", "a", "b", "c").build();

        Table table = TableFiles.source(file("c", "c|a|c")).read(schema);

        assertThat(table.levels(0).levels()).containsExactly("a", "b", "c");
        assertThat(table.levels(0).code(0)).isEqualTo(2);
    }

    @Test
    void aTimeThatDoesNotFitIsNamedWithItsPlace() throws Exception {
        Schema schema = Schema.of(List.of(ColumnSchema.of("at", ColumnKind.TIME).withFormat("HH:mm")));

        assertThatThrownBy(() -> TableFiles.source(file("at", "10:30|25:00")).read(schema))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("'25:00' is not a time written as HH:mm");
    }

    @ParameterizedTest
    @CsvSource({"TIME, yyyy", "TIME, QQQQQQ", "DURATION, hh-mm", "DURATION, weeks"})
    void aFormatThatIsNoneIsRefused(ColumnKind kind, String format) throws Exception {
        Schema schema = Schema.of(List.of(ColumnSchema.of("c", kind).withFormat(format)));

        assertThatThrownBy(() -> TableFiles.source(file("c", "1|2")).read(schema))
                .hasMessageContaining("'c'")
                .hasMessageContaining("'" + format + "'");
    }

    @Test
    void anotherToolsTimesAreUnderstood() throws Exception {
        Schema schema = Schema.of(List.of(
                ColumnSchema.of("at", ColumnKind.TIME).withFormat("HH:mm"),
                ColumnSchema.of("took", ColumnKind.DURATION).withFormat("H:mm:ss")));
        Table training = Table.builder(schema)
                .addRow(LocalTime.of(8, 30), Duration.ofMinutes(5))
                .build();
        Path foreign = Files.writeString(folder.resolve("f.csv"), "at,took\n9:05:00,PT1M\n10:00,30:00:00\n");

        ForeignTable read = ForeignTable.read(foreign, training);

        assertThat(read.table().value(0, 0)).isEqualTo(LocalTime.of(9, 5));
        assertThat(read.table().value(0, 1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(read.table().value(1, 1)).isEqualTo(Duration.ofHours(30));
        assertThat(read.notes()).hasSize(2);
    }
}
