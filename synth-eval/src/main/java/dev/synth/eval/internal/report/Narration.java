package dev.synth.eval.internal.report;

import dev.synth.eval.EvaluationReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page says in sentences, for its twin in JSON.
 *
 * @param headline what the verdict means for the one who decides
 * @param reason why
 * @param ungated that the rows were released without a verdict, and the reason given; null if nothing says so
 * @param compared how many rows were compared, and by which policy
 * @param unseen what the evidence could not show
 */
public record Narration(
        String headline, String reason, @Nullable String ungated, String compared, List<String> unseen) {
    /** Whether the page tells a count of records as it is; others are "fewer than 10". */
    public static boolean tells(int count) {
        return Numbers.told(count);
    }

    /** The sentences about this evaluation. */
    public static Narration of(EvaluationReport report) {
        Narrative narrative = new Narrative(report);
        return new Narration(
                narrative.headline(),
                narrative.reason(),
                narrative.ungated().orElse(null),
                narrative.rows(),
                narrative.unseen());
    }
}
