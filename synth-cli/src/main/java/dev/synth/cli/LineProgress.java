package dev.synth.cli;

import dev.synth.gan.Phase;
import dev.synth.gan.TrainingProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Progress as occasional lines, for logs and pipes. */
final class LineProgress implements Progress {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(20).toNanos();

    private final PrintStream err;
    private final Optional<Duration> timeBudget;
    private long lastNanos = System.nanoTime();

    LineProgress(PrintStream err, Optional<Duration> timeBudget) {
        this.err = err;
        this.timeBudget = timeBudget;
    }

    @Override
    public void onPhase(Phase phase, String detail) {
        lastNanos = System.nanoTime();
        err.println(Progress.describe(phase, detail));
    }

    @Override
    public void onProgress(TrainingProgress progress) {
        if (isDue() || progress.step() == progress.steps()) {
            err.println(String.format(
                    Locale.ROOT,
                    "Training: step %,d of %,d, critic loss %.2f, generator loss %.2f, %s left",
                    progress.step(),
                    progress.steps(),
                    progress.criticLoss(),
                    progress.generatorLoss(),
                    DurationText.format(Progress.left(progress, timeBudget))));
        }
    }

    @Override
    public void onRows(long written, long wanted) {
        if (isDue()) {
            err.println(String.format(Locale.ROOT, "Writing: %,d of %,d rows", written, wanted));
        }
    }

    @Override
    public void onWarning(String message) {
        err.println("Note: " + message);
    }

    private boolean isDue() {
        long now = System.nanoTime();
        boolean due = now - lastNanos >= INTERVAL_NANOS;
        lastNanos = due ? now : lastNanos;
        return due;
    }
}
