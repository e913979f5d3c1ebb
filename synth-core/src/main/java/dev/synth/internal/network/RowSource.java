package dev.synth.internal.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.synth.internal.encode.EncodedTable;
import dev.synth.internal.encode.Layout;
import dev.synth.internal.network.BatchSampler.Batch;
import dev.synth.internal.network.TrainingLoop.Settings;
import dev.synth.internal.random.Seeds;

/** Puts batches of a table on the device. */
final class RowSource {
    private final Settings settings;
    private final Layout layout;
    private final RowView view;
    private final BatchSampler batches;

    RowSource(Settings settings, Layout layout, RowView view, EncodedTable table) {
        this.settings = settings;
        this.layout = layout;
        this.view = view;
        this.batches = new BatchSampler(table, layout, settings.passes());
    }

    /**
     * A batch of a numbered random stream; its noise comes from the engine.
     *
     * @param scope that the batch's arrays belong to
     */
    Rows draw(NDManager scope, long stream, long number) {
        Batch batch = batches.draw(settings.batchSize(), Seeds.stream(settings.seed(), stream, number));
        NDArray real = view.oneHot(array(scope, batch.values()));
        NDArray told = array(scope, batch.known());
        NDArray mask = view.perValue(told);
        NDArray known = real.mul(mask);
        NDArray noise = scope.randomNormal(new Shape(settings.batchSize(), settings.latentSize()));
        return new Rows(
                real,
                known,
                mask.neg().add(1),
                told,
                array(scope, batch.open()),
                noise.concat(view.features(known), 1));
    }

    private NDArray array(NDManager scope, float[] values) {
        return scope.create(values, new Shape(values.length / layout.fields(), layout.fields()));
    }
}
