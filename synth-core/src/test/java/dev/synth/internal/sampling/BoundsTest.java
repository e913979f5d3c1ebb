package dev.synth.internal.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.WholeColumn;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoundsTest {
    private static Bounds range(ColumnSchema column, @Nullable String low, @Nullable String high) {
        return Bounds.of(column, new Requirement(column.name(), List.of(), low, high));
    }

    private static Bounds values(ColumnSchema column, String... values) {
        return Bounds.of(column, new Requirement(column.name(), List.of(values), null, null));
    }

    private static ColumnSchema column(ColumnKind kind) {
        return ColumnSchema.of("c", kind);
    }

    @Test
    void bothEndsBelongToARangeAndEitherMayBeOpen() {
        Bounds bounds = range(column(ColumnKind.CONTINUOUS), "-1.5", "2e1");

        assertThat(bounds.contain(-1.5)).isTrue();
        assertThat(bounds.contain(20)).isTrue();
        assertThat(bounds.contain(Math.nextUp(20.0))).isFalse();
        assertThat(bounds.contain(Math.nextDown(-1.5))).isFalse();
        assertThat(range(column(ColumnKind.INTEGER), "3", null).contain(1e18)).isTrue();
        assertThat(range(column(ColumnKind.INTEGER), null, "3").contain(-1e18)).isTrue();
    }

    @Test
    void missingLiesInNoRange() {
        assertThat(range(column(ColumnKind.CONTINUOUS), null, "3").contain(Double.NaN))
                .isFalse();
        assertThat(range(column(ColumnKind.CONTINUOUS), "3", null).contain(Double.NaN))
                .isFalse();
        assertThat(values(column(ColumnKind.CONTINUOUS), "3").contain(Double.NaN))
                .isFalse();
    }

    @Test
    void isoComesBeforeTheColumnsOwnPattern() {
        ColumnSchema dayFirst = column(ColumnKind.DATE).withFormat("uuuu-dd-MM");
        double third = LocalDate.of(2024, 3, 4).toEpochDay();

        assertThat(values(dayFirst, "2024-03-04").contain(third)).isTrue();
        assertThat(values(dayFirst, "2024-31-12")
                        .contain(LocalDate.of(2024, 12, 31).toEpochDay()))
                .isTrue();
    }

    @Test
    void severalValuesAreThoseAndNothingBetween() {
        Bounds bounds = values(column(ColumnKind.INTEGER), "7", "3");

        assertThat(bounds.contain(3)).isTrue();
        assertThat(bounds.contain(7)).isTrue();
        assertThat(bounds.contain(5)).isFalse();
        assertThat(bounds.overlap(4, 6)).isFalse();
        assertThat(bounds.overlap(4, 7)).isTrue();
    }

    @Test
    void anIntervalOverlapsARangeThatTouchesIt() {
        Bounds bounds = range(column(ColumnKind.CONTINUOUS), "2", "4");

        assertThat(bounds.overlap(0, 2)).isTrue();
        assertThat(bounds.overlap(4, 9)).isTrue();
        assertThat(bounds.overlap(3, 3)).isTrue();
        assertThat(bounds.overlap(0, 1.9)).isFalse();
        assertThat(bounds.overlap(4.1, 9)).isFalse();
    }

    @Test
    void datesAreReadAsTheTableWritesThem() {
        double day = LocalDate.of(2024, 2, 29).toEpochDay();
        ColumnSchema german = column(ColumnKind.DATE).withFormat("dd.MM.yyyy");

        assertThat(values(column(ColumnKind.DATE), "2024-02-29").contain(day)).isTrue();
        assertThat(values(german, "29.02.2024").contain(day)).isTrue();
        assertThat(values(column(ColumnKind.DATE_TIME), "2024-02-29T12:30:01")
                        .contain(WholeColumn.toMicros(LocalDateTime.of(2024, 2, 29, 12, 30, 1))))
                .isTrue();
        assertThat(values(german, "2024-02-29").contain(day)).isTrue();
        assertThat(values(column(ColumnKind.TIME).withFormat("h:mm a"), "9:20 PM")
                        .contain(WholeColumn.toMicros(LocalTime.of(21, 20))))
                .isTrue();
        assertUnreadable(german, "30.02.2024");
        assertUnreadable(column(ColumnKind.DATE), "2024-02-30");
        assertUnreadable(column(ColumnKind.DATE), "29.02.2024");
    }

    @Test
    void whatIsNoNumberIsRefusedWithColumnKindAndValue() {
        assertUnreadable(column(ColumnKind.INTEGER), "old");
        assertUnreadable(column(ColumnKind.INTEGER), "");
        assertUnreadable(column(ColumnKind.CONTINUOUS), "NaN");
        assertUnreadable(column(ColumnKind.CONTINUOUS), "Infinity");
    }

    private static void assertUnreadable(ColumnSchema column, String value) {
        assertThatThrownBy(() -> values(column, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Column 'c' is " + column.kind().label() + "; '" + value + "' is not");
    }

    @Test
    void anEmptyRangeIsRefused() {
        assertThatThrownBy(() -> range(column(ColumnKind.INTEGER), "5", "4"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 5 to 4 is empty; give the lower bound first");
    }
}
