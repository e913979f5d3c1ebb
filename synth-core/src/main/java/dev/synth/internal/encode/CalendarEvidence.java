package dev.synth.internal.encode;

import dev.synth.internal.calendar.Weeks;
import dev.synth.internal.split.Entities;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether dates favour days of the week, or date-times hours, by more than chance and by enough to matter; if so, how they
 * are coded.
 */
final class CalendarEvidence {
    private static final int HOURS = 24;
    private static final int PARTS_OF_DAY = 6;
    private static final int PARTS_OF_WEEKS = 2;

    private final double[] numbers;
    private final Weeks calendar;
    private final double unit;
    private final Entities entities;
    private final int rareRows;

    private CalendarEvidence(double[] numbers, Weeks calendar, Entities entities, int rareRows) {
        this.numbers = numbers;
        this.calendar = calendar;
        this.unit = calendar.day();
        this.entities = entities;
        this.rareRows = rareRows;
    }

    /**
     * The coder of a column of dates or date-times; empty if they are coded as well as numbers are.
     *
     * @param others what times of day may go with: of other columns each row's value, from 0
     */
    static Optional<CalendarCoder> find(
            double[] numbers,
            ColumnKind kind,
            Entities entities,
            int rareRows,
            SplittableRandom random,
            Stream<int[]> others) {
        return new CalendarEvidence(numbers, Weeks.of(kind), entities, rareRows).find(random, others);
    }

    private Optional<CalendarCoder> find(SplittableRandom random, Stream<int[]> others) {
        double[] times = map(number -> number - unit * Math.floor(number / unit));
        double[] weeks = map(calendar::week);
        boolean manyTimes = present(times).distinct().limit(2).count() > 1;
        if (!calendar.areEnough(numbers)) {
            return Optional.empty();
        }
        int[] days = calendar.days(numbers);
        int[] hours = Arrays.stream(times)
                .mapToInt(time -> Double.isNaN(time) ? -1 : (int) (time / unit * HOURS))
                .toArray();
        if (!Weeks.isUneven(days, Weeks.DAYS, entities) && !(manyTimes && Weeks.isUneven(hours, HOURS, entities))) {
            return Optional.empty();
        }
        int[] holders = entities.holders(days, Weeks.DAYS);
        int[] held = IntStream.range(0, Weeks.DAYS)
                .filter(day -> holders[day] >= rareRows)
                .toArray();
        NumberModes modes = new NumberModes(rareRows, entities, random);
        NumberCoder weekCoder = modes.fit(weeks, 1);
        if (held.length == 0 || weekCoder.segments() + weekCoder.points().length == 0) {
            return Optional.empty();
        }
        Optional<Clock> clock = Optional.empty();
        if (unit > 1) {
            Clock whole = new Clock(modes.fit(times, step(times)), new double[0]);
            clock = Optional.of(manyTimes ? cut(whole, times, days, others) : whole);
        }
        int parts = manyTimes ? PARTS_OF_DAY : unit > 1 || weekCoder.segments() == 0 ? 1 : PARTS_OF_WEEKS;
        return Optional.of(new CalendarCoder(weekCoder, held, clock, parts, end(1), end(-1)));
    }

    /** The clock, its day cut where other columns or the days of the week change; as it is, if they change nowhere. */
    private Clock cut(Clock whole, double[] times, int[] days, Stream<int[]> others) {
        double slot = unit / DayCuts.SLOTS;
        int[] slots = Arrays.stream(times)
                .mapToInt(time -> Double.isNaN(time) ? -1 : (int) (time / slot))
                .toArray();
        double weight = Math.min(1, entities.count() / (double) times.length);
        int[] cuts = DayCuts.cuts(slots, Stream.concat(others, Stream.of(days)), PARTS_OF_DAY - 1, weight);
        return cuts.length == 0
                ? whole
                : whole.cut(Arrays.stream(cuts).mapToDouble(cut -> cut * slot).toArray(), PARTS_OF_DAY);
    }

    /** The mean of the first days or, with the sign −1, of the last ones, of enough entities. */
    private double end(int sign) {
        return Math.rint(entities.end(map(number -> Math.floor(number / unit)), sign, rareRows));
    }

    private double[] map(DoubleUnaryOperator part) {
        return Arrays.stream(numbers).map(part).toArray();
    }

    private static DoubleStream present(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value));
    }

    private static double step(double[] times) {
        return Grid.of(ColumnSchema.of("time", ColumnKind.TIME), times);
    }
}
