package dev.synth.benchmarks.fidelity;

import dev.synth.benchmarks.fidelity.RowMaker.Made;
import dev.synth.eval.Detection;
import dev.synth.eval.Diversity;
import dev.synth.eval.EvaluationReport;
import dev.synth.eval.Fidelity.ColumnPairTrends;
import dev.synth.eval.Fidelity.ColumnShapes;
import dev.synth.eval.LeakageGate;
import dev.synth.gate.ReleaseEvidence;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one seed gave on one table.
 *
 * @param utility how the target is predicted; empty without one
 * @param figures what the table shows; a figure that does not exist is left out
 */
record ScoredRun(
        String table,
        long seed,
        Optional<UtilityFigures> utility,
        Map<Figure, Score> figures,
        EvaluationReport report) {
    private static final double PERCENT = 100;

    ScoredRun {
        figures = Collections.unmodifiableMap(new EnumMap<>(figures));
    }

    /** Scores made rows S against T and H. */
    static ScoredRun of(SplitTable table, Made made, long seed) {
        EvaluationReport report = LeakageGate.standard()
                .assess(new ReleaseEvidence(
                        table.training(), Optional.of(table.holdout()), made.rows(), seed, Map.of()));
        Optional<UtilityFigures> utility = UtilityFigures.of(table, made.rows(), report, seed);
        Map<Figure, Score> figures = new EnumMap<>(Figure.class);
        if (made.steps() > 0) {
            figures.put(Figure.STEPS, Score.of(made.steps()));
            figures.put(Figure.TRAINING_SECONDS, Score.of(made.trainingSeconds()));
        }
        figures.put(Figure.ROWS_PER_SECOND, Score.of(made.rows().rowCount() / made.samplingSeconds()));
        addFidelity(report, figures);
        addDiversity(report.diversity(), figures);
        utility.filter(found -> Double.isFinite(found.tstr()))
                .ifPresent(found -> figures.put(Figure.UTILITY, new Score(found.tstr(), found.trtr())));
        putIfThere(Figure.DCR_SHARE, report.leakage().dcrShare(), PERCENT, figures);
        return new ScoredRun(table.name(), seed, utility, figures, report);
    }

    private static void addFidelity(EvaluationReport report, Map<Figure, Score> figures) {
        ColumnShapes shapes = report.fidelity().columnShapes();
        figures.put(Figure.SHAPE_ERROR, new Score(error(shapes.mean()), errorOrNull(shapes.reference())));
        ColumnPairTrends trends = report.fidelity().columnPairTrends();
        figures.put(Figure.TREND_ERROR, new Score(error(trends.mean()), errorOrNull(trends.reference())));
        Detection detection = report.detection();
        figures.put(Figure.TREES, new Score(detection.trees(), detection.treesReference()));
    }

    private static void addDiversity(Diversity diversity, Map<Figure, Score> figures) {
        putIfThere(Figure.ALPHA_PRECISION, diversity.alphaPrecision(), 1, figures);
        putIfThere(Figure.BETA_RECALL, diversity.betaRecall(), 1, figures);
        figures.put(
                Figure.DUPLICATES,
                new Score(PERCENT * diversity.duplicateShare(), PERCENT * diversity.referenceDuplicateShare()));
    }

    private static void putIfThere(Figure figure, @Nullable Double value, double factor, Map<Figure, Score> figures) {
        if (value != null) {
            figures.put(figure, Score.of(factor * value));
        }
    }

    private static double error(double score) {
        return PERCENT * (1 - score);
    }

    private static @Nullable Double errorOrNull(@Nullable Double score) {
        return score == null ? null : (Double) error(score);
    }
}
