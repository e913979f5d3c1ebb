package dev.synth.io.internal.column;

import dev.synth.table.WholeColumn;
import java.time.LocalDate;

/**
 * The years that dates are written in.
 *
 * @param first the first year
 * @param last the last year
 * @param from where the first one begins, in days or microseconds since 1970-01-01
 * @param to where the year after the last one begins
 */
record Years(int first, int last, long from, long to) {
    /** Of what is no date as it is written. */
    static final Years ALL = new Years(Integer.MIN_VALUE, Integer.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE);

    /**
     * Those of four digits, or of two.
     *
     * @param daysOnly whether dates are days, not microseconds
     */
    static Years of(boolean twoDigits, boolean daysOnly) {
        int first = twoDigits ? DatePattern.FIRST_YEAR : 0;
        int last = twoDigits ? DatePattern.FIRST_YEAR + 99 : 9999;
        long unit = daysOnly ? 1 : WholeColumn.MICROS_PER_DAY;
        return new Years(first, last, unit * begin(first), unit * begin(last + 1));
    }

    private static long begin(int year) {
        return LocalDate.of(year, 1, 1).toEpochDay();
    }

    /**
     * Does nothing if a date lies in these years.
     *
     * @throws MisfitException if it does not
     */
    void require(long date) {
        if (date < from || date >= to) {
            throw new MisfitException("lies outside the years " + first + " to " + last
                    + ", in which the column's format writes dates; correct it, leave it empty, replace it by a far one such as "
                    + last + "-12-31, or declare another format");
        }
    }
}
