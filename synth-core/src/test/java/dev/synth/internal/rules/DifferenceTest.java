package dev.synth.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synth.internal.rules.Difference.Bound;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.NumberColumn;
import dev.synth.table.NumericView;
import dev.synth.table.Rule;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.WholeColumn;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final long HOUR = 3_600_000_000L;

    @Test
    void aTimeStaysWithinItsDay() {
        ColumnSchema end = ColumnSchema.of("end", ColumnKind.TIME);
        Schema simple =
                Schema.builder().add("start", ColumnKind.TIME).integer("end").build();
        Table drawn = Table.of(simple, List.of(WholeColumn.of(22 * HOUR, 8 * HOUR), WholeColumn.of(8 * HOUR, HOUR)));

        Table restored =
                new Difference(end, List.of(new Bound("start", 0, List.of())), 0, false, Apart.NONE).restore(drawn);

        assertThat(restored.value(0, 1)).isEqualTo(LocalTime.MAX.withNano(999_999_000));
        assertThat(restored.value(1, 1)).isEqualTo(LocalTime.of(9, 0));
    }

    /** Of minutes, and an end that is none: the last microsecond of 9999, on no minute. */
    @Test
    void aValueThatStandsApartIsLearntOnTheGridOfTheOthers() {
        long minute = HOUR / 60;
        long noEnd = WholeColumn.toMicros(LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000));
        long[] start = new long[1_000];
        long[] end = new long[1_000];
        for (int row = 0; row < 1_000; row++) {
            start[row] = row * 700L * minute;
            end[row] = row % 3 == 0 ? noEnd : start[row] + row % 90 * minute;
        }
        Schema schema = Schema.builder()
                .add("start", ColumnKind.DATE_TIME)
                .add("end", ColumnKind.DATE_TIME)
                .add(new Rule.Order(List.of("start", "end"), false))
                .build();
        Table table = Table.of(schema, List.of(WholeColumn.of(start), WholeColumn.of(end)));

        FittedRules rules = RuleFitter.fit(table, 5);
        WholeColumn learnt = (WholeColumn) rules.simplify(table).column("end");
        WholeColumn restored =
                (WholeColumn) rules.restore(rules.simplify(table)).column("end");

        for (int row = 0; row < 1_000; row++) {
            assertThat(learnt.whole(row) % minute).isZero();
            boolean outermost = row % 3 > 0 && (row < 10 || row > 990);
            assertThat(restored.whole(row)).isCloseTo(end[row], within(outermost ? 5_000 * minute : 0L));
        }
        assertThat(learnt.whole(0)).isGreaterThan(2 * learnt.whole(89));
    }

    @Test
    void anOrderHoldsWhereTheColumnBelowStandsApart() {
        Apart apart = new Apart(List.of(9_999.0, -1.0), 512, 10, 200);
        ColumnSchema high = ColumnSchema.of("high", ColumnKind.INTEGER);
        Schema simple = Schema.builder().integer("low").integer("high").build();
        Table drawn = Table.of(
                simple,
                List.of(
                        WholeColumn.of(9_999, 9_999, -1, -1, 50, 50, 50),
                        WholeColumn.of(7, 512, -512, 7, 512, -512, 240)));

        Difference step = new Difference(high, List.of(new Bound("low", 0, List.of(9_999.0, -1.0))), 60, false, apart);

        WholeColumn restored = (WholeColumn) step.restore(drawn).column("high");
        assertThat(IntStream.range(0, 7).mapToLong(restored::whole))
                .containsExactly(9_999L, 9_999L, -1L, 67L, 9_999L, 50L, 200L);
    }

    @Test
    void aZeroIsAZeroWhateverItsSign() {
        double[] low = IntStream.range(0, 1_000)
                .mapToDouble(row -> row % 4 == 0 ? 0.0 : row % 4 == 1 ? -0.0 : 500 + row % 7)
                .toArray();
        double[] high = IntStream.range(0, 1_000)
                .mapToDouble(row -> low[row] + row / 4 % 50)
                .toArray();
        Schema schema = Schema.builder()
                .add("low", ColumnKind.CONTINUOUS)
                .add("high", ColumnKind.CONTINUOUS)
                .add(new Rule.Order(List.of("low", "high"), false))
                .build();
        Table table = Table.of(schema, List.of(NumberColumn.of(low), NumberColumn.of(high)));

        NumericView learnt =
                (NumericView) RuleFitter.fit(table, 5).simplify(table).column("high");

        assertThat(learnt.number(1)).isEqualTo(learnt.number(0));
    }

    /** A column below that is coded by weeks, or computed, lists no value of its own; what bounds the one above is one. */
    @Test
    void whatStandsApartBelowIsDisclosedToo() {
        ColumnSchema end = ColumnSchema.of("end", ColumnKind.DATE);
        Bound start = new Bound("start", 0, List.of(-25_567.0));
        FittedRules rules = new FittedRules(
                Schema.builder().date("start").date("end").build(),
                List.of(new Difference(end, List.of(start), 0, false, new Apart(List.of(), 512, 0, 1))));

        assertThat(rules.literals(Map.of("start", List.of("week of 1899-12-25"), "end", List.of("12"))))
                .containsExactly(Map.entry("start", List.of("week of 1899-12-25", "1900-01-01")));
    }

    /** Orders that no rule declares: what rests on a date with values apart is learnt like that one. */
    @Test
    void aChainOfDatesIsLearntLinkByLink() {
        long[] first = new long[1_000];
        long[] second = new long[1_000];
        long[] third = new long[1_000];
        for (int row = 0; row < 1_000; row++) {
            long day = 15_000 + row * 379 % 1_000;
            first[row] = row % 20 == 0 ? -25_567 : day;
            second[row] = day + row % 90;
            third[row] = second[row] + row % 70;
        }
        Schema schema =
                Schema.builder().date("first").date("second").date("third").build();
        Table table = Table.of(schema, List.of(WholeColumn.of(first), WholeColumn.of(second), WholeColumn.of(third)));

        Table learnt = RuleFitter.fit(table, 5).simplify(table);

        assertThat(learnt.schema().column("first").kind()).isEqualTo(ColumnKind.DATE);
        assertThat(learnt.schema().column("second").kind()).isEqualTo(ColumnKind.INTEGER);
        WholeColumn since = (WholeColumn) learnt.column("third");
        for (int row = 0; row < 1_000; row++) {
            assertThat(since.whole(row)).isEqualTo(row % 70);
        }
    }
}
