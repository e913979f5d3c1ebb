package dev.synth.eval.cases;

import java.util.Locale;

/** How many units there are in training, holdout and synthetic table; the holdout may be none. */
record Sizes(int training, int holdout, int synthetic) {
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d / %,d / %,d", training, holdout, synthetic);
    }
}
