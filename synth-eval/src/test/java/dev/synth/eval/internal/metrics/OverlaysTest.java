package dev.synth.eval.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synth.eval.Fidelity.ColumnOverlay;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.ValueDomain;
import dev.synth.table.WholeColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OverlaysTest {
    @Test
    void levelsHeldByFewerThanFiveRowsAreNotShown() {
        List<String> values = new ArrayList<>(Collections.nCopies(6, "common"));
        values.addAll(Collections.nCopies(4, "rare"));
        Table table = Table.of(Samples.schema("g", ColumnKind.CATEGORICAL), List.of(LevelColumn.of(values)));
        ColumnOverlay overlay = overlay(table, Samples.levels("common", "invented", null, "rare"));
        assertThat(overlay.bins()).containsExactly("common", "(other)");
        assertThat(overlay.training()).containsExactly(0.6, 0.4);
        assertThat(overlay.synthetic()).containsExactly(1 / 3.0, 2 / 3.0);
        assertThat(overlay.syntheticMissing()).isEqualTo(0.25);
        assertThat(overlay.holdout()).isEmpty();
    }

    @Test
    void noRangeOfNumbersHoldsOneToFourTrainingRows() {
        Table table = Samples.correlated(400, 3);
        for (ColumnOverlay overlay : Overlays.of(ComparedTables.of(table, null, table))) {
            double rows = Math.round((1 - overlay.trainingMissing()) * 400);
            assertThat(overlay.training()).allMatch(share -> share == 0 || share * rows > 4.5);
            assertThat(overlay.training().stream().mapToDouble(share -> share).sum())
                    .isCloseTo(1, within(1e-9));
            assertThat(overlay.bins()).hasSameSizeAs(overlay.training()).doesNotHaveDuplicates();
        }
        ColumnOverlay x = overlay(table, table);
        assertThat(x.bins()).hasSizeBetween(8, 20).contains("0 – 0.5");
        assertThat(x.bins().get(0)).startsWith("< -");
    }

    @Test
    void datesAreShownAsRangesBetweenRoundDates() {
        long start = LocalDate.of(2019, 1, 1).toEpochDay();
        WholeColumn days =
                WholeColumn.of(LongStream.range(0, 1_000).map(i -> start + i).toArray());
        Table table = Table.of(Samples.schema("day", ColumnKind.DATE), List.of(days));
        ColumnOverlay overlay = overlay(table, table);
        assertThat(overlay.bins()).hasSizeBetween(8, 20).anyMatch(bin -> bin.matches("2020-\\d\\d-\\d\\d – 2020-.*"));
    }

    @Test
    void timesAndDurationsAreShownBetweenRoundOnes() {
        WholeColumn micros = WholeColumn.of(
                LongStream.range(0, 1_000).map(i -> i * 86_000_000L).toArray());
        Table times = Table.of(Samples.schema("at", ColumnKind.TIME), List.of(micros));
        Table durations = Table.of(Samples.schema("took", ColumnKind.DURATION), List.of(micros));
        assertThat(overlay(times, times).bins()).contains("08:00 – 10:00").doesNotHaveDuplicates();
        assertThat(overlay(durations, durations).bins())
                .contains("PT8H – PT10H")
                .doesNotHaveDuplicates();
    }

    @Test
    void theDeclaredUnitStandsBesideTheNumbers() {
        ValueDomain kilograms = new ValueDomain(
                Optional.empty(), Optional.empty(), Optional.of("kg"), Optional.empty(), Optional.empty());
        WholeColumn weights = WholeColumn.of(LongStream.range(0, 100).toArray());
        Table table = Table.of(
                Schema.of(List.of(ColumnSchema.of("weight", ColumnKind.INTEGER).withDomain(kilograms))),
                List.of(weights));
        assertThat(overlay(table, table).unit()).isEqualTo("kg");
        assertThat(overlay(Samples.correlated(400, 3), Samples.correlated(400, 3))
                        .unit())
                .isNull();
    }

    @Test
    void stepsAreShownInTheirOrder() {
        List<String> values = new ArrayList<>(Collections.nCopies(6, "low"));
        values.addAll(Collections.nCopies(30, "high"));
        values.addAll(Collections.nCopies(10, "medium"));
        List<String> order = List.of("low", "medium", "high");
        LevelColumn steps =
                LevelColumn.of(values.stream().mapToInt(order::indexOf).toArray(), order);
        Table table =
                Table.of(Schema.builder().ordinal("g", "low", "medium", "high").build(), List.of(steps));
        assertThat(overlay(table, table).bins()).containsExactly("low", "medium", "high", "(other)");
    }

    @Test
    void fewRowsAreShownAsOneRange() {
        Table table = Samples.numbers(1.25, 7.5, 99.125);
        assertThat(overlay(table, table).bins()).containsExactly("all values");
    }

    private static ColumnOverlay overlay(Table training, Table synthetic) {
        return Overlays.of(ComparedTables.of(training, null, synthetic)).get(0);
    }
}
