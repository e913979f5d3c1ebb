package dev.synth.benchmarks.fidelity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.table.Table;

/** Makes as many rows as it was given to learn from. */
interface RowMaker {
    /** The name on the command line and in the records. */
    String name();

    /**
     * Learns a table and makes rows.
     *
     * @throws RuntimeException if it fails, saying why
     */
    Made make(Table training, long seed, News news);

    /** Writes down the settings that the rows depend on, besides the seed. */
    void describe(ObjectNode record);

    /** Hears how it goes. */
    interface News {
        /** It has come this far; told now and then. */
        void onProgress(String text);

        /** Something about the table that the reader should know; told again for every seed. */
        void onWarning(String text);
    }

    /**
     * What was made.
     *
     * @param steps training steps done, 0 if nothing was trained
     * @param trainingSeconds wall-clock time of learning, fitting the encoder included
     * @param samplingSeconds wall-clock time of making the rows in memory, at the first call
     */
    record Made(Table rows, int steps, double trainingSeconds, double samplingSeconds) {}
}
