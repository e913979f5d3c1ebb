package dev.synth.cli;

import dev.synth.gan.Phase;
import dev.synth.gan.TrainingProgress;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress as a bar that moves, for a terminal. */
final class BarProgress implements Progress {
    /** Columns of the terminal that standard error is; set by the launcher, because Java 17 cannot ask. */
    private static final String COLUMNS = "synth.terminal.columns";

    private static final int UPDATE_MILLIS = 250;
    private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";

    private final PrintStream err;
    private final int columns;
    private final Optional<Duration> timeBudget;
    private volatile Optional<Duration> left = Optional.empty();
    private @Nullable ProgressBar bar;

    BarProgress(PrintStream err, int columns, Optional<Duration> timeBudget) {
        this.err = err;
        this.columns = columns;
        this.timeBudget = timeBudget;
    }

    /** The width of the terminal that standard error is, 0 if it is none. */
    static int terminalColumns() {
        return Math.max(0, Integer.getInteger(COLUMNS, 0));
    }

    @Override
    public void onPhase(Phase phase, String detail) {
        close();
        if (phase != Phase.TRAIN) {
            err.println(Progress.describe(phase, detail));
        }
    }

    @Override
    public void onProgress(TrainingProgress progress) {
        left = Optional.of(Progress.left(progress, timeBudget));
        ProgressBar shown = bar("Training", progress.steps());
        shown.setExtraMessage(
                String.format(Locale.ROOT, " losses %.2f, %.2f", progress.criticLoss(), progress.generatorLoss()));
        shown.stepTo(progress.step());
    }

    @Override
    public void onRows(long written, long wanted) {
        bar("Writing", wanted).stepTo(written);
    }

    @Override
    public void onWarning(String message) {
        close();
        err.println("Note: " + message);
    }

    private ProgressBar bar(String task, long steps) {
        if (bar == null) {
            boolean blocks = Charset.defaultCharset().newEncoder().canEncode('█');
            bar = ProgressBar.builder()
                    .setTaskName(task)
                    .setInitialMax(steps)
                    .setStyle(blocks ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(UPDATE_MILLIS)
                    .setEtaFunction(state -> left)
                    .setConsumer(new DelegatingProgressBarConsumer(
                            line -> err.print("\r" + line + CLEAR_TO_END_OF_LINE), columns - 1))
                    .build();
        }
        return bar;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
            left = Optional.empty();
            err.println();
        }
    }
}
