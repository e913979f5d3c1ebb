package dev.synth.benchmarks.kernels;

import dev.synth.gan.GanOptions;
import dev.synth.gan.GanTrainer;
import dev.synth.gan.TrainingListener;
import dev.synth.gan.TrainingProgress;
import dev.synth.table.Table;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

/**
 * A training that goes from one progress report to the next when it is told to, and stands still in between: so steps can
 * be timed through the public interface, without the fitting before them and without the reports' listener.
 *
 * <p>One thread calls {@link #advance()} and {@link #close()}; the training has a thread of its own.
 */
final class Stepper implements AutoCloseable {
    /** A training reported this step, or ended, with or without a failure. */
    private record Report(int step, String ending) {}

    private static final String RUNNING = "";
    private static final int MOST_STEPS = 1_000_000;

    private final Semaphore turns = new Semaphore(0);
    private final BlockingQueue<Report> reports = new ArrayBlockingQueue<>(2);
    private final Thread training;
    private int step;

    private Stepper(Table table, GanOptions options) {
        this.training = new Thread(() -> train(table, options), "stepper");
        training.setDaemon(true);
    }

    /** Starts a training of more steps than will be asked for, and waits for its first report. */
    static Stepper start(Table table, GanOptions.Builder options) throws InterruptedException {
        Stepper stepper = new Stepper(table, options.steps(MOST_STEPS).build());
        stepper.training.start();
        stepper.await();
        return stepper;
    }

    /**
     * Lets the training go on to its next report.
     *
     * @return how many steps that took
     * @throws IllegalStateException if the training has ended
     */
    int advance() throws InterruptedException {
        int before = step;
        turns.release();
        await();
        return step - before;
    }

    private void await() throws InterruptedException {
        Report report = reports.take();
        if (!report.ending().equals(RUNNING)) {
            throw new IllegalStateException(
                    "The training ended after step " + step + ": " + report.ending() + "; there is nothing to time.");
        }
        step = report.step();
    }

    private void train(Table table, GanOptions options) {
        String ending = "it was done";
        try {
            GanTrainer.with(options).train(table, new TrainingListener() {
                @Override
                public void onProgress(TrainingProgress progress) {
                    reports.add(new Report(progress.step(), RUNNING));
                    waitForTurn();
                }
            });
        } catch (CancellationException e) {
            return; // closed
        } catch (RuntimeException | Error e) {
            ending = e.toString();
        }
        reports.add(new Report(step, ending));
    }

    private void waitForTurn() {
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the trainer sees it and ends
        }
    }

    /** Ends the training and waits until it is gone. */
    @Override
    public void close() {
        training.interrupt();
        try {
            training.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
