package dev.synth.internal.rules;

import dev.synth.table.ColumnKind;
import dev.synth.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which dates never come before which others. */
public final class DateOrder {
    private static final int LEAST_PAIRS = 20;

    private DateOrder() {}

    /**
     * For date columns that never lie before another one (and are missing wherever it is), that other one: the nearest
     * from below, so that a chain of dates is learnt link by link.
     *
     * @return position of the later column → position of the earlier one
     */
    public static Map<Integer, Integer> bases(Table table) {
        Map<Integer, Integer> bases = new HashMap<>();
        for (ColumnKind kind : List.of(ColumnKind.DATE, ColumnKind.DATE_TIME)) {
            int[] columns = IntStream.range(0, table.schema().size())
                    .filter(c -> table.schema().column(c).kind() == kind)
                    .toArray();
            for (int later : columns) {
                double least = Double.POSITIVE_INFINITY;
                for (int earlier : columns) {
                    boolean apart = earlier == later || liesApart(table, later, earlier);
                    double lag = apart ? Double.NaN : lag(table, later, earlier);
                    // Of columns that are equal in every row, the later rest on the first: no circles.
                    boolean equal = earlier > later && lag == 0 && !Double.isNaN(lag(table, earlier, later));
                    if (lag < least && !equal) {
                        least = lag;
                        bases.put(later, earlier);
                    }
                }
            }
        }
        return bases;
    }

    /**
     * Whether every date of one column comes after every date of another, as admissions do after births: the order holds
     * anyway, and as days since birth a year of admissions would be spread over a life.
     */
    private static boolean liesApart(Table table, int later, int earlier) {
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < table.rowCount(); row++) {
            double b = table.numeric(later).number(row);
            double a = table.numeric(earlier).number(row);
            first = Double.isNaN(b) ? first : Math.min(first, b);
            last = Double.isNaN(a) ? last : Math.max(last, a);
        }
        return last < first;
    }

    /** How far a column lies behind another on average; NaN if it comes before it or stands without it anywhere. */
    private static double lag(Table table, int later, int earlier) {
        int pairs = 0;
        double sum = 0;
        for (int row = 0; row < table.rowCount(); row++) {
            double b = table.numeric(later).number(row);
            if (!Double.isNaN(b)) {
                double lag = b - table.numeric(earlier).number(row);
                if (!(lag >= 0)) {
                    return Double.NaN;
                }
                sum += lag;
                pairs++;
            }
        }
        return pairs >= LEAST_PAIRS ? sum / pairs : Double.NaN;
    }
}
