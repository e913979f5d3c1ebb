package dev.synth.table;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers: integers, dates (days since 1970-01-01), date-times (microseconds since 1970-01-01T00:00), times of day
 * (microseconds since midnight) or durations (microseconds).
 */
public final class WholeColumn implements Column, NumericView {
    /** Stands for a missing value. */
    public static final long MISSING = Long.MIN_VALUE;

    private static final long MICROS_PER_SECOND = 1_000_000L;
    /** Microseconds of a day. */
    public static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

    private static final int NANOS_PER_MICRO = 1_000;

    /** Of whole numbers as great as this, and greater ones, not every one is a double. */
    private static final double FIRST_INEXACT = 0x1p53;
    /** 9999-12-31T23:59:59.999999; the nearest double is that of the next year's first moment. */
    private static final long LAST_OF_9999 = 253_402_300_799_999_999L;

    private final long[] values;

    private WholeColumn(long[] values) {
        this.values = values;
    }

    /** A column of a copy of these values; {@link #MISSING} stands for a missing one. */
    public static WholeColumn of(long... values) {
        return of(values, values.length);
    }

    /** A column of a copy of the first so many of these values; {@link #MISSING} stands for a missing one. */
    public static WholeColumn of(long[] values, int size) {
        return new WholeColumn(Arrays.copyOf(values, size));
    }

    /**
     * A column of the first so many values of these arrays, one after the other; {@link #MISSING} stands for a missing one.
     *
     * @param pieces each is copied before the next is asked for, so that one array may serve for all
     * @throws IllegalArgumentException if there are fewer
     */
    public static WholeColumn of(Iterable<long[]> pieces, int size) {
        long[] values = new long[size];
        Pieces.join(pieces, values, size);
        return new WholeColumn(values);
    }

    /** A column of these values, each rounded to the nearest whole number; NaN stands for a missing one. */
    public static WholeColumn rounded(double[] values) {
        long[] wholes = new long[values.length];
        for (int row = 0; row < wholes.length; row++) {
            wholes[row] = Double.isNaN(values[row]) ? MISSING : Math.round(values[row]);
        }
        return new WholeColumn(wholes);
    }

    /**
     * A column of these values, which were whole numbers of this kind before they were doubles; NaN stands for a missing one.
     * From 2⁵³ on, where doubles lie farther apart than whole numbers, several are the same double: of date-times the last one
     * of the year 9999 is taken, which often stands for no end, else the one that ends in most zeros, up to three.
     */
    public static WholeColumn restored(double[] values, ColumnKind kind) {
        long[] wholes = new long[values.length];
        for (int row = 0; row < wholes.length; row++) {
            wholes[row] = Double.isNaN(values[row]) ? MISSING : restored(values[row], kind);
        }
        return new WholeColumn(wholes);
    }

    private static long restored(double value, ColumnKind kind) {
        long nearest = Math.round(value);
        if (Math.abs(value) < FIRST_INEXACT) {
            return nearest;
        }
        if (kind == ColumnKind.DATE_TIME && value == LAST_OF_9999) {
            return LAST_OF_9999;
        }
        for (long unit = 1_000; unit > 1; unit /= 10) {
            long round = Math.floorDiv(nearest + unit / 2, unit) * unit;
            if (round == value) {
                return round;
            }
        }
        return nearest;
    }

    /** The value; {@link #MISSING} if missing. */
    public long whole(int row) {
        return values[row];
    }

    @Override
    public double number(int row) {
        return values[row] == MISSING ? Double.NaN : values[row];
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return values[row] == MISSING;
    }

    @Override
    public WholeColumn rows(int[] rows) {
        long[] picked = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return new WholeColumn(picked);
    }

    @Override
    public @Nullable Object value(int row, ColumnKind kind) {
        if (isMissing(row)) {
            return null;
        }
        return switch (kind) {
            case DATE -> LocalDate.ofEpochDay(values[row]);
            case DATE_TIME -> toDateTime(values[row]);
            case TIME -> toTime(values[row]);
            case DURATION -> toDuration(values[row]);
            default -> values[row];
        };
    }

    /** Microseconds since 1970-01-01T00:00 of a date-time, finer parts cut off. */
    public static long toMicros(LocalDateTime time) {
        return Math.addExact(
                Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), MICROS_PER_SECOND),
                time.getNano() / NANOS_PER_MICRO);
    }

    /** Microseconds since midnight of a time of day, finer parts cut off. */
    public static long toMicros(LocalTime time) {
        return time.toNanoOfDay() / NANOS_PER_MICRO;
    }

    /**
     * Microseconds of a duration, finer parts cut off.
     *
     * @throws ArithmeticException if they are too many
     */
    public static long toMicros(Duration duration) {
        return Math.addExact(
                Math.multiplyExact(duration.getSeconds(), MICROS_PER_SECOND), duration.getNano() / NANOS_PER_MICRO);
    }

    /** The time of day that lies this many microseconds after midnight; those of a day come round again. */
    public static LocalTime toTime(long micros) {
        return LocalTime.ofNanoOfDay(Math.floorMod(micros, MICROS_PER_DAY) * NANOS_PER_MICRO);
    }

    /** The duration of this many microseconds. */
    public static Duration toDuration(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    /** The date-time that lies this many microseconds after 1970-01-01T00:00. */
    public static LocalDateTime toDateTime(long micros) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND),
                (int) Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO,
                ZoneOffset.UTC);
    }
}
