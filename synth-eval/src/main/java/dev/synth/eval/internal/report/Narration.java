package dev.synth.eval.internal.report;

import dev.synth.eval.EvaluationReport;
import java.util.List;

/**
 * What the page says in sentences, for its twin in JSON.
 *
 * @param headline what the verdict means for the one who decides
 * @param reason why
 * @param compared how many rows were compared, and by which policy
 * @param unseen what the evidence could not show
 */
public record Narration(String headline, String reason, String compared, List<String> unseen) {
    /** The sentences about this evaluation. */
    public static Narration of(EvaluationReport report) {
        Narrative narrative = new Narrative(report);
        return new Narration(narrative.headline(), narrative.reason(), narrative.rows(), narrative.unseen());
    }
}
