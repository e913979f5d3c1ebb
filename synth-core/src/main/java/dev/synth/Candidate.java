package dev.synth;

import dev.synth.gan.Conditions;
import dev.synth.gan.Phase;
import dev.synth.gan.TrainingListener;
import dev.synth.gate.CurvePoint;
import dev.synth.gate.GateReport;
import dev.synth.gate.ReleaseEvidence;
import dev.synth.gate.ReleaseGate;
import dev.synth.gate.Verdict;
import dev.synth.table.Table;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Synthetic rows that have not been judged: there is no way to write them but through {@link #release}. */
public final class Candidate {
    private final Table training;
    private final Optional<Table> holdout;
    private final Table synthetic;
    private final long seed;
    private final Map<String, String> provenance;
    private final List<CurvePoint> learningCurve;
    private final TrainingListener listener;

    Candidate(
            Table training,
            Optional<Table> holdout,
            Table synthetic,
            long seed,
            Map<String, String> provenance,
            List<CurvePoint> learningCurve,
            TrainingListener listener) {
        this.training = training;
        this.holdout = holdout;
        this.synthetic = synthetic;
        this.seed = seed;
        this.provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
        this.learningCurve = List.copyOf(learningCurve);
        this.listener = listener;
    }

    /** The rows of any generator, to be judged against the rows it was fitted on and rows it never saw. */
    public static Candidate of(Table training, Table holdout, Table synthetic) {
        return new Candidate(
                training, Optional.of(holdout), synthetic, 1, Map.of(), List.of(), TrainingListener.SILENT);
    }

    /** What the gate says of these rows; refuses nothing. */
    public GateReport assess(ReleaseGate gate) {
        listener.onPhase(
                Phase.JUDGE,
                training.rowCount() + " training, "
                        + holdout.map(Table::rowCount).orElse(0) + " holdout, " + synthetic.rowCount()
                        + " synthetic rows");
        return gate.assess(new ReleaseEvidence(training, holdout, synthetic, seed, provenance, learningCurve));
    }

    /**
     * Releases the rows if the gate passes them.
     *
     * @throws ReleaseRefusedException carrying the report, if the verdict is not PASS
     */
    public Release release(ReleaseGate gate) {
        return release(assess(gate));
    }

    /**
     * Releases the rows on a report that {@link #assess} gave for them.
     *
     * @throws ReleaseRefusedException carrying the report, if the verdict is not PASS
     */
    private Release release(GateReport report) {
        if (report.verdict() != Verdict.PASS) {
            throw new ReleaseRefusedException(report);
        }
        return release(Optional.of(report), Optional.empty());
    }

    /**
     * Lets the rows out without a verdict. The reason stands in the release's manifest.
     *
     * @param reason why nobody needs protecting here, not blank
     */
    public Release releaseUngated(String reason) {
        return release(Optional.empty(), Optional.of(Release.requireReason(reason)));
    }

    private Release release(Optional<GateReport> report, Optional<String> ungatedReason) {
        Release.Origin origin = new Release.Origin(
                Optional.ofNullable(provenance.get("model")),
                Optional.ofNullable(provenance.get("sampleSeed")).map(Long::valueOf),
                Conditions.NONE,
                synthetic.rowCount());
        return new Release(synthetic.schema(), () -> Stream.of(synthetic), origin, report, ungatedReason);
    }
}
