package dev.synth.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumericView;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import dev.synth.table.ValueDomain;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What columns of each kind keep through a real, if short, training. */
class KindsTest {
    private static final int ROWS = 4_000;
    private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
    private static final int DAYS = 6 * 365;
    private static final List<String> STAGES = List.of("I", "II", "III", "IV");

    private static Table real;
    private static Synthesizer model;
    private static Table made;

    /** Planned patients come on working days in the morning, emergencies at any time; stages rise with age. */
    private static Table hospital(int rows) {
        Schema schema = Schema.builder()
                .bool("planned")
                .date("admitted")
                .add("seen", ColumnKind.DATE_TIME)
                .ordinal("stage", STAGES.toArray(new String[0]))
                .add(ColumnSchema.of("age", ColumnKind.INTEGER)
                        .withDomain(new ValueDomain(
                                Optional.of("18"),
                                Optional.of("90"),
                                Optional.of("years"),
                                Optional.empty(),
                                Optional.empty())))
                .add("lights_out", ColumnKind.TIME)
                .add("operation", ColumnKind.DURATION)
                .build();
        SplittableRandom random = new SplittableRandom(4);
        TableBuilder table = Table.builder(schema);
        for (int row = 0; row < rows; row++) {
            boolean planned = random.nextDouble() < 0.6;
            LocalDate day = day(random, planned);
            int age = 18 + (int) (72 * Math.sqrt(random.nextDouble()));
            int stage = Math.max(0, Math.min(3, (age - 30) / 15 + random.nextInt(2)));
            LocalDateTime seen = day(random, planned)
                    .atTime(planned ? 8 + random.nextInt(4) : random.nextInt(24), 5 * random.nextInt(12));
            table.addRow(
                    planned,
                    day,
                    seen,
                    STAGES.get(stage),
                    age,
                    LocalTime.of(20, 0).plusMinutes(15 * random.nextInt(12)),
                    planned ? Duration.ofMinutes(30 + random.nextInt(60)) : null);
        }
        return table.build();
    }

    private static LocalDate day(SplittableRandom random, boolean planned) {
        LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
        while (planned && isWeekend(day)) {
            day = FIRST.plusDays(random.nextInt(DAYS));
        }
        return day;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }

    @BeforeAll
    static void train() {
        real = hospital(ROWS);
        model = GanTrainer.with(GanOptions.builder()
                        .seed(1)
                        .steps(1_000)
                        .generatorWidth(64)
                        .criticWidth(64)
                        .latentSize(32)
                        .build())
                .train(real);
        made = model.sampleTable(ROWS, 5);
    }

    private static double share(Table table, IntPredicate where, IntPredicate what) {
        int[] rows = IntStream.range(0, table.rowCount()).filter(where).toArray();
        return IntStream.of(rows).filter(what).count() / (double) Math.max(1, rows.length);
    }

    private static IntPredicate planned(Table table, boolean planned) {
        return row -> table.value(row, 0).equals(planned);
    }

    private static IntPredicate weekend(Table table) {
        return row -> isWeekend((LocalDate) table.value(row, 1));
    }

    @Test
    void daysOfTheWeekComeOutAsOftenAsTheyWentIn() {
        for (DayOfWeek day : DayOfWeek.values()) {
            double expected = share(real, row -> true, row -> ((LocalDate) real.value(row, 1)).getDayOfWeek() == day);
            double found = share(made, row -> true, row -> ((LocalDate) made.value(row, 1)).getDayOfWeek() == day);
            assertThat(found).as(day.name()).isCloseTo(expected, within(0.05));
        }
    }

    @Test
    void daysOfTheWeekGoWithWhatTheyWentWith() {
        // Were the day of the week left to chance, 11 % of the planned patients would come on a weekend.
        assertThat(share(made, planned(made, true), weekend(made))).isLessThan(0.04);
        assertThat(share(made, planned(made, false), weekend(made)))
                .isCloseTo(share(real, planned(real, false), weekend(real)), within(0.08));
    }

    @Test
    void hoursGoWithWhatTheyWentWith() {
        IntPredicate morning = row -> {
            int hour = ((LocalDateTime) made.value(row, 2)).getHour();
            return hour >= 8 && hour < 12;
        };
        // Were the hour left to chance, both shares would be two thirds; in the table they are 1 and a sixth.
        assertThat(share(made, planned(made, true), morning)).isGreaterThan(0.94);
        assertThat(share(made, planned(made, false), morning)).isLessThan(0.27);
    }

    @Test
    void stagesRiseWithAge() {
        LevelColumn stage = (LevelColumn) made.column("stage");
        NumericView age = (NumericView) made.column("age");
        assertThat(stage.levels()).isEqualTo(STAGES);
        double young = IntStream.range(0, ROWS)
                .filter(row -> age.number(row) < 40)
                .map(stage::code)
                .average()
                .orElseThrow();
        double old = IntStream.range(0, ROWS)
                .filter(row -> age.number(row) > 75)
                .map(stage::code)
                .average()
                .orElseThrow();
        assertThat(young).isLessThan(0.9);
        assertThat(old).isGreaterThan(2.4);
    }

    @Test
    void integersStayWholeAndWithinBounds() {
        NumericView age = (NumericView) made.column("age");
        assertThat(IntStream.range(0, ROWS).mapToDouble(age::number))
                .allMatch(value -> value == Math.rint(value) && value >= 18 && value <= 90);
        assertThat(made.schema().column("age").domain().unit()).contains("years");
    }

    @Test
    void timesAndDurationsKeepTheirGrid() {
        for (int row = 0; row < ROWS; row++) {
            LocalTime time = (LocalTime) made.value(row, 5);
            assertThat(time.getMinute() % 15 + time.getSecond()).isZero();
            assertThat(time).isBetween(LocalTime.of(20, 0), LocalTime.of(22, 45));
            Duration operation = (Duration) made.value(row, 6);
            if (operation != null) {
                assertThat(operation.toSecondsPart()).isZero();
                assertThat(operation.toMinutes()).isBetween(30L, 89L);
            }
        }
    }

    @Test
    void missingDurationsStayWithEmergencies() {
        assertThat(share(made, planned(made, false), made.column(6)::isMissing)).isGreaterThan(0.9);
        assertThat(share(made, planned(made, true), made.column(6)::isMissing)).isLessThan(0.1);
    }

    @Test
    void rangesOfDatesAndTimesCanBeConditions() {
        Conditions june =
                Conditions.whereBetween("admitted", "2018-06-01", "2018-06-30").andBetween("lights_out", "21:00", null);
        Table chosen = model.sample(june, 200, 3).reduce(Table::append).orElseThrow();
        for (int row = 0; row < 200; row++) {
            assertThat((LocalDate) chosen.value(row, 1)).isBetween(LocalDate.of(2018, 6, 1), LocalDate.of(2018, 6, 30));
            assertThat((LocalTime) chosen.value(row, 5)).isAfterOrEqualTo(LocalTime.of(21, 0));
        }
    }

    @Test
    void aSavedModelMakesTheSameRows(@TempDir Path folder) throws Exception {
        model.save(folder.resolve("model.synth"));

        Table again = Synthesizer.load(folder.resolve("model.synth")).sampleTable(200, 5);

        for (int row = 0; row < 200; row++) {
            assertThat(again.row(row)).isEqualTo(made.row(row));
        }
    }
}
