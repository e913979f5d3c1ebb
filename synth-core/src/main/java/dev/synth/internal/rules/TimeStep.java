package dev.synth.internal.rules;

import dev.synth.table.ColumnKind;
import dev.synth.table.Table;
import dev.synth.table.WholeColumn;
import java.math.BigInteger;
import java.util.List;

/** The grid of times: a column of whole minutes must stay one when it is learnt as a distance. */
final class TimeStep {
    private TimeStep() {}

    /**
     * The greatest step of which all values of these columns are multiples, in their unit; 1 unless all hold times,
     * date-times or durations.
     */
    static long of(Table table, List<String> columns) {
        long step = 0;
        for (String name : columns) {
            ColumnKind kind = table.schema().column(name).kind();
            if (kind != ColumnKind.DATE_TIME && kind != ColumnKind.TIME && kind != ColumnKind.DURATION) {
                return 1;
            }
            WholeColumn values = (WholeColumn) table.column(name);
            for (int row = 0; row < values.size() && step != 1; row++) {
                if (!values.isMissing(row)) {
                    step = BigInteger.valueOf(step)
                            .gcd(BigInteger.valueOf(values.whole(row)))
                            .longValue();
                }
            }
        }
        return Math.max(1, step);
    }
}
