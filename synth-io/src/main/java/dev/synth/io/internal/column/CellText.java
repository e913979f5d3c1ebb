package dev.synth.io.internal.column;

import dev.synth.table.Column;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumberColumn;
import dev.synth.table.TextColumn;
import dev.synth.table.WholeColumn;
import java.math.BigDecimal;
import java.util.function.DoubleFunction;

/** Writes the present values of one column as text, in the style the column was read in; thread-safe. */
public interface CellText {
    /**
     * The attribute that says how many digits a number is written with: {@link #MINIMAL}, {@link #SHORTEST}, or zero in
     * scientific notation such as {@code 0.000e+00}.
     */
    String DECIMALS = "csv.decimals";
    /** As many decimals as each value needs. */
    String MINIMAL = "minimal";
    /**
     * As many decimals as each value needs, but one at least, as Python writes numbers; with an exponent where a number is
     * very small or large, if the column has no fixed number of decimals.
     */
    String SHORTEST = "shortest";
    /** The attribute whose value {@link #NONE} says that 0.5 is written {@code .5}. */
    String LEADING_ZERO = "csv.leading-zero";

    String NONE = "none";

    /** The text of a row whose value is not missing. */
    String of(Column column, int row);

    /**
     * The style of this column.
     *
     * @throws IllegalArgumentException if its format or one of its attributes is none
     */
    static CellText of(ColumnSchema schema) {
        return switch (schema.kind()) {
            case CONTINUOUS -> {
                NumberStyle style = NumberStyle.of(schema);
                DoubleFunction<String> digits = DecimalText.of(schema);
                yield (column, row) -> style.write(digits.apply(((NumberColumn) column).number(row)));
            }
            case INTEGER -> {
                NumberStyle style = NumberStyle.of(schema);
                yield (column, row) -> style.write(Long.toString(((WholeColumn) column).whole(row)));
            }
            case DATE, DATE_TIME -> {
                DateCodec codec = DateCodec.of(schema);
                yield (column, row) -> codec.format(((WholeColumn) column).whole(row));
            }
            case TIME, DURATION -> {
                ClockCodec codec = ClockCodec.of(schema);
                yield (column, row) -> codec.format(((WholeColumn) column).whole(row));
            }
            case CATEGORICAL, ORDINAL, BOOLEAN, CONSTANT ->
                (column, row) -> {
                    LevelColumn levels = (LevelColumn) column;
                    return levels.levels().get(levels.code(row));
                };
            case IDENTIFIER, TEXT -> (column, row) -> String.valueOf(((TextColumn) column).text(row));
        };
    }

    /** As {@link #of}, but numbers without signs and marks of their own, for targets that have types for them. */
    static CellText plain(ColumnSchema schema) {
        return switch (schema.kind()) {
            case CONTINUOUS -> {
                DoubleFunction<String> digits = DecimalText.of(schema);
                yield (column, row) -> digits.apply(((NumberColumn) column).number(row));
            }
            case INTEGER -> (column, row) -> Long.toString(((WholeColumn) column).whole(row));
            default -> of(schema);
        };
    }

    /** The fewest digits that read back as this number, as {@link #SHORTEST} says. */
    static String shortest(double value) {
        return DecimalText.shortest(value);
    }

    /** The shortest decimal text that reads back as this number, without an exponent. */
    static String number(double value) {
        return DecimalText.minimal(new BigDecimal(Double.toString(value)));
    }
}
