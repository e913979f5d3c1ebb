package dev.synth.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * From its making to its end, a process that is asked to end, as by Ctrl-C, interrupts the training on the thread that
 * made this, and waits until the state is saved.
 */
final class SaveOnExit {
    private static final int PATIENCE_SECONDS = 10;

    private final Path state;
    private final PrintStream err;
    private final Thread trainer = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "synth-save-on-exit");

    /**
     * Begins to wait for the end of the process.
     *
     * @param state where the training saves its state when it is interrupted
     */
    SaveOnExit(Path state, PrintStream err) {
        this.state = state;
        this.err = err;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupt() {
        trainer.interrupt();
        try {
            if (over.await(PATIENCE_SECONDS, TimeUnit.SECONDS) && Files.exists(state)) {
                err.println("The training's state is in '" + state + "'; the same command resumes it.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The training is over, one way or the other. */
    void end() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending: the hook runs already, and was just let go.
        }
    }
}
