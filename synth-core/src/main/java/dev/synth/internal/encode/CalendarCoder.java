package dev.synth.internal.encode;

import dev.synth.internal.calendar.Weeks;
import dev.synth.table.ColumnKind;
import dev.synth.table.WholeColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Dates that favour days of the week, and date-times that favour hours: the week is coded as a number is, its intervals and
 * points being the modes, and each mode is cut into cells by day of the week and, within a day, by time of day (for dates: by
 * earlier and later weeks). So the network sees which days and hours go with which other values, whatever the span of years.
 *
 * @param weeks how the week is coded, in weeks since that of 1970-01-01, from Monday
 * @param days the days of the week that come up, 0 for Monday, ascending
 * @param clock how the time of day is coded; empty for dates
 * @param parts how many cells a day of the week is cut into; as many as the clock has parts, if its day is cut
 * @param first about the first day that comes up; what the first week has before it moves a week on
 * @param last about the last day
 */
public record CalendarCoder(NumberCoder weeks, int[] days, Optional<Clock> clock, int parts, double first, double last)
        implements ValueCoder {
    private static final Weeks DATES = Weeks.of(ColumnKind.DATE);
    /** Of date-times, a position in a cell is a slot of weeks and a place in the part of the day. */
    private static final int SLOTS = 64;
    /** Makes from the place in the part of the day another one, for the place in the slot of weeks. */
    private static final int SCATTER = 1021;

    @Override
    public int modes() {
        return weeks.modes();
    }

    @Override
    public int segments() {
        return weeks.segments() + weeks.points().length;
    }

    @Override
    public int cells() {
        return days.length * parts;
    }

    @Override
    public double[] frequencies() {
        return weeks.frequencies();
    }

    /** Cells are no order in time, so that within a mode the rank stays where it is. */
    @Override
    public double[][] ranks() {
        return new double[][] {weeks.ranks()[0], new double[modes()]};
    }

    @Override
    public Codes encode(double[] numbers, SplittableRandom random) {
        double[] weekNumbers = new double[numbers.length];
        for (int row = 0; row < numbers.length; row++) {
            weekNumbers[row] = calendar().week(numbers[row]);
        }
        Codes inner = weeks.encode(weekNumbers, random);
        float[] positions = new float[numbers.length];
        for (int row = 0; row < numbers.length; row++) {
            int mode = inner.codes()[row];
            if (mode < segments()) {
                boolean interval = mode < weeks.segments();
                double rank = interval ? (inner.positions()[row] + 1) / 2 : random.nextDouble();
                double number = Double.isNaN(numbers[row]) ? 0 : numbers[row];
                positions[row] = (float) position(number, Math.min(rank, Math.nextDown(1.0)), random);
            }
        }
        return new Codes(inner.codes(), positions);
    }

    /** The weeks of the numbers that are coded. */
    Weeks calendar() {
        return Weeks.of(clock.isPresent() ? ColumnKind.DATE_TIME : ColumnKind.DATE);
    }

    private double position(double number, double weekRank, SplittableRandom random) {
        double day = Math.floor(number / calendar().day());
        double place;
        if (clock.isPresent()) {
            double along = clock.get().rank(number - day * WholeColumn.MICROS_PER_DAY, random) * parts;
            int part = Math.min(parts - 1, (int) along);
            place = part + (Math.floor(weekRank * SLOTS) + Math.min(along - part, Math.nextDown(1.0))) / SLOTS;
        } else {
            place = weekRank * parts;
        }
        return 2 * (index(calendar().dayOfWeek(number)) * parts + place) / cells() - 1;
    }

    /** The place of a day among those that come up; of one that does not, that of the next one which does. */
    private int index(int dayOfWeek) {
        for (int i = 0; i < days.length; i++) {
            if (days[i] >= dayOfWeek) {
                return i;
            }
        }
        return 0;
    }

    @Override
    public double decode(int mode, double position) {
        if (mode >= segments()) {
            return Double.NaN;
        }
        double along = Math.max(0, Math.min((position + 1) / 2 * cells(), Math.nextDown((double) cells())));
        int cell = (int) along;
        int part = cell % parts;
        double within = along - cell;
        if (clock.isEmpty()) {
            return day(mode, (part + within) / parts, cell);
        }
        double slot = Math.floor(within * SLOTS);
        double place = within * SLOTS - slot;
        double scattered = place * SCATTER - Math.floor(place * SCATTER);
        double time = clock.get().time((part + place) / parts);
        return day(mode, (slot + scattered) / SLOTS, cell) * WholeColumn.MICROS_PER_DAY + time;
    }

    private double day(int mode, double weekRank, int cell) {
        double day = DATES.monday(weeks.decode(mode, 2 * weekRank - 1)) + days[cell / parts];
        return day > last ? day - Weeks.DAYS : day < first ? day + Weeks.DAYS : day;
    }

    @Override
    public double[] span(int mode, double from, double to) {
        return new double[] {
            calendar().monday(weeks.decode(mode, -1)), calendar().monday(weeks.decode(mode, 1) + 1)
        };
    }

    @Override
    public List<String> literals(ColumnKind kind) {
        List<String> literals = new ArrayList<>();
        for (String week : weeks.literals(ColumnKind.INTEGER)) {
            double monday = DATES.monday(Double.parseDouble(week));
            literals.add("week of " + WholeColumn.of((long) monday).value(0, ColumnKind.DATE));
        }
        clock.ifPresent(times -> literals.addAll(times.literals()));
        return literals;
    }
}
