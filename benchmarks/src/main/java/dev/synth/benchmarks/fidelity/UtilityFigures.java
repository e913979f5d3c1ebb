package dev.synth.benchmarks.fidelity;

import dev.synth.eval.EvaluationReport;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Table;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How well the target of H is predicted.
 *
 * @param tstr trained on synthetic, tested on real
 * @param trtr trained on real, tested on real
 */
record UtilityFigures(UtilityScore score, double tstr, double trtr) {

    /** The figures of a table's target; those of the report where it has them, empty if there is no target. */
    static Optional<UtilityFigures> of(SplitTable table, Table synthetic, EvaluationReport report, long seed) {
        Optional<ColumnSchema> target = table.training().schema().findRole(Role.TARGET);
        if (table.score().isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        UtilityScore score = table.score().get();
        if (report.utility() != null && score.isReportedAs(report.utility().metric())) {
            return Optional.of(new UtilityFigures(
                    score, report.utility().tstr(), report.utility().trtr()));
        }
        ToDoubleFunction<Table> trainedOn = trainedOn(score, table, target.get().name(), seed);
        return Optional.of(new UtilityFigures(
                score, trainedOn.applyAsDouble(synthetic), trainedOn.applyAsDouble(table.training())));
    }

    private static ToDoubleFunction<Table> trainedOn(UtilityScore score, SplitTable table, String target, long seed) {
        return switch (score) {
            case AUC -> {
                List<String> classes = Prediction.classes(table.training(), target);
                yield rows -> Prediction.macroAuc(classes, rows, table.holdout(), target, new SplittableRandom(seed));
            }
            case RMSE_OF_LOG -> rows -> Prediction.rmseOfLog(rows, table.holdout(), target, new SplittableRandom(seed));
            case R2 -> rows -> Double.NaN; // the report has none either: the target of H does not vary
        };
    }
}
