package dev.synth.cli;

import dev.synth.gan.Phase;
import dev.synth.gan.TrainingListener;
import dev.synth.gan.TrainingProgress;
import java.time.Duration;
import java.util.Optional;

/** Tells the user how a run goes. */
interface Progress extends TrainingListener, AutoCloseable {
    /** Tells nothing. */
    Progress SILENT = new Progress() {};

    /** So many of the wanted rows are written. */
    default void onRows(long written, long wanted) {}

    /** Ends what is still being shown; the next phase may show more. */
    @Override
    default void close() {}

    /** A phase in words. */
    static String describe(Phase phase, String detail) {
        return switch (phase) {
            case READ -> "Reading " + detail;
            case PROTECT -> "Learning marginals with noise, " + detail;
            case ENCODE -> "Encoding " + detail;
            case TRAIN -> "Training: " + detail;
            case REFINE -> "Looking for rows that come too often: " + detail;
            case SAMPLE -> "Sampling " + detail;
            case JUDGE -> "Judging " + detail;
            case WRITE -> "Writing " + detail;
        };
    }

    /** The time left at the pace so far, or until the time budget is spent if that is sooner. */
    static Duration left(TrainingProgress progress, Optional<Duration> timeBudget) {
        Duration remaining = progress.remaining();
        return timeBudget
                .map(budget -> budget.minus(progress.elapsed()))
                .map(rest -> rest.isNegative() ? Duration.ZERO : rest)
                .filter(rest -> rest.compareTo(remaining) < 0)
                .orElse(remaining);
    }
}
