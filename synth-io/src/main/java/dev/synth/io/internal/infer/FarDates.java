package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.DateCodec;
import dev.synth.io.internal.column.MissingTokens;
import dev.synth.table.WholeColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Dates that may stand for something else, such as 9999-12-31 or 1900-01-01: a hundredth of the rows, and five, hold one, and
 * it lies as far before or after all others as those span, or farther.
 */
final class FarDates {
    private static final int HOLDERS = 5;
    private static final double LEAST_SHARE = 0.01;

    private final ColumnEvidence evidence;
    /** The text of each date or date-time. */
    private final NavigableMap<Long, String> texts = new TreeMap<>();

    FarDates(ColumnEvidence evidence, DateCodec codec) {
        this.evidence = evidence;
        for (String text : evidence.distinct.kept()) {
            long date = codec.parse(text);
            if (date != WholeColumn.MISSING) {
                texts.put(date, text);
            }
        }
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        while (texts.size() > 2 && (isFar(texts.lastKey()) || isFar(texts.firstKey()))) {
            String far = texts.remove(isFar(texts.lastKey()) ? texts.lastKey() : texts.firstKey());
            warnings.add(
                    far + " stands apart and may mean no end, unknown or missing: it is taken as a date; if it means"
                            + " missing, " + remedy(far));
        }
        return warnings;
    }

    private String remedy(String far) {
        return evidence.domain == Domain.UNTYPED
                ? "set the attribute " + MissingTokens.WRITTEN + " to '" + far + "'"
                : "leave it missing in the table";
    }

    private boolean isFar(long end) {
        long count = evidence.distinct.count(texts.get(end));
        NavigableMap<Long, String> others =
                end == texts.lastKey() ? texts.headMap(end, false) : texts.tailMap(end, false);
        double nearest = end == texts.lastKey() ? others.lastKey() : others.firstKey();
        double span = (double) others.lastKey() - others.firstKey();
        return count >= Math.max(HOLDERS, LEAST_SHARE * evidence.present()) && Math.abs(end - nearest) >= span;
    }
}
