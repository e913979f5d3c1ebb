package dev.synth.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Rule;
import dev.synth.table.RuleBreach;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import dev.synth.table.WholeColumn;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Orders between times of day and between durations. */
class TimeOrdersTest {
    private static final Schema SCHEMA = Schema.builder()
            .add(ColumnSchema.of("opens", ColumnKind.TIME))
            .add(ColumnSchema.of("closes", ColumnKind.TIME))
            .add(ColumnSchema.of("surgery", ColumnKind.DURATION))
            .add(ColumnSchema.of("stay", ColumnKind.DURATION))
            .categorical("ward")
            .add(new Rule.Order(List.of("opens", "closes"), true))
            .add(new Rule.Order(List.of("surgery", "stay"), false))
            .build();

    private static Table theatres() {
        SplittableRandom random = new SplittableRandom(1);
        TableBuilder builder = Table.builder(SCHEMA);
        for (int row = 0; row < 1_000; row++) {
            LocalTime opens =
                    random.nextInt(9) == 0 ? null : LocalTime.of(5 + random.nextInt(12), 15 * random.nextInt(4));
            LocalTime from = opens == null ? LocalTime.of(12, 0) : opens;
            Duration surgery = Duration.ofMinutes(10 + random.nextInt(300));
            builder.addRow(
                    opens,
                    from.plusMinutes(15 + 15L * random.nextInt(20)),
                    surgery,
                    surgery.plusMinutes(random.nextInt(3_000)),
                    "W" + random.nextInt(3));
        }
        return builder.build();
    }

    @Test
    void theyHoldAndTimesStayOnTheirGrid() {
        Table table = theatres();
        Synthesizer model = GanTrainer.with(RulesTest.quick()).train(table);
        Table made = model.sampleTable(5_000, 1);

        assertThat(RuleBreach.of(SCHEMA.rules(), made, table)).isEmpty();
        long quarter = Duration.ofMinutes(15).toMillis() * 1_000;
        long minute = Duration.ofMinutes(1).toMillis() * 1_000;
        for (int row = 0; row < made.rowCount(); row++) {
            for (String name : List.of("opens", "closes")) {
                assertThat(isMultiple(made, name, row, quarter)).isTrue();
            }
            assertThat(isMultiple(made, "stay", row, minute)).isTrue();
        }
    }

    private static boolean isMultiple(Table table, String name, int row, long step) {
        WholeColumn values = (WholeColumn) table.column(name);
        return values.isMissing(row) || values.whole(row) % step == 0;
    }

    @Test
    void timesAndDurationsAreNotOrderedAmongEachOther() {
        Rule mixed = new Rule.Order(List.of("opens", "stay"), false);
        assertThatThrownBy(() -> SCHEMA.withRules(List.of(mixed)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column 'stay' is duration, but 'opens' is time");
    }
}
