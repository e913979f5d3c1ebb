package dev.synth.io.internal.column;

import dev.synth.table.ColumnSchema;
import java.util.List;

/**
 * Writes the missing values of one column: in the column's one spelling, or in each of several as often as it was read.
 * Immutable.
 */
public final class MissingText {
    /** Multiples of it, without their whole parts, are spread evenly. */
    private static final double GOLDEN = 0.6180339887498949;

    private final List<String> tokens;
    private final double[] upTo;

    private MissingText(List<String> tokens, double[] upTo) {
        this.tokens = tokens;
        this.upTo = upTo;
    }

    /**
     * The spellings of this column; the empty text if it names none, the first if it names several and no shares.
     *
     * @throws IllegalArgumentException if its shares are not one number for each spelling
     */
    public static MissingText of(ColumnSchema column) {
        List<String> tokens = MissingTokens.list(column, MissingTokens.WRITTEN);
        List<String> shares = MissingTokens.list(column, MissingTokens.SHARES);
        if (tokens.isEmpty() || shares.isEmpty()) {
            return new MissingText(tokens.isEmpty() ? List.of("") : tokens.subList(0, 1), new double[] {1});
        }
        try {
            double[] upTo = shares.stream().mapToDouble(Double::parseDouble).toArray();
            if (upTo.length == tokens.size()) {
                for (int i = 1; i < upTo.length; i++) {
                    upTo[i] += upTo[i - 1];
                }
                return new MissingText(tokens, upTo);
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException(
                "Column '" + column.name() + "': the attribute " + MissingTokens.SHARES + " '"
                        + String.join("|", shares) + "' must hold one number for each of the " + tokens.size()
                        + " spellings in "
                        + MissingTokens.WRITTEN + ", such as '0.7|0.3'.");
    }

    /** A number from 0 to below 1 for each row, spread evenly over rows that follow each other. */
    public static double place(long row) {
        double place = (row + 1) * GOLDEN;
        return place - Math.floor(place);
    }

    /**
     * The spelling for the missing value of a row; it depends on nothing else.
     *
     * @param row the row's number in the file, from 0
     */
    public String of(long row) {
        if (tokens.size() == 1) {
            return tokens.get(0);
        }
        double part = place(row) * upTo[upTo.length - 1];
        int i = 0;
        while (i < upTo.length - 1 && part >= upTo[i]) {
            i++;
        }
        return tokens.get(i);
    }
}
