package dev.synth.table;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers: integers, dates (days since 1970-01-01) or date-times (microseconds since 1970-01-01T00:00).
 */
public final class WholeColumn implements Column, NumericView {
    /** Stands for a missing value. */
    public static final long MISSING = Long.MIN_VALUE;

    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final int NANOS_PER_MICRO = 1_000;

    private final long[] values;

    private WholeColumn(long[] values) {
        this.values = values;
    }

    /** A column of a copy of these values; {@link #MISSING} stands for a missing one. */
    public static WholeColumn of(long... values) {
        return new WholeColumn(values.clone());
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
            default -> values[row];
        };
    }

    /** Microseconds since 1970-01-01T00:00 of a date-time, finer parts cut off. */
    public static long toMicros(LocalDateTime time) {
        return Math.addExact(
                Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), MICROS_PER_SECOND),
                time.getNano() / NANOS_PER_MICRO);
    }

    /** The date-time that lies this many microseconds after 1970-01-01T00:00. */
    public static LocalDateTime toDateTime(long micros) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND),
                (int) Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO,
                ZoneOffset.UTC);
    }
}
