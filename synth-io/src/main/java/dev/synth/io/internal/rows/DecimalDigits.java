package dev.synth.io.internal.rows;

import dev.synth.io.internal.infer.ColumnFinding;
import dev.synth.table.ColumnKind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How many digits the decimal numbers of a column have before and after the point. Not thread-safe. */
final class DecimalDigits {
    /** Every decimal number of so many digits is told from its neighbours by a {@code double}. */
    private static final int DIGITS_OF_DOUBLE = 15;

    private int before;
    private int after;

    void add(@Nullable Object value) {
        if (value instanceof BigDecimal number && number.signum() != 0) {
            BigDecimal shortest = number.stripTrailingZeros();
            before = Math.max(before, shortest.precision() - shortest.scale());
            after = Math.max(after, shortest.scale());
        }
    }

    /** Lowers the decimals of a continuous column to what a {@code double} can hold, and says so. */
    ColumnFinding fit(ColumnFinding finding) {
        int fitting = Math.max(0, DIGITS_OF_DOUBLE - before);
        if (finding.schema().kind() != ColumnKind.CONTINUOUS || after <= fitting) {
            return finding;
        }
        return finding.with(finding.schema().withDecimals(fitting), finding.reason())
                .warn("values have up to " + (before + after) + " digits; they are rounded to " + fitting
                        + " decimals, which a number here can hold: declare the column categorical or identifier if every"
                        + " digit counts");
    }
}
