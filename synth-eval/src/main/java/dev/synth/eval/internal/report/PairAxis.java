package dev.synth.eval.internal.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A column's bins along one side of a pair's chart.
 *
 * @param isNumeric whether the bins are ranges in order; of ranges a few are labelled, of levels each
 */
record PairAxis(String name, List<String> bins, boolean isNumeric) {
    private static final int LABEL = 13;
    private static final int TITLE = 26;
    private static final int TICKS = 4;
    private static final double CHARACTER = 5.9;

    int size() {
        return bins.size();
    }

    boolean isLabelled(int bin) {
        return !isNumeric || bin % Math.max(1, (size() - 1) / TICKS) == 0;
    }

    String label(int bin) {
        return Texts.shorten(bins.get(bin), LABEL);
    }

    String title() {
        return Texts.shorten(name, TITLE);
    }

    /** How much room the labels take, in the units of the chart. */
    double labelLength() {
        return 6
                + CHARACTER
                        * IntStream.range(0, size())
                                .filter(this::isLabelled)
                                .map(bin -> label(bin).length())
                                .max()
                                .orElse(0);
    }
}
