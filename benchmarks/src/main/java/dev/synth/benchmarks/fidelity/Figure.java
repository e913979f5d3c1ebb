package dev.synth.benchmarks.fidelity;

import java.util.Locale;

/** One measured column of the table. */
enum Figure {
    STEPS("steps", "steps", 0),
    TRAINING_SECONDS("training s", "trainingSeconds", 0),
    ROWS_PER_SECOND("sampling rows/s", "samplingRowsPerSecond", 0),
    SHAPE_ERROR("shape error % (T–H)", "shapeErrorPercent", 2),
    TREND_ERROR("trend error % (T–H)", "trendErrorPercent", 2),
    TREES("C2ST trees (T–H)", "treesC2st", 3),
    ALPHA_PRECISION("α-precision", "alphaPrecision", 3),
    BETA_RECALL("β-recall", "betaRecall", 3),
    UTILITY("utility TSTR (TRTR)", "utility", 3),
    DUPLICATES("duplicates % S (T)", "duplicatesPercent", 2),
    DCR_SHARE("DCR share %", "dcrSharePercent", 1);

    private final String title;
    private final String key;
    private final int decimals;

    Figure(String title, String key, int decimals) {
        this.title = title;
        this.key = key;
        this.decimals = decimals;
    }

    /** The column's heading; what stands in brackets is the reference. */
    String title() {
        return title;
    }

    /** The name in JSON. */
    String key() {
        return key;
    }

    /** The number as this column shows it. */
    String format(double value) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
