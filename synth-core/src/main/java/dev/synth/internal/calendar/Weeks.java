package dev.synth.internal.calendar;

import dev.synth.internal.split.Entities;
import dev.synth.table.ColumnKind;
import dev.synth.table.WholeColumn;
import java.util.Arrays;

/**
 * The weeks that dates or date-times lie in, from Monday, counted from that of 1970-01-01.
 *
 * @param day how many units of the numbers a day has
 */
public record Weeks(double day) {
    public static final int DAYS = 7;
    /** 1970-01-01 was a Thursday. */
    private static final int EPOCH_DAY = 3;
    /** Cohen's w from which on a difference is more than small; a square of chance, w² × rows, must exceed the other. */
    private static final double LEAST_EFFECT = 0.1;

    private static final double LEAST_SQUARE = 100;
    private static final int FEWEST_ROWS = 500;
    private static final int FEWEST_WEEKS = 8;

    /** Those of a column of dates or date-times. */
    public static Weeks of(ColumnKind kind) {
        return new Weeks(kind == ColumnKind.DATE_TIME ? WholeColumn.MICROS_PER_DAY : 1);
    }

    /** The week that a number lies in. */
    public double week(double number) {
        return Math.floor((Math.floor(number / day) + EPOCH_DAY) / DAYS);
    }

    /** The day of the week, 0 for Monday. */
    public int dayOfWeek(double number) {
        return (int) (Math.floor(number / day) + EPOCH_DAY - DAYS * week(number));
    }

    /** The number at the first moment of the Monday with which a week begins. */
    public double monday(double week) {
        return (DAYS * week - EPOCH_DAY) * day;
    }

    /** Whole weeks, in the unit of the numbers, from that of 1970-01-01 to that of a number. */
    public double weeksTo(double number) {
        return DAYS * week(number) * day;
    }

    /** A number on its own day of the week, as many weeks after 1970-01-01 as it lies after the week of another one. */
    public double since(double base, double number) {
        return number - weeksTo(base);
    }

    /** The number that lies so long since another one's week; a week later where it would lie below that one. */
    public double after(double base, double since) {
        double number = since + weeksTo(base);
        if (number >= base || Double.isNaN(number)) {
            return number;
        }
        boolean sameDay = Math.floor(number / day) == Math.floor(base / day);
        return sameDay ? base : Math.max(base, number + DAYS * day);
    }

    /** Whether there are so many numbers in so many weeks that the days of the week can tell anything. */
    public boolean areEnough(double[] numbers) {
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        int present = 0;
        for (double number : numbers) {
            if (!Double.isNaN(number)) {
                first = Math.min(first, week(number));
                last = Math.max(last, week(number));
                present++;
            }
        }
        return present >= FEWEST_ROWS && last - first >= FEWEST_WEEKS;
    }

    /**
     * Whether weeks pass between dates so often, and so many different numbers of days, that the day of the week would be
     * lost with the days between: three in four distances are a week or more, and most are none of those that a hundredth of
     * the rows have and that are learnt one by one.
     */
    public boolean passBetween(double[] distances) {
        double[] present = Arrays.stream(distances)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (present.length < FEWEST_ROWS || present[present.length / 4] < DAYS * day) {
            return false;
        }
        int common = 0;
        for (int from = 0, to = 0; from < present.length; from = to) {
            while (to < present.length && present[to] == present[from]) {
                to++;
            }
            common += (to - from) * 100L >= distances.length ? to - from : 0;
        }
        return common * 2L < present.length;
    }

    /** The day of the week of each number, −1 where it is missing. */
    public int[] days(double[] numbers) {
        return Arrays.stream(numbers)
                .mapToInt(number -> Double.isNaN(number) ? -1 : dayOfWeek(number))
                .toArray();
    }

    /**
     * Whether values come up unevenly often, by more than chance and by enough to matter; an entity counts once per row, but
     * never for more rows than entities.
     *
     * @param values from 0 to {@code most} − 1; −1 where there is none
     */
    public static boolean isUneven(int[] values, int most, Entities entities) {
        double[] counts = new double[most];
        Arrays.stream(values).filter(value -> value >= 0).forEach(value -> counts[value]++);
        double rows = Arrays.stream(counts).sum();
        double square = Arrays.stream(counts)
                .map(count -> Math.pow(count / rows * most - 1, 2) / most)
                .sum();
        return Math.sqrt(square) >= LEAST_EFFECT && square * Math.min(rows, entities.count()) >= LEAST_SQUARE;
    }
}
