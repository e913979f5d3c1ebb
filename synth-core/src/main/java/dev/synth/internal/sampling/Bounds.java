package dev.synth.internal.sampling;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.WholeColumn;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The numbers that a column may hold: some values, or all between two. */
record Bounds(double low, double high, List<Double> values) {

    static Bounds of(ColumnSchema column, Requirement requirement) {
        if (!requirement.levels().isEmpty()) {
            List<Double> values = requirement.levels().stream()
                    .map(value -> number(column, value))
                    .toList();
            double low = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
            double high = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            return new Bounds(low, high, values);
        }
        double low = bound(column, requirement.low(), Double.NEGATIVE_INFINITY);
        double high = bound(column, requirement.high(), Double.POSITIVE_INFINITY);
        if (low > high) {
            throw new IllegalArgumentException("Column '" + column.name() + "': the range from " + requirement.low()
                    + " to " + requirement.high() + " is empty; give the lower bound first.");
        }
        return new Bounds(low, high, List.of());
    }

    private static double bound(ColumnSchema column, @Nullable String value, double otherwise) {
        return value == null ? otherwise : number(column, value);
    }

    boolean contain(double value) {
        return value >= low && value <= high && (values.isEmpty() || values.contains(value));
    }

    /** Whether an interval may hold a wanted value. */
    boolean overlap(double from, double to) {
        return values.isEmpty()
                ? to >= low && from <= high
                : values.stream().anyMatch(value -> value >= from && value <= to);
    }

    /** A number; for dates and times in ISO-8601, or else as it stands in a file, where the pattern is a plain one. */
    private static double number(ColumnSchema column, String value) {
        try {
            if (column.kind() == ColumnKind.CONTINUOUS || column.kind() == ColumnKind.INTEGER) {
                // Adding zero turns -0.0 into 0.0.
                double number = Double.parseDouble(value) + 0.0;
                if (Double.isFinite(number)) {
                    return number;
                }
            }
            return column.kind().number(value);
        } catch (IllegalArgumentException e) {
            return written(column, value)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "Column '" + column.name() + "' is " + column.kind().label() + "; '" + value + "' is not"
                                    + column.format()
                                            .map(format -> ": write it as " + format + " or in ISO-8601")
                                            .orElse("")
                                    + ".",
                            e));
        }
    }

    /** The number that a date or time in the column's own pattern stands for. */
    private static Optional<Double> written(ColumnSchema column, String value) {
        try {
            if (column.format().isPresent() && column.kind() == ColumnKind.DATE) {
                return Optional.of(
                        (double) LocalDate.parse(value, formatter(column)).toEpochDay());
            }
            if (column.format().isPresent() && column.kind() == ColumnKind.DATE_TIME) {
                return Optional.of((double) WholeColumn.toMicros(LocalDateTime.parse(value, formatter(column))));
            }
            if (column.format().isPresent() && column.kind() == ColumnKind.TIME) {
                return Optional.of((double) WholeColumn.toMicros(LocalTime.parse(value, formatter(column))));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // In ISO-8601 then.
        }
        return Optional.empty();
    }

    private static DateTimeFormatter formatter(ColumnSchema column) {
        return DateTimeFormatter.ofPattern(column.format().orElseThrow().replace('y', 'u'), Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
