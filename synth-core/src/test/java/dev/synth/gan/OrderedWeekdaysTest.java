package dev.synth.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synth.table.NumericView;
import dev.synth.table.Rule;
import dev.synth.table.RuleBreach;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dates that lie in an order keep their days of the week as well, whether the order is found or declared. */
class OrderedWeekdaysTest {
    private static final int ROWS = 4_000;
    private static final Rule ORDER = new Rule.Order(List.of("enrolled", "visited", "closed"), false);

    @TempDir
    Path folder;

    /** Nothing happens at weekends; visits are mostly on Tuesdays, months after enrolment; a case is closed any day. */
    private static Table cases(Schema schema) {
        SplittableRandom random = new SplittableRandom(4);
        TableBuilder builder = Table.builder(schema);
        for (int row = 0; row < ROWS; row++) {
            LocalDate enrolled = workday(LocalDate.of(2019, 1, 1).plusDays(random.nextInt(1_500)));
            LocalDate visited = workday(enrolled.plusDays(5 + random.nextInt(400)));
            if (random.nextInt(3) > 0) {
                visited = visited.plusDays(
                        (DayOfWeek.TUESDAY.getValue() - visited.getDayOfWeek().getValue() + 7) % 7);
            }
            builder.addRow(
                    enrolled,
                    random.nextInt(10) == 0 ? null : visited,
                    visited.plusDays(random.nextInt(30)),
                    visited.isAfter(enrolled.plusDays(200)) ? "late" : "early");
        }
        return builder.build();
    }

    private static LocalDate workday(LocalDate day) {
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        return weekend ? day.plusDays(8 - day.getDayOfWeek().getValue()) : day;
    }

    private static Synthesizer train(Table table) {
        return GanTrainer.with(GanOptions.builder()
                        .seed(1)
                        .steps(600)
                        .generatorWidth(64)
                        .criticWidth(64)
                        .latentSize(16)
                        .build())
                .train(table);
    }

    private static double[] weekdays(Table table, String column) {
        NumericView days = (NumericView) table.column(column);
        double[] shares = new double[7];
        long present = IntStream.range(0, table.rowCount())
                .filter(row -> !Double.isNaN(days.number(row)))
                .count();
        for (int row = 0; row < table.rowCount(); row++) {
            if (!Double.isNaN(days.number(row))) {
                shares[
                        LocalDate.ofEpochDay((long) days.number(row))
                                .getDayOfWeek()
                                .ordinal()] += 1.0 / present;
            }
        }
        return shares;
    }

    private static double meanGap(Table table) {
        NumericView from = (NumericView) table.column("enrolled");
        NumericView to = (NumericView) table.column("visited");
        return IntStream.range(0, table.rowCount())
                .mapToDouble(row -> to.number(row) - from.number(row))
                .filter(gap -> !Double.isNaN(gap))
                .average()
                .orElseThrow();
    }

    private static void assertKept(Rule order, Table made, Table table) {
        assertThat(RuleBreach.of(List.of(order), made, table)).isEmpty();
        for (String column : List.of("enrolled", "visited")) {
            double[] real = weekdays(table, column);
            double[] drawn = weekdays(made, column);
            for (int day = 0; day < 7; day++) {
                assertThat(drawn[day]).as("%s, day %s", column, day).isCloseTo(real[day], within(0.04));
            }
            assertThat(drawn[5] + drawn[6]).isZero();
        }
        assertThat(meanGap(made)).isCloseTo(meanGap(table), within(15.0));
    }

    private static Schema.Builder columns() {
        return Schema.builder().date("enrolled").date("visited").date("closed").categorical("state");
    }

    @Test
    void whereTheOrderIsFound() {
        Table table = cases(columns().build());
        assertKept(
                new Rule.Order(List.of("enrolled", "visited"), false),
                train(table).sampleTable(ROWS, 5),
                table);
    }

    @Test
    void whereTheOrderIsDeclared() throws Exception {
        Table table = cases(columns().add(ORDER).build());
        Synthesizer model = train(table);
        Table made = model.sampleTable(ROWS, 5);
        assertKept(ORDER, made, table);

        Path file = folder.resolve("m.synth");
        model.save(file);
        assertThat(SynthesizerTest.rows(Synthesizer.load(file).sampleTable(ROWS, 5)))
                .isEqualTo(SynthesizerTest.rows(made));
    }
}
