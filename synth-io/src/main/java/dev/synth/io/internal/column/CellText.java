package dev.synth.io.internal.column;

import dev.synth.table.Column;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumberColumn;
import dev.synth.table.TextColumn;
import dev.synth.table.WholeColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes the present values of one column as text, in the style the column was read in; thread-safe. */
public interface CellText {
    /** The attribute whose value {@link #MINIMAL} says that the file writes no zeros at the end of a number. */
    String DECIMALS = "csv.decimals";
    /** As many decimals as each value needs. */
    String MINIMAL = "minimal";

    /** The text of a row whose value is not missing. */
    String of(Column column, int row);

    /** The style of this column. */
    static CellText of(ColumnSchema schema) {
        return switch (schema.kind()) {
            case CONTINUOUS -> decimals(schema);
            case INTEGER -> (column, row) -> Long.toString(((WholeColumn) column).whole(row));
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

    private static CellText decimals(ColumnSchema schema) {
        if (schema.decimals().isEmpty()) {
            return (column, row) -> Double.toString(((NumberColumn) column).number(row));
        }
        int scale = schema.decimals().get();
        boolean minimal = schema.findAttribute(DECIMALS).filter(MINIMAL::equals).isPresent();
        return (column, row) -> {
            double value = ((NumberColumn) column).number(row);
            BigDecimal rounded = new BigDecimal(Double.toString(value)).setScale(scale, RoundingMode.HALF_EVEN);
            return minimal ? plain(rounded) : rounded.toPlainString();
        };
    }

    /** The shortest decimal text that reads back as this number, without an exponent. */
    static String number(double value) {
        return plain(new BigDecimal(Double.toString(value)));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
