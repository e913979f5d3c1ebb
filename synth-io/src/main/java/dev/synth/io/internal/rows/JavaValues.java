package dev.synth.io.internal.rows;

import dev.synth.io.internal.column.MisfitException;
import dev.synth.io.internal.infer.Domain;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values of a program's classes, brought to the eight that {@link PlainValues} are of; instants and times with a zone
 * become date-times in UTC.
 */
public final class JavaValues {
    private JavaValues() {}

    /**
     * The value as one of the eight classes.
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
        if (value instanceof Boolean
                || value instanceof LocalDate
                || value instanceof LocalDateTime
                || value instanceof LocalTime) {
            return value;
        }
        if (value instanceof java.sql.Timestamp stamp) {
            return stamp.toLocalDateTime();
        }
        if (value instanceof java.sql.Date date) {
            return date.toLocalDate();
        }
        if (value instanceof java.sql.Time time) {
            return time.toLocalTime();
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

    private static String text(Object value) {
        if (value instanceof Enum<?> level) {
            return level.name();
        }
        if (value instanceof CharSequence
                || value instanceof Character
                || value instanceof UUID
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
        if (value instanceof Optional<?> optional && optional.isPresent()) {
            return domain(optional.get());
        }
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
        if (plain instanceof LocalDateTime) {
            return Domain.DATE_TIME;
        }
        return plain instanceof LocalTime ? Domain.TIME : Domain.STRING;
    }
}
