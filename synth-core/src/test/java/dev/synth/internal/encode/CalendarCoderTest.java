package dev.synth.internal.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synth.internal.calendar.Weeks;
import dev.synth.table.ColumnKind;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalendarCoderTest {
    private static final LocalDate FIRST = LocalDate.of(2010, 3, 1);
    private static final int ROWS = 6_000;

    private final SplittableRandom random = new SplittableRandom(3);

    private static FittedEncoder fit(Table table) {
        return TableEncoder.fit(table, 5, 1);
    }

    private static Table backAndForth(Table table) {
        FittedEncoder encoder = fit(table);
        return encoder.decode(encoder.encode(table, 1).columns(), 0, 9);
    }

    private Table dates(int days, Function<LocalDate, Boolean> taken) {
        TableBuilder rows = Table.builder(Schema.builder().date("day").build());
        for (int row = 0; row < ROWS; row++) {
            LocalDate day = FIRST.plusDays(random.nextInt(days));
            while (!taken.apply(day)) {
                day = FIRST.plusDays(random.nextInt(days));
            }
            rows.addRow(row % 10 == 0 ? null : day);
        }
        return rows.build();
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }

    private static double[] shares(Table table, Function<LocalDate, Integer> part, int parts) {
        double[] shares = new double[parts];
        for (int row = 0; row < table.rowCount(); row++) {
            if (table.value(row, 0) instanceof LocalDate day) {
                shares[part.apply(day)] += 1.0 / table.rowCount();
            }
        }
        return shares;
    }

    @Test
    void whereNobodyComesOnWeekendsNobodyDoes() {
        for (int years : new int[] {1, 5, 30}) {
            Table back = backAndForth(dates(365 * years, CalendarCoderTest::isWorkingDay));

            assertThat(shares(back, day -> isWorkingDay(day) ? 0 : 1, 2)[1])
                    .as(years + " years")
                    .isZero();
        }
    }

    @Test
    void theTrendOverTheYearsIsKept() {
        Table table = dates(365 * 10, day -> isWorkingDay(day) && random.nextInt(10) < day.getYear() - 2009);

        double[] expected = shares(table, day -> day.getYear() - 2010, 11);
        double[] found = shares(backAndForth(table), day -> day.getYear() - 2010, 11);

        assertThat(found).containsExactly(expected, within(0.01));
    }

    @Test
    void theMonthsOfAYearAreKept() {
        Table table = dates(365 * 4, day -> isWorkingDay(day) && (day.getMonthValue() > 3 || random.nextInt(3) == 0));

        double[] expected = shares(table, day -> day.getMonthValue() - 1, 12);
        double[] found = shares(backAndForth(table), day -> day.getMonthValue() - 1, 12);

        assertThat(found).containsExactly(expected, within(0.015));
    }

    @Test
    void firstsOfMonthsStayAsFrequent() {
        Table table = dates(365 * 10, day -> day.getDayOfMonth() == 1 || random.nextInt(20) == 0);

        double expected = shares(table, day -> day.getDayOfMonth() == 1 ? 0 : 1, 2)[0];
        double found = shares(backAndForth(table), day -> day.getDayOfMonth() == 1 ? 0 : 1, 2)[0];

        assertThat(expected).isGreaterThan(0.3);
        assertThat(found).isCloseTo(expected, within(0.06));
    }

    @Test
    void datesWithoutAFavouriteDayAreCodedAsNumbers() {
        assertThat(fit(dates(365 * 5, day -> true)).learnt().get(0).coder()).isInstanceOf(NumberCoder.class);
    }

    @Test
    void aDayOfTheWeekThatTooFewHoldNeverComesOut() {
        LocalDate sunday = LocalDate.of(2012, 7, 1);
        TableBuilder rows = Table.builder(Schema.builder().date("day").build());
        Table others = dates(365 * 5, CalendarCoderTest::isWorkingDay);
        for (int row = 0; row < ROWS; row++) {
            rows.addRow(row < 4 ? sunday.plusDays(7L * row) : others.value(row, 0));
        }

        Table back = backAndForth(rows.build());

        assertThat(shares(back, day -> isWorkingDay(day) ? 0 : 1, 2)[1]).isZero();
    }

    @Test
    void aDayIsWhereItWas() {
        for (int day = -800; day < 800; day++) {
            LocalDate date = LocalDate.ofEpochDay(day);
            assertThat(Weeks.of(ColumnKind.DATE).dayOfWeek(day))
                    .isEqualTo(date.getDayOfWeek().getValue() - 1);
            assertThat(7 * Weeks.of(ColumnKind.DATE).week(day)
                            + Weeks.of(ColumnKind.DATE).dayOfWeek(day)
                            - 3)
                    .isEqualTo(day);
        }
    }

    @Test
    void hoursAndDaysOfDateTimesAreKept() {
        TableBuilder rows = Table.builder(Schema.builder().dateTime("seen").build());
        for (int row = 0; row < ROWS; row++) {
            LocalDate day = FIRST.plusDays(random.nextInt(2_000));
            int hour = isWorkingDay(day) ? 8 + random.nextInt(9) : 10 + random.nextInt(3);
            rows.addRow(day.atTime(hour, random.nextInt(60)));
        }
        Table table = rows.build();

        Table back = backAndForth(table);

        assertThat(hours(back)).containsExactly(hours(table), within(0.01));
        double late = IntStream.range(0, ROWS)
                .mapToObj(row -> (LocalDateTime) back.value(row, 0))
                .filter(time -> !isWorkingDay(time.toLocalDate()) && time.getHour() > 13)
                .count();
        assertThat(late / ROWS).isLessThan(0.02);
        for (int row = 0; row < ROWS; row++) {
            assertThat(((LocalDateTime) back.value(row, 0)).getSecond()).isZero();
        }
    }

    /** Planned visits on working days from 8 to 12 o'clock, others at any time; or both at any time of the same hours. */
    private Table visits(boolean hoursTell) {
        TableBuilder rows =
                Table.builder(Schema.builder().bool("planned").dateTime("seen").build());
        for (int row = 0; row < ROWS; row++) {
            boolean planned = random.nextInt(5) < 3;
            LocalDate day = FIRST.plusDays(random.nextInt(2_000));
            boolean morning = hoursTell ? planned : random.nextInt(5) < 3;
            rows.addRow(
                    planned, day.atTime(morning ? 8 + random.nextInt(4) : random.nextInt(24), 5 * random.nextInt(12)));
        }
        return rows.build();
    }

    /** The rows as a network makes them that learnt all modes and cells by heart, and nothing about places within. */
    private Table redrawnInTheirCells(Table table) {
        FittedEncoder encoder = fit(table);
        EncodedTable codes = encoder.encode(table, 1);
        int cells = ((CalendarCoder) encoder.learnt().get(1).coder()).cells();
        float[] positions = codes.columns().get(1).positions();
        for (int row = 0; row < positions.length; row++) {
            double cell = Math.floor((positions[row] + 1) / 2 * cells);
            positions[row] = (float) (2 * (cell + 0.999 * random.nextDouble()) / cells - 1);
        }
        return encoder.decode(codes.columns(), 0, 9);
    }

    private static double mornings(Table table, boolean planned) {
        int[] rows = IntStream.range(0, table.rowCount())
                .filter(row -> table.value(row, 0).equals(planned))
                .toArray();
        return Arrays.stream(rows)
                        .map(row -> ((LocalDateTime) table.value(row, 1)).getHour())
                        .filter(hour -> hour >= 8 && hour < 12)
                        .count()
                / (double) rows.length;
    }

    @Test
    void cellsDoNotMixHoursThatGoWithDifferentLevels() {
        Table table = visits(true);
        Table back = redrawnInTheirCells(table);
        assertThat(mornings(table, true)).isEqualTo(1);
        // In parts of equally many rows 91 % of the planned ones would be left in the morning, and 29 % of the others.
        assertThat(mornings(back, true)).isGreaterThan(0.99);
        assertThat(mornings(back, false)).isCloseTo(mornings(table, false), within(0.01));
    }

    @Test
    void whereHoursGoWithNothingPartsOfTheDayHoldEquallyManyRows() {
        CalendarCoder coder = (CalendarCoder) fit(visits(false)).learnt().get(1).coder();
        assertThat(coder.clock().orElseThrow().cuts()).isEmpty();
    }

    @Test
    void theLastWeekEndsWhereItDoes() {
        Table table = dates(365 * 3, CalendarCoderTest::isWorkingDay);
        FittedEncoder encoder = fit(table);
        CalendarCoder coder = (CalendarCoder) encoder.learnt().get(0).coder();

        for (int mode = 0; mode < coder.segments(); mode++) {
            for (int place = 0; place < 1_000; place++) {
                double day = coder.decode(mode, place / 500.0 - 1);
                assertThat(day).isBetween((double) FIRST.toEpochDay(), FIRST.toEpochDay() + 365.0 * 3 - 1);
            }
        }
    }

    @Test
    void missingTimesTakeNoPartOfTheDay() {
        TableBuilder rows = Table.builder(Schema.builder().dateTime("seen").build());
        for (int row = 0; row < ROWS; row++) {
            LocalDate day = FIRST.plusDays(random.nextInt(2_000));
            int hour = isWorkingDay(day) ? 8 + random.nextInt(9) : 10 + random.nextInt(3);
            rows.addRow(row % 5 == 0 ? null : day.atTime(hour, random.nextInt(60)));
        }
        FittedEncoder encoder = fit(rows.build());
        CalendarCoder coder = (CalendarCoder) encoder.learnt().get(0).coder();

        for (int place = 0; place < 1_000; place++) {
            assertThat(coder.clock().orElseThrow().time(place / 1_000.0)).isNotNaN();
        }
    }

    @Test
    void dateTimesAtMidnightAreDates() {
        Table days = dates(365 * 5, CalendarCoderTest::isWorkingDay);
        TableBuilder rows = Table.builder(Schema.builder().dateTime("day").build());
        for (int row = 0; row < ROWS; row++) {
            LocalDate day = (LocalDate) days.value(row, 0);
            rows.addRow(day == null ? null : day.atStartOfDay());
        }

        Table back = backAndForth(rows.build());

        for (int row = 0; row < ROWS; row++) {
            if (back.value(row, 0) instanceof LocalDateTime time) {
                assertThat(time.toLocalDate().atStartOfDay()).isEqualTo(time);
                assertThat(isWorkingDay(time.toLocalDate())).isTrue();
            }
        }
    }

    private static double[] hours(Table table) {
        double[] hours = new double[24];
        for (int row = 0; row < table.rowCount(); row++) {
            hours[((LocalDateTime) table.value(row, 0)).getHour()] += 1.0 / table.rowCount();
        }
        return hours;
    }

    @Test
    void cellsSpanTheirValues() {
        CalendarCoder coder = (CalendarCoder) fit(dates(365 * 5, CalendarCoderTest::isWorkingDay))
                .learnt()
                .get(0)
                .coder();
        for (int mode = 0; mode < coder.segments(); mode++) {
            double[] span = coder.span(mode, -1, 1);
            for (double position = -1; position < 1; position += 0.01) {
                assertThat(coder.decode(mode, position)).isBetween(span[0], span[1]);
            }
        }
        assertThat(Arrays.stream(coder.frequencies()).sum()).isCloseTo(1, within(1e-9));
    }
}
