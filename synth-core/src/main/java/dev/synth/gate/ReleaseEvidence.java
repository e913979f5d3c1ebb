package dev.synth.gate;

import dev.synth.table.Table;
import java.util.LinkedHashMap;
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
 */
public record ReleaseEvidence(
        Table training, Optional<Table> holdout, Table synthetic, long seed, Map<String, String> provenance) {
    public ReleaseEvidence {
        provenance = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    }
}
