package dev.synth;

import dev.synth.gan.Conditions;
import dev.synth.gan.Phase;
import dev.synth.gan.TrainingListener;
import dev.synth.gate.Attempt;
import dev.synth.gate.AttemptLedger;
import dev.synth.gate.CurvePoint;
import dev.synth.gate.GateReport;
import dev.synth.gate.Judgement;
import dev.synth.gate.ReleaseEvidence;
import dev.synth.gate.ReleaseGate;
import dev.synth.gate.UngatedRelease;
import dev.synth.gate.Verdict;
import dev.synth.internal.digest.Digests;
import dev.synth.internal.digest.RowSet;
import dev.synth.privacy.PrivacyLedger;
import dev.synth.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private final AttemptLedger ledger;
    private final TrainingListener listener;
    private final Optional<PrivacyLedger> privacy;

    Candidate(
            Table training,
            Optional<Table> holdout,
            Table synthetic,
            long seed,
            Map<String, String> provenance,
            List<CurvePoint> learningCurve,
            AttemptLedger ledger,
            TrainingListener listener,
            Optional<PrivacyLedger> privacy) {
        this.training = training;
        this.holdout = holdout;
        this.synthetic = synthetic;
        this.seed = seed;
        this.provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
        this.learningCurve = List.copyOf(learningCurve);
        this.ledger = ledger;
        this.listener = listener;
        this.privacy = privacy;
    }

    /** The rows of any generator, to be judged against the rows it was fitted on and rows it never saw. */
    public static Candidate of(Table training, Table holdout, Table synthetic) {
        return new Candidate(
                training,
                Optional.of(holdout),
                synthetic,
                1,
                Map.of(),
                List.of(),
                AttemptLedger.ofProcess(),
                TrainingListener.SILENT,
                Optional.empty());
    }

    /** These rows, their attempts counted in this ledger. */
    public Candidate attempts(AttemptLedger newLedger) {
        return new Candidate(
                training, holdout, synthetic, seed, provenance, learningCurve, newLedger, listener, privacy);
    }

    /** These rows with facts about the run that the report repeats; no value of a table. */
    public Candidate provenance(Map<String, String> facts) {
        return new Candidate(training, holdout, synthetic, seed, facts, learningCurve, ledger, listener, privacy);
    }

    /** Tells this listener how the judging goes. */
    public Candidate listener(TrainingListener newListener) {
        return new Candidate(
                training, holdout, synthetic, seed, provenance, learningCurve, ledger, newListener, privacy);
    }

    /**
     * What the gate says of these rows; refuses nothing. The attempt is counted.
     *
     * @throws UncheckedIOException if the ledger of attempts cannot be read or written
     */
    public GateReport assess(ReleaseGate gate) {
        return judge(gate).report();
    }

    /** What was said in full and in short. */
    record Judged(GateReport report, Judgement judgement) {}

    Judged judge(ReleaseGate gate) {
        Attempt attempt = attempt();
        int number = enter(attempt);
        listener.onPhase(
                Phase.JUDGE,
                training.rowCount() + " training, "
                        + holdout.map(Table::rowCount).orElse(0) + " holdout, " + synthetic.rowCount()
                        + " synthetic rows");
        if (number > 1) {
            listener.onWarning("This is attempt " + number + " on this table, so the gate has less of its level left"
                    + " to spend on it."
                    + (privacy.isPresent()
                            ? " If each attempt learnt from the table anew, what they promised adds up: epsilons and deltas"
                                    + " alike."
                            : ""));
        }
        Map<String, String> facts = new LinkedHashMap<>(provenance);
        facts.put("rowsDigest", attempt.output());
        facts.put("attempt", Integer.toString(number));
        facts.putAll(KeptRules.facts(training, synthetic));
        GateReport report =
                gate.assess(new ReleaseEvidence(training, holdout, synthetic, seed, facts, learningCurve, number));
        return new Judged(report, judgement(report, gate, attempt, number));
    }

    private Judgement judgement(GateReport report, ReleaseGate gate, Attempt attempt, int number) {
        return new Judgement(
                report.verdict(),
                number,
                ledger.kind(),
                attempt.table(),
                synthetic.rowCount(),
                attempt.seed().orElse(null),
                attempt.output(),
                gate.policyId(),
                report.scores(),
                report.findings(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private Attempt attempt() {
        return new Attempt(realRows(), RowSet.digest(List.of(training)), model(), sampleSeed(), Digests.of(synthetic));
    }

    private int enter(Attempt attempt) {
        try {
            return ledger.enter(attempt);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private String realRows() {
        return RowSet.digest(
                Stream.concat(Stream.of(training), holdout.stream()).toList());
    }

    private Optional<String> model() {
        return Optional.ofNullable(provenance.get("model"));
    }

    private long fact(String name) {
        return Long.parseLong(provenance.getOrDefault(name, "0"));
    }

    private Optional<Long> sampleSeed() {
        return Optional.ofNullable(provenance.get("sampleSeed")).map(Long::valueOf);
    }

    /**
     * Releases the rows if the gate passes them.
     *
     * @throws ReleaseRefusedException carrying the report, if the verdict is not PASS
     */
    public Release release(ReleaseGate gate) {
        Judged judged = judge(gate);
        if (judged.report().verdict() != Verdict.PASS) {
            throw new ReleaseRefusedException(judged.report(), judged.judgement());
        }
        return release(Optional.of(judged), Optional.empty());
    }

    /**
     * Lets the rows out without a verdict. The reason stands in the release's manifest and in the ledger of attempts.
     *
     * @param reason why nobody needs protecting here, not blank
     * @throws UncheckedIOException if the ledger cannot be read or written
     */
    public Release releaseUngated(String reason) {
        Release.enter(
                ledger,
                new UngatedRelease(
                        realRows(), model(), sampleSeed(), synthetic.rowCount(), Release.requireReason(reason)));
        return release(Optional.empty(), Optional.of(reason));
    }

    private Release release(Optional<Judged> judged, Optional<String> ungatedReason) {
        Release.Origin origin = new Release.Origin(
                model(),
                Optional.ofNullable(provenance.get("engine")),
                sampleSeed(),
                Release.Origin.drawn(fact("drawnRows"), fact("sourceRows")),
                Conditions.NONE,
                synthetic.rowCount(),
                privacy);
        return new Release(
                synthetic.schema(),
                () -> Stream.of(synthetic),
                origin,
                judged.map(Judged::report),
                judged.map(Judged::judgement),
                ungatedReason);
    }
}
