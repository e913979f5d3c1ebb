package dev.synth.gan;

import dev.synth.gate.GateReport;
import dev.synth.gate.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a gate decided about a trial sample of a model, as it is stored in the model.
 *
 * @param verdict PASS alone lets the model's rows out
 * @param rows of the trial sample
 * @param seed of the trial sample
 * @param time when it was judged, ISO-8601 in UTC
 * @param findings one line per test
 */
public record ModelVerdict(Verdict verdict, long rows, long seed, String time, List<String> findings) {
    public ModelVerdict {
        findings = List.copyOf(findings);
    }

    /** What this report decided, now, about a sample of so many rows drawn with this seed. */
    public static ModelVerdict of(GateReport report, long rows, long seed) {
        return new ModelVerdict(
                report.verdict(),
                rows,
                seed,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                report.findings().stream()
                        .map(finding -> finding.id() + " " + finding.decision() + ": " + finding.message())
                        .toList());
    }
}
