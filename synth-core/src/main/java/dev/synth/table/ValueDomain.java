package dev.synth.table;

import java.util.Objects;
import java.util.Optional;

/**
 * What is declared of a column's values beyond their kind. All of it is public: it stays in the schema that goes with a
 * model, so bounds should be those of the subject (a percentage lies between 0 and 100), not the extremes of the data.
 *
 * @param min the least value of a numeric kind: a decimal number or, for dates, times and durations, ISO-8601; inclusive
 * @param max the greatest value of a numeric kind, inclusive
 * @param unit what numbers are counted in, such as {@code mmol/L}; carried through, never interpreted
 * @param other the level that stands for all levels of a categorical column that too few entities hold
 * @param checkDigit how the last characters of an identifier follow from the others
 */
public record ValueDomain(
        Optional<String> min,
        Optional<String> max,
        Optional<String> unit,
        Optional<String> other,
        Optional<CheckDigit> checkDigit) {

    /** Nothing is declared. */
    public static final ValueDomain ANY =
            new ValueDomain(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public ValueDomain {
        Objects.requireNonNull(min, "min");
        Objects.requireNonNull(max, "max");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(other, "other");
        Objects.requireNonNull(checkDigit, "checkDigit");
    }

    /**
     * The bounds as the numbers that stand for values of this kind; infinite where there is none.
     *
     * @throws IllegalArgumentException if the kind has no bounds, a bound is none of its values, or they exclude each other
     */
    public Limits limits(ColumnKind kind) {
        double low = min.map(kind::number).orElse(Double.NEGATIVE_INFINITY);
        double high = max.map(kind::number).orElse(Double.POSITIVE_INFINITY);
        if (low > high) {
            throw new IllegalArgumentException(
                    "min (" + min.orElseThrow() + ") must not be above max (" + max.orElseThrow() + ")");
        }
        return new Limits(low, high);
    }

    /**
     * The least and the greatest number of a column, both allowed.
     *
     * @param low −∞ if there is none
     * @param high ∞ if there is none
     */
    public record Limits(double low, double high) {
        /** Whether a number lies between them. */
        public boolean contain(double value) {
            return value >= low && value <= high;
        }

        /** Whether every number does. */
        public boolean areOpen() {
            return low == Double.NEGATIVE_INFINITY && high == Double.POSITIVE_INFINITY;
        }

        /** The nearest allowed number; NaN stays NaN. */
        public double clamp(double value) {
            return Math.max(low, Math.min(high, value));
        }
    }

    /**
     * Says what makes no sense for a column of this kind.
     *
     * @throws IllegalArgumentException naming the field
     */
    void requireFits(ColumnKind kind) {
        limits(kind);
        if (other.isPresent() && kind != ColumnKind.CATEGORICAL) {
            throw new IllegalArgumentException("other ('" + other.get() + "') is for columns of the kind categorical");
        }
        if (checkDigit.isPresent() && kind != ColumnKind.IDENTIFIER) {
            throw new IllegalArgumentException(
                    "checkDigit (" + checkDigit.get().label() + ") is for columns of the kind identifier");
        }
    }

    /** This domain without what makes no sense for columns of another kind. */
    ValueDomain ofKind(ColumnKind kind) {
        return new ValueDomain(
                min.filter(bound -> isValue(kind, bound)),
                max.filter(bound -> isValue(kind, bound)),
                unit,
                other.filter(level -> kind == ColumnKind.CATEGORICAL),
                checkDigit.filter(digit -> kind == ColumnKind.IDENTIFIER));
    }

    private static boolean isValue(ColumnKind kind, String bound) {
        try {
            kind.number(bound);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
