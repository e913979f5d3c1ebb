package dev.synth;

import dev.synth.gan.Phase;
import dev.synth.gan.TrainingListener;
import dev.synth.gate.AttemptLedger;
import dev.synth.internal.privacy.MarginalMechanism;
import dev.synth.internal.split.Holdout;
import dev.synth.privacy.PrivacyLedger;
import dev.synth.table.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Noisy marginals of a table together with the rows that they were learnt from and those kept from them. */
public final class PrivateSynthesis {
    private final String source;
    private final MarginalMechanism.Result learnt;
    private final Holdout split;
    private final AttemptLedger attempts;
    private final TrainingListener listener;

    PrivateSynthesis(
            String source,
            MarginalMechanism.Result learnt,
            Holdout split,
            AttemptLedger attempts,
            TrainingListener listener) {
        this.source = source;
        this.learnt = learnt;
        this.split = split;
        this.attempts = attempts;
        this.listener = listener;
    }

    /** What was promised, and every look at the training rows. */
    public PrivacyLedger ledger() {
        return learnt.ledger();
    }

    /** The rows that were looked at. */
    public Table training() {
        return split.training();
    }

    /** For each row of {@link #training}, its number among the rows that were read, from 1. */
    public int[] trainingRows() {
        return split.trainingRows();
    }

    /** The rows that were not. */
    public Table holdout() {
        return split.holdout();
    }

    /**
     * Draws rows, to be judged. They meet the learnt shares as nearly as so many rows can, and so belong together: another
     * number of rows is another table.
     *
     * @param rows at least 1
     * @param seed of the draw; the noise was drawn before, and in secret
     */
    public Candidate sample(int rows, long seed) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows (" + rows + ") must be at least 1.");
        }
        listener.onPhase(Phase.SAMPLE, rows + " rows");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("source", source);
        facts.put("sampleSeed", Long.toString(seed));
        facts.putAll(ledger().describe());
        return new Candidate(
                training(),
                Optional.of(holdout()),
                learnt.model().draw(rows, seed),
                seed,
                facts,
                List.of(),
                attempts,
                listener,
                Optional.of(ledger()));
    }
}
