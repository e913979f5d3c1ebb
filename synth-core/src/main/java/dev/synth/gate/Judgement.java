package dev.synth.gate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a gate decided about certain rows, short enough to go with a model or a release; no value of a table.
 *
 * @param verdict PASS alone lets rows out
 * @param attempt number of this attempt on the real table, from 1
 * @param ledger how long the ledger that counted it remembers, {@code process} or {@code file}
 * @param table digest of the real rows, as in {@link Attempt}; empty where what was measured is left out
 * @param rows judged
 * @param seed that they were drawn with; null for another generator's rows
 * @param content digest of the judged rows, as in {@link Attempt#output()}
 * @param policy that the gate judged by
 * @param scores headline scores by name, as in {@link GateReport#scores()}
 * @param findings one per test
 * @param time when it was judged, ISO-8601 in UTC; the beginning of that day where what was measured is left out
 */
public record Judgement(
        Verdict verdict,
        int attempt,
        String ledger,
        String table,
        long rows,
        @Nullable Long seed,
        String content,
        PolicyId policy,
        Map<String, Double> scores,
        List<GateFinding> findings,
        String time) {
    public Judgement {
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
        findings = List.copyOf(findings);
    }

    /**
     * The decision alone: without the table's digest, scores and findings. They look at real rows without noise (a digest
     * tells whether a guess of the whole table is right), so they stay out of files that leave under differential privacy. Of
     * the time the day is left, since to the second it would tell whoever knows when a run began how long the real rows took.
     *
     * @throws java.time.DateTimeException if the time is none
     */
    public Judgement withoutMeasurements() {
        String day = Instant.parse(time).truncatedTo(ChronoUnit.DAYS).toString();
        return new Judgement(verdict, attempt, ledger, "", rows, seed, content, policy, Map.of(), List.of(), day);
    }
}
