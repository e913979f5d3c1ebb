package dev.synth.io.internal.parquet;

import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.io.internal.column.MisfitException;
import dev.synth.io.internal.infer.Domain;
import dev.synth.table.ColumnKind;
import dev.synth.table.WholeColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.apache.parquet.column.ColumnReader;
import org.jspecify.annotations.Nullable;

/**
 * How the present values of one flat column are read.
 *
 * @param domain what the type says about the values
 * @param whole the value as a whole number: 0 or 1, days, or microseconds, by domain
 * @param number the value as a double
 * @param text the value as text, to the last digit
 * @param cut whether the value has digits that {@code whole} or {@code number} leaves out
 */
record ParquetType(
        Domain domain,
        ToLongFunction<ColumnReader> whole,
        ToDoubleFunction<ColumnReader> number,
        Function<ColumnReader, String> text,
        Predicate<ColumnReader> cut) {

    private static ParquetType of(
            Domain domain,
            ToLongFunction<ColumnReader> whole,
            ToDoubleFunction<ColumnReader> number,
            Function<ColumnReader, String> text) {
        return new ParquetType(domain, whole, number, text, in -> false);
    }

    static ParquetType whole(ToLongFunction<ColumnReader> whole) {
        return whole(whole, in -> Long.toString(whole.applyAsLong(in)));
    }

    static ParquetType whole(ToLongFunction<ColumnReader> whole, Function<ColumnReader, String> text) {
        return of(Domain.WHOLE, whole, whole::applyAsLong, text);
    }

    static ParquetType bool() {
        return of(
                Domain.BOOLEAN,
                in -> in.getBoolean() ? 1 : 0,
                in -> in.getBoolean() ? 1 : 0,
                in -> Boolean.toString(in.getBoolean()));
    }

    static ParquetType number(ToDoubleFunction<ColumnReader> number, Function<ColumnReader, String> text) {
        return of(Domain.NUMBER, in -> (long) number.applyAsDouble(in), number, text);
    }

    /** Binary numbers of few digits stand for the shortest decimal that they are nearest to. */
    static ParquetType shortest(ToDoubleFunction<ColumnReader> number, Function<ColumnReader, BigDecimal> decimal) {
        return number(
                in -> {
                    double value = number.applyAsDouble(in);
                    return Double.isFinite(value) ? decimal.apply(in).doubleValue() : value;
                },
                in -> decimal.apply(in).toPlainString());
    }

    /** Days since 1970-01-01. */
    static ParquetType date(ToIntFunction<ColumnReader> day) {
        return of(
                Domain.DATE,
                day::applyAsInt,
                day::applyAsInt,
                in -> LocalDate.ofEpochDay(day.applyAsInt(in)).toString());
    }

    /** Decimals, some of which may have more digits than a double holds. */
    static ParquetType decimal(Function<ColumnReader, BigDecimal> value) {
        return new ParquetType(
                Domain.NUMBER,
                in -> value.apply(in).longValue(),
                in -> value.apply(in).doubleValue(),
                in -> value.apply(in).toPlainString(),
                in -> {
                    BigDecimal exact = value.apply(in);
                    double near = exact.doubleValue();
                    return !Double.isFinite(near) || BigDecimal.valueOf(near).compareTo(exact) != 0;
                });
    }

    /** Date-times, each of so many nanoseconds beyond its microseconds. */
    static ParquetType dateTime(ToLongFunction<ColumnReader> micros, ToIntFunction<ColumnReader> nanos) {
        return new ParquetType(
                Domain.DATE_TIME,
                micros,
                micros::applyAsLong,
                in -> WholeColumn.toDateTime(micros.applyAsLong(in))
                        .plusNanos(nanos.applyAsInt(in))
                        .toString(),
                in -> nanos.applyAsInt(in) != 0);
    }

    /** Times of day, each of so many nanoseconds beyond its microseconds. */
    static ParquetType time(ToLongFunction<ColumnReader> micros, ToIntFunction<ColumnReader> nanos) {
        return new ParquetType(
                Domain.TIME,
                micros,
                micros::applyAsLong,
                in -> WholeColumn.toTime(micros.applyAsLong(in))
                        .plusNanos(nanos.applyAsInt(in))
                        .toString(),
                in -> nanos.applyAsInt(in) != 0);
    }

    /** Whole numbers that may be longer than a {@code long} or a {@code double} holds, judged by their digits. */
    static ParquetType digits(Function<ColumnReader, String> text) {
        return of(Domain.UNTYPED, in -> 0, in -> Double.NaN, text);
    }

    static ParquetType string(Function<ColumnReader, String> text) {
        return of(Domain.STRING, in -> 0, in -> Double.NaN, text);
    }

    /** Adds the reader's present value to a column of this kind. */
    void read(ColumnReader in, ColumnKind kind, ColumnBuilder out) {
        if (domain == Domain.NUMBER) {
            readNumber(in, kind, out);
        } else if (domain == Domain.STRING) {
            readString(in, out);
        } else if (isNative(kind)) {
            out.addWhole(whole.applyAsLong(in));
        } else {
            out.addText(text.apply(in));
        }
    }

    private boolean isNative(ColumnKind kind) {
        return switch (domain) {
            case BOOLEAN -> kind == ColumnKind.BOOLEAN;
            case WHOLE -> kind == ColumnKind.INTEGER || kind == ColumnKind.CONTINUOUS;
            case DATE -> kind == ColumnKind.DATE;
            case DATE_TIME -> kind == ColumnKind.DATE_TIME;
            case TIME -> kind == ColumnKind.TIME;
            case NUMBER, STRING, UNTYPED -> false;
        };
    }

    /** An empty text says as little as none. */
    private void readString(ColumnReader in, ColumnBuilder out) {
        String value = text.apply(in);
        if (value.isEmpty()) {
            out.addMissing();
        } else {
            out.addText(value);
        }
    }

    private void readNumber(ColumnReader in, ColumnKind kind, ColumnBuilder out) {
        double value = finite(in);
        if (Double.isNaN(value)) {
            out.addMissing();
        } else if (kind == ColumnKind.CONTINUOUS || kind == ColumnKind.INTEGER) {
            out.addNumber(value);
        } else {
            out.addText(text.apply(in));
        }
    }

    /** The text that tells the value's kind, or null if the value is not a number and so stands for a missing one. */
    @Nullable
    String evidence(ColumnReader in) {
        return domain == Domain.NUMBER && Double.isNaN(finite(in)) ? null : text.apply(in);
    }

    private double finite(ColumnReader in) {
        double value = number.applyAsDouble(in);
        if (Double.isInfinite(value)) {
            throw new MisfitException("is not a finite number; leave it missing or replace it");
        }
        return value;
    }

    /** A value for a message. */
    String show(ColumnReader in) {
        return domain == Domain.NUMBER ? Double.toString(number.applyAsDouble(in)) : text.apply(in);
    }
}
