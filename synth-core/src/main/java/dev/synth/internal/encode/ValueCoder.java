package dev.synth.internal.encode;

import dev.synth.table.Column;
import dev.synth.table.NumericView;
import java.util.SplittableRandom;

/** A coder of numbers, dates and times; NaN stands for missing. */
public sealed interface ValueCoder extends ModeCoder permits CalendarCoder, NumberCoder {
    @Override
    default Codes encode(Column column, SplittableRandom random) {
        NumericView values = (NumericView) column;
        double[] numbers = new double[column.size()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = values.number(row);
        }
        return encode(numbers, random);
    }

    /** Codes numbers; NaN is missing. */
    Codes encode(double[] numbers, SplittableRandom random);

    /** The number that a mode and a position in it, −1 to 1, stand for; NaN if missing. */
    double decode(int mode, double position);

    /**
     * Two numbers between which all lie that a mode stands for from one position to another, both included.
     *
     * @return least and greatest; NaN if missing
     */
    double[] span(int mode, double from, double to);

    @Override
    default boolean isOrdered() {
        return true;
    }
}
