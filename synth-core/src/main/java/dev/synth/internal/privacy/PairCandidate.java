package dev.synth.internal.privacy;

import java.util.List;

/**
 * A pair of columns that may be counted.
 *
 * @param first position of a column among the surveyed ones
 * @param second position of another
 * @param counts how many rows hold each pair of groups, in the original: for the curator's eyes alone
 */
record PairCandidate(int first, int second, Grouping rows, Grouping columns, long[] counts) {
    private static final int MOST_GROUPS = 32;

    /**
     * A pair of columns in groups.
     *
     * @param cells that the noise leaves room for
     */
    static PairCandidate of(int first, int second, List<SurveyedColumn> columns, double cells) {
        Grouping[] groupings = groupings(columns.get(first), columns.get(second), cells);
        Grouping a = groupings[0];
        Grouping b = groupings[1];
        long[] counts = new long[a.size() * b.size()];
        int[] codesA = columns.get(first).codes();
        int[] codesB = columns.get(second).codes();
        for (int row = 0; row < codesA.length; row++) {
            if (codesA[row] != SurveyedColumn.UNLISTED && codesB[row] != SurveyedColumn.UNLISTED) {
                counts[a.groups()[codesA[row]] * b.size() + b.groups()[codesB[row]]]++;
            }
        }
        return new PairCandidate(first, second, a, b, counts);
    }

    /** As many groups of both columns as the noise leaves room for; the one that has more gives way. */
    private static Grouping[] groupings(SurveyedColumn first, SurveyedColumn second, double cells) {
        int mostA = MOST_GROUPS;
        int mostB = MOST_GROUPS;
        while (true) {
            Grouping a = Grouping.of(first.bins(), first.masses(), mostA);
            Grouping b = Grouping.of(second.bins(), second.masses(), mostB);
            if (a.size() * b.size() <= cells || mostA <= 2 && mostB <= 2) {
                return new Grouping[] {a, b};
            }
            if (a.size() >= b.size() && mostA > 2 || mostB <= 2) {
                mostA = Math.min(mostA, a.size()) - 1;
            } else {
                mostB = Math.min(mostB, b.size()) - 1;
            }
            mostA = Math.max(2, mostA);
            mostB = Math.max(2, mostB);
        }
    }
}
