package dev.synth.io.internal.parquet;

import dev.synth.io.internal.column.MissingText;
import dev.synth.table.ColumnSchema;
import java.util.Locale;
import java.util.Optional;

/**
 * How often a missing value is no null, but a value that stands for one: an empty text or NaN.
 * Immutable.
 */
final class MissingValues {
    /** The attribute that holds the share of missing values that are written so, between 0 and 1. */
    static final String ATTRIBUTE = "parquet.missing-value-share";

    /** What earlier schemas say where the share is 1. */
    private static final String ALL = "parquet.empty-for-missing";

    /** What fewer rows hold is read, but not written: it might point at one of them. */
    private static final int HOLDERS = 5;

    private final double share;

    private MissingValues(double share) {
        this.share = share;
    }

    /**
     * Those of this column; none if it says nothing of them.
     *
     * @throws IllegalArgumentException if it says something else than a share
     */
    static MissingValues of(ColumnSchema column) {
        if (column.findAttribute(ALL).isPresent()) {
            return new MissingValues(1);
        }
        String share = column.findAttribute(ATTRIBUTE).orElse("0");
        try {
            double value = Double.parseDouble(share);
            if (value >= 0 && value <= 1) {
                return new MissingValues(value);
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException("Column '" + column.name() + "': the attribute " + ATTRIBUTE + " '" + share
                + "' must be a share from 0 to 1, such as '0.25'.");
    }

    /** The attribute for so many values and nulls; empty if nulls alone are written. */
    static Optional<String> share(long values, long nulls) {
        if (values == 0 || nulls > 0 && values < HOLDERS) {
            return Optional.empty();
        }
        long others = nulls < HOLDERS ? 0 : nulls;
        return Optional.of(String.format(Locale.ROOT, "%.4f", (double) values / (values + others)));
    }

    /** Whether the missing value of this row, from 0, is written as a value; it depends on nothing else. */
    boolean isValue(long row) {
        return MissingText.place(row) < share;
    }
}
