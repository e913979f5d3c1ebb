package dev.synth.internal.encode;

import dev.synth.table.ColumnSchema;

/** The step on which a column's numbers lie. */
final class Grid {
    private Grid() {}

    /**
     * The greatest step of which every number is a multiple: for whole numbers, dates and date-times their greatest common
     * divisor, for decimals one unit of the last place.
     *
     * @return 0 if there is no step
     */
    static double of(ColumnSchema column, double[] numbers) {
        if (!column.kind().isWhole()) {
            return column.decimals().map(decimals -> Math.pow(10, -decimals)).orElse(0.0);
        }
        long divisor = 0;
        for (double number : numbers) {
            if (!Double.isNaN(number)) {
                divisor = gcd(divisor, Math.abs((long) number));
                if (divisor == 1) {
                    break;
                }
            }
        }
        return Math.max(1, divisor);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
