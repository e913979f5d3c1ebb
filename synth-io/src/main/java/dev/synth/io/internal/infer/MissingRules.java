package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.MissingTokens;
import dev.synth.table.ColumnSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a column's missing values are written: in each of their spellings as often as they are read. */
final class MissingRules {
    /** A spelling of fewer rows is read, but not written: it might point at one of them. */
    private static final int HOLDERS = 5;

    private MissingRules() {}

    static ColumnSchema written(ColumnSchema column, ColumnEvidence evidence) {
        List<String> tokens = evidence.tokens();
        if (tokens.isEmpty() || tokens.equals(List.of(""))) {
            return column;
        }
        ColumnSchema result = column.withAttribute(MissingTokens.WRITTEN, MissingTokens.join(tokens));
        long[] rows = tokens.stream()
                .mapToLong(evidence::tokenCount)
                .map(count -> count < HOLDERS ? 0 : count)
                .toArray();
        double sum = 0;
        for (long count : rows) {
            sum += count;
        }
        if (tokens.size() == 1 || sum == 0) {
            return result;
        }
        double total = sum;
        List<String> shares = Arrays.stream(rows)
                .mapToObj(count -> String.format(Locale.ROOT, "%.4f", count / total))
                .toList();
        return result.withAttribute(MissingTokens.SHARES, MissingTokens.join(shares));
    }
}
