package dev.synth.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
    private final Schema schema = Schema.builder()
            .integer("age")
            .categorical("sex")
            .bool("smoker")
            .date("born")
            .dateTime("seen")
            .continuous("bmi", 1)
            .build();

    @Test
    void valuesComeBackAsTheyWereAdded() {
        LocalDate born = LocalDate.of(1970, 2, 28);
        LocalDateTime seen = LocalDateTime.of(1969, 12, 31, 23, 59, 58, 123_456_000);
        Table table = Table.builder(schema)
                .addRow(54, "f", true, born, seen, 23.5)
                .addRow(null, null, null, null, null, null)
                .build();

        assertThat(table.row(0).values()).containsExactly(54L, "f", true, born, seen, 23.5);
        assertThat(table.row(1).values()).containsOnlyNulls();
        assertThat(table.column("bmi").missingShare()).isEqualTo(0.5);
    }

    @Test
    void aValueOfAnotherKindIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> Table.builder(schema).addRow("54", "f", true, null, null, 1.0))
                .hasMessageContaining("Row 1, column 'age': String '54' does not fit kind integer");
        assertThatThrownBy(() -> Table.builder(schema).addRow(54.5, "f", true, null, null, 1.0))
                .hasMessageContaining("54.5");
        assertThatThrownBy(() -> Table.builder(schema).addRow(1)).hasMessageContaining("6 columns");
    }

    @Test
    void aColumnOfPiecesHoldsTheFirstValuesOfThemAll() {
        List<int[]> pieces = List.of(new int[] {1, 0}, new int[0], new int[] {-1, 1});
        LevelColumn column = LevelColumn.of(pieces, 3, List.of("a", "b"));
        assertThat(column.size()).isEqualTo(3);
        assertThat(column.level(0)).isEqualTo("b");
        assertThat(column.level(1)).isEqualTo("a");
        assertThat(column.isMissing(2)).isTrue();
        assertThatThrownBy(() -> LevelColumn.of(pieces, 5, List.of("a", "b")))
                .hasMessage("A column of 5 rows cannot be made of 4 values.");
        assertThatThrownBy(() -> NumberColumn.of(List.of(new double[] {1, Double.POSITIVE_INFINITY}), 2))
                .hasMessageContaining("Row 2")
                .hasMessageContaining("not finite");
    }

    @Test
    void anUnknownColumnNamesTheOnesThereAre() {
        assertThatThrownBy(() -> schema.column("agee"))
                .hasMessage("No column 'agee'. Columns: age, sex, smoker, born, seen, bmi. Did you mean 'age'?");
    }

    @Test
    void twoColumnsOfOneNameAreRefused() {
        assertThatThrownBy(() -> Schema.builder().integer("a").integer("a").build())
                .hasMessageContaining("'a' is declared twice");
    }

    @Test
    void storageMustFitTheKind() {
        assertThatThrownBy(() -> Table.of(Schema.builder().integer("a").build(), List.of(NumberColumn.of(1))))
                .hasMessageContaining("must be stored as a WholeColumn");
        assertThatThrownBy(() -> Table.of(
                        Schema.builder().integer("a").integer("b").build(),
                        List.of(WholeColumn.of(1), WholeColumn.of(1, 2))))
                .hasMessageContaining("'b' has 2 rows");
        assertThatThrownBy(() -> NumberColumn.of(1, Double.POSITIVE_INFINITY)).hasMessageContaining("Row 2");
    }

    @Test
    void appendingKeepsLevelsOfBothTables() {
        Schema one = Schema.builder().categorical("c").build();
        Table first = Table.builder(one).addRow("a").addRow("b").build();
        Table second =
                Table.builder(one).addRow("c").addRow((Object) null).addRow("a").build();

        Table both = first.append(second);

        assertThat(both.rowCount()).isEqualTo(5);
        assertThat(both.value(2, 0)).isEqualTo("c");
        assertThat(both.value(3, 0)).isNull();
        assertThat(both.value(4, 0)).isEqualTo("a");
        assertThat(both.slice(1, 3).row(0)).containsEntry("c", "b");
    }

    @Test
    void droppedColumnsCanBeLeftOut() {
        Schema dropping = schema.with(schema.column("sex").withRole(Role.DROP));

        assertThat(dropping.withoutDropped().names()).doesNotContain("sex").hasSize(5);
    }

    @Test
    void timesDurationsAndStepsComeBackAsTheyWereAdded() {
        Schema schema = Schema.builder()
                .add("at", ColumnKind.TIME)
                .add("took", ColumnKind.DURATION)
                .ordinal("stage", "I", "II", "III")
                .build();
        Table table = Table.builder(schema)
                .addRow(LocalTime.of(23, 59, 59, 999_999_000), Duration.ofHours(-30), "III")
                .addRow(null, null, null)
                .build();

        assertThat(table.row(0)).containsValues(LocalTime.of(23, 59, 59, 999_999_000), Duration.ofHours(-30), "III");
        assertThat(table.levels(2).code(0)).isEqualTo(2);
        assertThat(table.row(1).values()).containsOnlyNulls();
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, 7, 7",
        "CONTINUOUS, -0.5, -0.5",
        "DATE, 1970-01-11, 10",
        "DATE_TIME, 1970-01-01T00:00:01, 1000000",
        "TIME, 00:01, 60000000",
        "DURATION, PT-1S, -1000000"
    })
    void theNumberOfAValueIsTheOneThatIsStored(ColumnKind kind, String text, double number) {
        assertThat(kind.number(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"INTEGER, 7.5", "INTEGER, x", "CONTINUOUS, 1e999", "DATE, 2023-02-29", "TIME, 24:00", "CATEGORICAL, a"})
    void whatIsNoValueOfAKindHasNoNumber(ColumnKind kind, String text) {
        assertThatThrownBy(() -> kind.number(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void valuesOutsideTheDeclaredBoundsAreRefusedWithTheirPlace() {
        ValueDomain bounds = new ValueDomain(
                Optional.of("1900-01-01"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        Schema schema =
                Schema.of(List.of(ColumnSchema.of("born", ColumnKind.DATE).withDomain(bounds)));
        TableBuilder builder = Table.builder(schema).addRow(LocalDate.of(1900, 1, 1));

        assertThatThrownBy(() -> builder.addRow(LocalDate.of(1899, 12, 31)))
                .hasMessageContaining("Row 2, column 'born': '1899-12-31' lies outside the bounds");
    }

    @Test
    void aDomainThatDoesNotFitTheKindIsRefusedAndLeftOutWhenTheKindChanges() {
        ColumnSchema age = ColumnSchema.of("age", ColumnKind.INTEGER)
                .withDomain(new ValueDomain(
                        Optional.of("0"),
                        Optional.of("120"),
                        Optional.of("years"),
                        Optional.empty(),
                        Optional.empty()));

        assertThat(age.withKind(ColumnKind.CATEGORICAL).domain().min()).isEmpty();
        assertThat(age.withKind(ColumnKind.CONTINUOUS).limits().high()).isEqualTo(120);
        assertThatThrownBy(() -> ColumnSchema.of("age", ColumnKind.CATEGORICAL).withDomain(age.domain()))
                .hasMessageContaining("Column 'age'");
    }
}
