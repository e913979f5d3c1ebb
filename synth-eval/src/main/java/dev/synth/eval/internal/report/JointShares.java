package dev.synth.eval.internal.report;

import dev.synth.eval.Fidelity.PairOverlay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The cells of a pair's joint distribution that may be shown. */
record JointShares(PairOverlay pair, List<Cell> cells) {
    private static final int GAPS = 3;

    JointShares(PairOverlay pair) {
        this(pair, cells(pair));
    }

    /**
     * What the two tables hold of one combination.
     *
     * @param a the first column's bin, from 0
     * @param b the second column's
     * @param training share of training rows
     * @param synthetic share of synthetic rows
     */
    record Cell(int a, int b, double training, double synthetic) {
        double gap() {
            return Math.abs(training - synthetic);
        }
    }

    private static List<Cell> cells(PairOverlay pair) {
        List<Cell> cells = new ArrayList<>();
        for (int a = 0; a < pair.training().size(); a++) {
            for (int b = 0; b < pair.training().get(a).size(); b++) {
                Double training = pair.training().get(a).get(b);
                Double synthetic = pair.synthetic().get(a).get(b);
                if (training != null && synthetic != null) {
                    cells.add(new Cell(a, b, training, synthetic));
                }
            }
        }
        return List.copyOf(cells);
    }

    boolean isHidden() {
        return cells.isEmpty();
    }

    /** The largest share of either table; above 0, since no cell is shown that no training row holds. */
    double largest() {
        return cells.stream()
                .mapToDouble(cell -> Math.max(cell.training(), cell.synthetic()))
                .max()
                .orElse(1);
    }

    List<Cell> widestGaps() {
        return cells.stream()
                .sorted(Comparator.comparingDouble(Cell::gap).reversed())
                .limit(GAPS)
                .toList();
    }

    /** What lies in the cells that are not shown; "" if there is nothing. */
    String hiddenInWords() {
        return pair.trainingHidden() == 0 && pair.syntheticHidden() == 0
                ? ""
                : "Not shown: " + Numbers.percent(pair.trainingHidden()) + " of training rows, "
                        + Numbers.percent(pair.syntheticHidden()) + " of synthetic rows.";
    }

    /** The distribution in a sentence: where the two tables differ most. */
    String inWords() {
        Cell widest = widestGaps().get(0);
        return "Widest gap at " + Texts.shorten(pair.aBins().get(widest.a()), 40) + " with "
                + Texts.shorten(pair.bBins().get(widest.b()), 40) + ": " + Numbers.percent(widest.training())
                + " of training rows, " + Numbers.percent(widest.synthetic()) + " of synthetic rows.";
    }
}
