package dev.synth.io.internal.rows;

import dev.synth.io.internal.column.CellText;
import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.io.internal.column.MisfitException;
import dev.synth.io.internal.infer.Domain;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.WholeColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Java values as table values. {@link #of} brings them to seven classes: {@code Long}, {@code Double}, {@code BigDecimal},
 * {@code Boolean}, {@code String}, {@code LocalDate} and {@code LocalDateTime}; instants and times with a zone become
 * date-times in UTC.
 */
public final class JavaValues {
    private JavaValues() {}

    /**
     * The value as one of the seven classes.
     *
     * @throws MisfitException if it is of a class that has no place in a table
     */
    public static @Nullable Object of(@Nullable Object value) {
        if (value == null || value instanceof Optional<?> optional && optional.isEmpty()) {
            return null;
        }
        if (value instanceof Optional<?> optional) {
            return of(optional.get());
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Instant instant) {
            return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        if (value instanceof OffsetDateTime time) {
            return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        }
        if (value instanceof ZonedDateTime time) {
            return time.withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
        }
        if (value instanceof Boolean || value instanceof LocalDate || value instanceof LocalDateTime) {
            return value;
        }
        if (value instanceof java.sql.Timestamp stamp) {
            return stamp.toLocalDateTime();
        }
        if (value instanceof java.sql.Date date) {
            return date.toLocalDate();
        }
        return text(value);
    }

    private static Object number(Number number) {
        if (number instanceof Float single) {
            return Double.valueOf(single.toString()); // So that 0.1f is 0.1, and not the double next to it.
        }
        if (number instanceof Double || number instanceof BigDecimal || number instanceof Long) {
            return number;
        }
        if (number instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return number.longValue();
        }
        throw misplaced(number);
    }

    /** Times of day are text until columns have a kind for them. */
    private static String text(Object value) {
        if (value instanceof Enum<?> level) {
            return level.name();
        }
        if (value instanceof CharSequence
                || value instanceof Character
                || value instanceof UUID
                || value instanceof java.time.LocalTime
                || value instanceof java.time.Duration) {
            return value.toString();
        }
        throw misplaced(value);
    }

    private static MisfitException misplaced(Object value) {
        return new MisfitException("is a " + value.getClass().getName()
                + ", which has no place in a table; convert it to a number, date or string, or leave the column out");
    }

    /** What a value's class says about its column: a string leaves it open. */
    static Domain domain(Object value) {
        if (value instanceof CharSequence || value instanceof BigInteger) {
            return Domain.UNTYPED;
        }
        Object plain = of(value);
        if (plain instanceof Long) {
            return Domain.WHOLE;
        }
        if (plain instanceof Double || plain instanceof BigDecimal) {
            return Domain.NUMBER;
        }
        if (plain instanceof Boolean) {
            return Domain.BOOLEAN;
        }
        if (plain instanceof LocalDate) {
            return Domain.DATE;
        }
        return plain instanceof LocalDateTime ? Domain.DATE_TIME : Domain.STRING;
    }

    /** The text that tells a value's kind; null if the value stands for a missing one. */
    static @Nullable String evidence(Object value) {
        if (value instanceof Double number) {
            return number.isNaN() ? null : CellText.number(finite(number));
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static double finite(double number) {
        if (Double.isInfinite(number)) {
            throw new MisfitException("is not a finite number; leave it missing or replace it");
        }
        return number;
    }

    /** Adds a value, one of the seven classes, to its column. */
    static void add(Object value, ColumnSchema column, Set<String> missing, ColumnBuilder out) {
        ColumnKind kind = column.kind();
        String text = evidence(value);
        if (text == null || value instanceof String && missing.contains(text)) {
            out.addMissing();
        } else if (value instanceof Long whole && (kind == ColumnKind.INTEGER || kind == ColumnKind.CONTINUOUS)) {
            out.addWhole(whole);
        } else if (value instanceof Double number && kind.isNumeric()) {
            out.addNumber(number);
        } else if (value instanceof BigDecimal number && kind == ColumnKind.INTEGER) {
            out.addWhole(whole(number));
        } else if (value instanceof BigDecimal number && kind == ColumnKind.CONTINUOUS) {
            out.addNumber(rounded(number, column));
        } else if (value instanceof Boolean bool && kind == ColumnKind.BOOLEAN) {
            out.addWhole(bool ? 1 : 0);
        } else if (value instanceof LocalDate date && kind == ColumnKind.DATE) {
            out.addWhole(date.toEpochDay());
        } else if (value instanceof LocalDate date && kind == ColumnKind.DATE_TIME) {
            out.addWhole(micros(date.atStartOfDay()));
        } else if (value instanceof LocalDateTime time && kind == ColumnKind.DATE_TIME) {
            out.addWhole(micros(time));
        } else {
            out.addText(text);
        }
    }

    private static long micros(LocalDateTime time) {
        try {
            return WholeColumn.toMicros(time);
        } catch (ArithmeticException e) {
            throw new MisfitException("is more than 290,000 years away; leave it missing or replace it");
        }
    }

    private static long whole(BigDecimal number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw new MisfitException("is not a whole number of at most 18 digits; declare the column continuous,"
                    + " categorical or identifier");
        }
    }

    /** The number with the column's decimals, unless a double cannot hold it: nothing is rounded that was not declared. */
    private static double rounded(BigDecimal number, ColumnSchema column) {
        BigDecimal wanted = column.decimals().isPresent()
                        && number.scale() > column.decimals().get()
                ? number.setScale(column.decimals().get(), RoundingMode.HALF_EVEN)
                : number;
        double nearest = wanted.doubleValue();
        if (Double.isInfinite(nearest) || new BigDecimal(Double.toString(nearest)).compareTo(wanted) != 0) {
            throw new MisfitException("has more digits than a number here can hold (15); round it in the query, lower"
                    + " the column's decimals in the schema, or declare the column categorical or identifier");
        }
        return nearest;
    }
}
