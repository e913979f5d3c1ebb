package dev.synth.gate;

import dev.synth.table.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The three tables that a gate compares; they share one schema.
 *
 * @param training the rows that the generator was fitted on (T)
 * @param holdout rows of the same population that nothing was fitted on (H); without them no verdict but FAIL or
 *     INCONCLUSIVE is possible
 * @param synthetic the rows that would be released (S)
 * @param seed of the gate's own random choices
 * @param provenance facts about the run to be repeated in the report, such as the model's digest; no value of a table
 * @param learningCurve how the generator's training went, for the report alone; empty where it is not known
 * @param attempt number of this attempt on the real table, from 1; a gate spends its level over the attempts
 */
public record ReleaseEvidence(
        Table training,
        Optional<Table> holdout,
        Table synthetic,
        long seed,
        Map<String, String> provenance,
        List<CurvePoint> learningCurve,
        int attempt) {
    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if {@code attempt} is below 1
     */
    public ReleaseEvidence {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt (" + attempt + ") must be at least 1.");
        }
        provenance = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
        learningCurve = List.copyOf(learningCurve);
    }

    /** Evidence about the first attempt on these tables. */
    public ReleaseEvidence(
            Table training,
            Optional<Table> holdout,
            Table synthetic,
            long seed,
            Map<String, String> provenance,
            List<CurvePoint> learningCurve) {
        this(training, holdout, synthetic, seed, provenance, learningCurve, 1);
    }

    /** Evidence about the first attempt with rows of a generator whose training is not known. */
    public ReleaseEvidence(
            Table training, Optional<Table> holdout, Table synthetic, long seed, Map<String, String> provenance) {
        this(training, holdout, synthetic, seed, provenance, List.of());
    }
}
