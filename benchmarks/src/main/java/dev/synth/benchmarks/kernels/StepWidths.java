package dev.synth.benchmarks.kernels;

import dev.synth.gan.GanOptions;
import dev.synth.internal.encode.FittedEncoder;
import dev.synth.internal.encode.LearntColumn;
import dev.synth.internal.encode.LevelCoder;
import dev.synth.internal.encode.ModeCoder;

/** Reads a network's widths off an encoder; what the network looks like is known here and nowhere else in this module. */
final class StepWidths {
    private StepWidths() {}

    /** The arithmetic of a step on a table that this encoder was fitted to. */
    static StepArithmetic of(FittedEncoder encoder, GanOptions options) {
        int modes = 0;
        int segments = 0;
        int numbers = 0;
        int condition = 0;
        for (LearntColumn column : encoder.learnt()) {
            ModeCoder coder = column.coder();
            modes += coder.modes();
            segments += coder.segments();
            if (coder instanceof LevelCoder) {
                condition += coder.modes();
            } else {
                numbers++;
            }
        }
        return new StepArithmetic(
                options.batchSize(),
                options.packSize(),
                options.latentSize(),
                condition,
                modes + 2 * numbers,
                modes + segments,
                options.generatorWidth(),
                options.criticWidth());
    }
}
