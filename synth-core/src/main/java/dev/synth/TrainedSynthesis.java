package dev.synth;

import dev.synth.gan.Phase;
import dev.synth.gan.Synthesizer;
import dev.synth.gan.TrainingListener;
import dev.synth.gate.AttemptLedger;
import dev.synth.gate.CurvePoint;
import dev.synth.gate.ReleaseGate;
import dev.synth.internal.split.Holdout;
import dev.synth.table.RuleBreach;
import dev.synth.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A trained model together with the rows that it learnt from and those kept from it. */
public final class TrainedSynthesis {
    private static final int MOST_TRIAL_ROWS = 20_000;

    private final Synthesizer synthesizer;
    private final Table training;
    private final Table holdout;
    private final long[] trainingRows;
    private final AttemptLedger ledger;
    private final TrainingListener listener;

    TrainedSynthesis(
            Synthesizer synthesizer,
            Holdout split,
            long[] trainingRows,
            AttemptLedger ledger,
            TrainingListener listener) {
        this.synthesizer = synthesizer;
        this.training = split.training();
        this.holdout = split.holdout();
        this.trainingRows = trainingRows.clone();
        this.ledger = ledger;
        this.listener = listener;
    }

    public Synthesizer synthesizer() {
        return synthesizer;
    }

    /** The rows that the model was fitted on. */
    public Table training() {
        return training;
    }

    /** For each row of {@link #training}, its number in the source, from 1. */
    public long[] trainingRows() {
        return trainingRows.clone();
    }

    /** The rows that the model never saw. */
    public Table holdout() {
        return holdout;
    }

    /** Draws this many rows with the training's seed, to be judged. */
    public Candidate sample(int rows) {
        return sample(rows, synthesizer.options().seed());
    }

    /**
     * Draws rows, to be judged.
     *
     * @param rows at least 1
     * @param seed row i depends on the model, this seed and i alone
     */
    public Candidate sample(int rows, long seed) {
        listener.onPhase(Phase.SAMPLE, rows + " rows");
        Table synthetic = synthesizer.sampleTable(rows, seed);
        requireRulesKept(synthetic);
        Map<String, String> provenance = synthesizer.describe();
        provenance.put("sampleSeed", Long.toString(seed));
        return new Candidate(
                training,
                Optional.of(holdout),
                synthetic,
                seed,
                provenance,
                learningCurve(),
                ledger,
                listener,
                synthesizer.findPrivacy());
    }

    private void requireRulesKept(Table synthetic) {
        List<RuleBreach> breaches = RuleBreach.of(synthesizer.schema().rules(), synthetic, training);
        if (!breaches.isEmpty()) {
            throw new IllegalStateException("Synthetic rows break rules that hold in the table: " + breaches
                    + ". That is a defect of Synth; please report it with the schema.");
        }
    }

    private List<CurvePoint> learningCurve() {
        return synthesizer.provenance().learningCurve().stream()
                .map(point -> new CurvePoint(point.step(), point.trainingLoss(), point.validationLoss()))
                .toList();
    }

    /**
     * Judges a trial sample, as many rows as the training table has but at most 20,000, drawn with the training's seed
     * plus one. The model that comes back carries the verdict, whatever it is: it can be saved, and {@link Release#of}
     * lets its rows out only on a PASS.
     */
    public JudgedSynthesizer judge(ReleaseGate gate) {
        int rows = Math.min(synthesizer.provenance().trainingRows(), MOST_TRIAL_ROWS);
        long seed = synthesizer.options().seed() + 1;
        Candidate.Judged judged = sample(rows, seed).judge(gate);
        return new JudgedSynthesizer(synthesizer.withVerdict(judged.judgement()), judged.report());
    }
}
