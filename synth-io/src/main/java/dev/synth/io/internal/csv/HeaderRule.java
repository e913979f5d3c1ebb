package dev.synth.io.internal.csv;

import dev.synth.io.internal.column.MissingTokens;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Tells whether a file begins with names. It does unless its first row looks like all the others: where they hold numbers
 * or dates, so does it, and most of its other values come up again below.
 */
final class HeaderRule {
    private HeaderRule() {}

    static boolean isNamed(CsvSample sample) {
        if (sample.below().isEmpty()
                || !sample.isRegular() && sample.rows().get(0).size() > 1) {
            return true;
        }
        List<String> first = sample.rows().get(0);
        if (isCount(first)) {
            return true;
        }
        int measured = 0;
        int words = 0;
        int repeated = 0;
        for (int c = 0; c < first.size(); c++) {
            Set<String> below = below(sample, c);
            if (!below.isEmpty() && below.stream().allMatch(HeaderRule::isMeasured)) {
                if (!isMeasured(first.get(c)) && !MissingTokens.isToken(first.get(c))) {
                    return true;
                }
                measured++;
            } else if (!below.isEmpty()) {
                words++;
                repeated += below.contains(first.get(c)) ? 1 : 0;
            }
        }
        return measured == 0 || 2 * repeated < words;
    }

    /** Names that a program gave: 0, 1, 2 and so on, or from 1. */
    private static boolean isCount(List<String> row) {
        return row.size() > 1
                && IntStream.of(0, 1)
                        .anyMatch(from -> IntStream.range(0, row.size())
                                .allMatch(i -> row.get(i).equals(Integer.toString(from + i))));
    }

    private static Set<String> below(CsvSample sample, int column) {
        Set<String> values = new HashSet<>();
        for (List<String> row : sample.below()) {
            if (column < row.size() && !MissingTokens.isToken(row.get(column))) {
                values.add(row.get(column));
            }
        }
        return values;
    }

    /** Whether this is a number, a date or a time, however written: mostly digits, and nothing that words are made of. */
    private static boolean isMeasured(String text) {
        long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
        return digits > 0
                && text.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.,:/ TZeE%$\u20ac\u00a3'".indexOf(c) >= 0);
    }
}
