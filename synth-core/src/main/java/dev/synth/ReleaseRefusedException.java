package dev.synth;

import dev.synth.gate.GateReport;
import dev.synth.gate.Judgement;
import dev.synth.gate.Verdict;
import java.util.Optional;

/** The gate did not pass the rows; nothing was written. */
public final class ReleaseRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised
    private final Optional<GateReport> report;

    @SuppressWarnings("serial") // never serialised
    private final Optional<Judgement> judgement;

    private final Verdict verdict;

    ReleaseRefusedException(GateReport report, Judgement judgement) {
        super("Release refused: " + report.verdict() + ".\n" + report.summary());
        this.report = Optional.of(report);
        this.judgement = Optional.of(judgement);
        this.verdict = report.verdict();
    }

    ReleaseRefusedException(Optional<Judgement> stored) {
        super(stored.map(v -> "Release refused: the model carries the verdict " + v.verdict() + " of " + v.time()
                        + ". "
                        + "Train it anew as the report says, or release it ungated with a reason.")
                .orElse("Release refused: the model carries no verdict. Train it with a holdout so that a trial sample "
                        + "can be judged, or release it ungated with a reason."));
        this.report = Optional.empty();
        this.judgement = stored;
        this.verdict = stored.map(Judgement::verdict).orElse(Verdict.INCONCLUSIVE);
    }

    /** The report on the rows; empty if a model's stored verdict refused them. */
    public Optional<GateReport> findReport() {
        return report;
    }

    /** The decision in short, on the rows or stored in their model; empty if a model carries none. */
    public Optional<Judgement> findJudgement() {
        return judgement;
    }

    /** The verdict, INCONCLUSIVE where a model carries none. */
    public Verdict verdict() {
        return verdict;
    }
}
