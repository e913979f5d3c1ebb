package dev.synth.io.internal.rows;

import dev.synth.io.internal.column.CellText;
import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.io.internal.column.MisfitException;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.WholeColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cells that are a {@code Long}, {@code Double}, {@code BigDecimal}, {@code Boolean}, {@code String}, {@code LocalDate},
 * {@code LocalDateTime} or {@code LocalTime}: the text that tells their kind, and their way into a column.
 */
final class PlainValues {
    private PlainValues() {}

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

    /** Adds a value, one of the eight classes, to its column. */
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
        } else if (value instanceof LocalTime time && kind == ColumnKind.TIME) {
            out.addWhole(WholeColumn.toMicros(time));
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
