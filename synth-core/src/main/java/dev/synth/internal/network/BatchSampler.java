package dev.synth.internal.network;

import dev.synth.internal.encode.EncodedTable;
import dev.synth.internal.encode.Layout;
import java.util.SplittableRandom;

/**
 * Draws rows to learn from and, for each, which of its fields the generator is told: none, some or all but one, as many
 * as in one of the passes of sampling.
 */
final class BatchSampler {
    private final EncodedTable table;
    private final Layout layout;
    private final int passes;

    BatchSampler(EncodedTable table, Layout layout, int passes) {
        this.table = table;
        this.layout = layout;
        this.passes = passes;
    }

    /**
     * A batch; every array has shape (rows, {@link Layout#fields()}), row by row.
     *
     * @param values of the fields, {@link Layout#NONE} where a field means nothing
     * @param known 1 where the generator is told the value
     * @param open 1 where the value is hidden, means something, and all that gives it meaning is known: where its
     *     likelihood counts
     */
    record Batch(float[] values, float[] known, float[] open) {}

    /** Draws a batch. */
    Batch draw(int rows, SplittableRandom random) {
        int fields = layout.fields();
        Batch batch = new Batch(new float[rows * fields], new float[rows * fields], new float[rows * fields]);
        FieldOrder order = new FieldOrder(layout);
        for (int i = 0; i < rows; i++) {
            int told = FieldOrder.known(fields, random.nextInt(passes), passes);
            order.shuffle(random);
            write(batch, i * fields, random.nextInt(table.rows()), order.fields(), told);
        }
        return batch;
    }

    private void write(Batch batch, int offset, int row, int[] order, int told) {
        for (int k = 0; k < order.length; k++) {
            int field = order[k];
            int value = layout.value(table.columns(), row, field);
            batch.values()[offset + field] = value;
            batch.known()[offset + field] = k < told ? 1 : 0;
        }
        for (int k = told; k < order.length; k++) {
            int field = order[k];
            boolean meant = !layout.isCell(field)
                    || batch.values()[offset + field] >= 0 && batch.known()[offset + layout.columnOf(field)] > 0;
            batch.open()[offset + field] = meant ? 1 : 0;
        }
    }
}
