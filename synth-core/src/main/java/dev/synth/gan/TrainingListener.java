package dev.synth.gan;

/** Watches a run; called on the thread that runs it, so it must be quick. */
public interface TrainingListener {
    /** Hears nothing. */
    TrainingListener SILENT = new TrainingListener() {};

    /** A phase begins; {@code detail} says on what, such as {@code 32561 rows, 15 columns}. */
    default void onPhase(Phase phase, String detail) {}

    /** Training has come this far; called every few steps and at the last. */
    default void onProgress(TrainingProgress progress) {}

    /** Something that the user should know and that does not stop the run. */
    default void onWarning(String message) {}
}
