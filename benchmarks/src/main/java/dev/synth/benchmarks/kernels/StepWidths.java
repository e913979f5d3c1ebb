package dev.synth.benchmarks.kernels;

import dev.synth.gan.GanOptions;
import dev.synth.internal.encode.FittedEncoder;
import dev.synth.internal.encode.Layout;

/** Reads a network's widths off an encoder; what the network looks like is known here and nowhere else in this module. */
final class StepWidths {
    private StepWidths() {}

    /** The arithmetic of a step on a table that this encoder was fitted to. */
    static StepArithmetic of(FittedEncoder encoder, GanOptions options) {
        Layout layout = new Layout(encoder.learnt());
        return new StepArithmetic(
                options.batchSize(),
                options.packSize(),
                options.latentSize(),
                layout.features(),
                layout.fields(),
                layout.features(),
                layout.width(),
                options.generatorWidth(),
                options.criticWidth());
    }
}
