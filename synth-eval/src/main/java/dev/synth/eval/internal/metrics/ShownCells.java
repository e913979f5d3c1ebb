package dev.synth.eval.internal.metrics;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which cells of a contingency table may be shown: those that enough entities hold. Totals are known from the columns'
 * own distributions, so where the hidden cells of a line are together held by some, but too few, the line's smallest cell
 * is hidden, too (complementary suppression, Cox 1980).
 */
final class ShownCells {
    private final int height;
    private final int width;
    private final int least;
    private final int[] rows;
    private final Set<Integer>[] holding;
    private final boolean[] shown;

    @SuppressWarnings("unchecked") // an array of sets that only this class fills
    private ShownCells(int height, int width, int least) {
        this.height = height;
        this.width = width;
        this.least = least;
        this.rows = new int[height * width];
        this.holding = Stream.generate(HashSet::new).limit(rows.length).toArray(Set[]::new);
        this.shown = new boolean[rows.length];
    }

    /**
     * Decides for each cell.
     *
     * @param first the first column's bin of each row of T
     * @param second the second column's
     * @return shape (height, width)
     */
    static boolean[][] of(int[] first, int[] second, int height, int width, Holders holders) {
        ShownCells cells = new ShownCells(height, width, holders.least());
        for (int row = 0; row < first.length; row++) {
            cells.add(first[row] * width + second[row], holders.ofRow()[row]);
        }
        cells.hideFew();
        return IntStream.range(0, height)
                .mapToObj(i -> Arrays.copyOfRange(cells.shown, i * width, (i + 1) * width))
                .toArray(boolean[][]::new);
    }

    private void add(int cell, int holder) {
        rows[cell]++;
        if (holding[cell].size() < least) {
            holding[cell].add(holder);
        }
    }

    private void hideFew() {
        for (int cell = 0; cell < shown.length; cell++) {
            shown[cell] = holding[cell].size() >= least;
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < height; i++) {
                int from = i * width;
                changed |= hideOneMore(IntStream.range(from, from + width).toArray());
            }
            for (int j = 0; j < width; j++) {
                int from = j;
                changed |= hideOneMore(
                        IntStream.range(0, height).map(i -> i * width + from).toArray());
            }
        }
    }

    /** Whether a cell of the line had to be hidden besides those that are. */
    private boolean hideOneMore(int[] line) {
        Set<Integer> hidden = new HashSet<>();
        int smallest = -1;
        for (int cell : line) {
            if (!shown[cell]) {
                hidden.addAll(holding[cell]);
            } else if (smallest < 0 || rows[cell] < rows[smallest]) {
                smallest = cell;
            }
        }
        if (hidden.isEmpty() || hidden.size() >= least || smallest < 0) {
            return false;
        }
        shown[smallest] = false;
        return true;
    }
}
