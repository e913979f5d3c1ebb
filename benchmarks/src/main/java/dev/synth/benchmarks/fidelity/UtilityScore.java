package dev.synth.benchmarks.fidelity;

import dev.synth.table.ColumnSchema;
import dev.synth.table.Labels;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a prediction of the target is scored. */
enum UtilityScore {
    /** Area under the ROC curve; of several classes, the mean of one against the rest. */
    AUC("auc", "AUC", "auc"),
    /** Root mean square error of the logarithm, for amounts; less is better. */
    RMSE_OF_LOG("rmseOfLog", "RMSE of log", null),
    /** Share of a number's variance that is explained. */
    R2("r2", "R²", "r2");

    private final String label;
    private final String title;
    private final Optional<String> metric;

    UtilityScore(String label, String title, @Nullable String metric) {
        this.label = label;
        this.title = title;
        this.metric = Optional.ofNullable(metric);
    }

    /** The score's name in JSON. */
    String label() {
        return label;
    }

    /** The score's name in a table. */
    String title() {
        return title;
    }

    /** Whether this is what the evaluation report calls by this name, so that its figures serve. */
    boolean isReportedAs(String reported) {
        return metric.filter(reported::equals).isPresent();
    }

    /** The score of a target that none is named for. */
    static UtilityScore standard(ColumnSchema target) {
        return target.kind().isNumeric() ? R2 : AUC;
    }

    /**
     * Checks that a column can be scored so.
     *
     * @throws IllegalArgumentException naming the column and what to do
     */
    void requireFits(ColumnSchema target) {
        if (target.kind().isTextual()) {
            throw new IllegalArgumentException("target '" + target.name() + "' is "
                    + target.kind().label() + " and cannot be predicted; name a column of numbers or levels.");
        }
        if (this != AUC && !target.kind().isNumeric()) {
            throw new IllegalArgumentException("score '" + label + "' is for numbers, but target '" + target.name()
                    + "' is " + target.kind().label() + "; use 'auc'.");
        }
    }

    /**
     * The score of this name.
     *
     * @throws IllegalArgumentException naming the scores there are
     */
    static UtilityScore ofLabel(String label) {
        List<String> labels = Arrays.stream(values()).map(score -> score.label).toList();
        int position = labels.indexOf(label);
        if (position < 0) {
            throw new IllegalArgumentException(Labels.unknown("score", label, labels));
        }
        return values()[position];
    }
}
