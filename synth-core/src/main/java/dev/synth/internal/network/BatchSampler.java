package dev.synth.internal.network;

import dev.synth.internal.encode.EncodedTable;
import dev.synth.internal.encode.Layout;
import dev.synth.internal.network.ConditionSpace.Condition;
import java.util.SplittableRandom;

/**
 * Training by sampling (Xu et al. 2019, section 4.3): each row of a batch gets a condition, levels being drawn by a
 * softened frequency so that rare ones are seen, and a real row that meets it.
 */
final class BatchSampler {
    private final EncodedTable table;
    private final Layout layout;
    private final ConditionSpace conditions;
    /** For each condition column, its rows sorted by mode, and where each mode begins. */
    private final int[][] rowsByMode;

    private final int[][] modeStarts;

    BatchSampler(EncodedTable table, Layout layout, ConditionSpace conditions) {
        this.table = table;
        this.layout = layout;
        this.conditions = conditions;
        this.rowsByMode = new int[layout.columns()][];
        this.modeStarts = new int[layout.columns()][];
        for (int column : layout.conditionColumns()) {
            sort(column);
        }
    }

    private void sort(int column) {
        int[] codes = table.columns().get(column).codes();
        int[] starts = new int[layout.places(column).length + 1];
        for (int code : codes) {
            starts[code + 1]++;
        }
        for (int mode = 0; mode + 1 < starts.length; mode++) {
            starts[mode + 1] += starts[mode];
        }
        int[] next = starts.clone();
        int[] rows = new int[codes.length];
        for (int row = 0; row < codes.length; row++) {
            rows[next[codes[row]]++] = row;
        }
        rowsByMode[column] = rows;
        modeStarts[column] = starts;
    }

    /**
     * A batch.
     *
     * @param features shape (rows, {@link Layout#features()}), row by row
     * @param condition shape (rows, {@link ConditionSpace#width()}), one-hot
     * @param conditionModes shape (rows, {@link Layout#modes()}): the condition as a place among all modes
     * @param conditionColumns shape (rows, {@link Layout#columns()}): the condition's column, one-hot
     */
    record Batch(float[] features, float[] condition, float[] conditionModes, float[] conditionColumns) {}

    /** Draws a batch. */
    Batch draw(int rows, SplittableRandom random) {
        Batch batch = new Batch(
                new float[rows * layout.features()],
                new float[rows * conditions.width()],
                new float[rows * layout.modes()],
                new float[rows * layout.columns()]);
        for (int i = 0; i < rows; i++) {
            Condition condition = conditions.drawSoftened(random);
            layout.write(table.columns(), rowMeeting(condition, random), batch.features(), i * layout.features());
            if (condition.column() >= 0) {
                batch.condition()[i * conditions.width() + condition.place()] = 1;
                batch.conditionModes()[i * layout.modes() + layout.place(condition.column(), condition.mode())] = 1;
                batch.conditionColumns()[i * layout.columns() + condition.column()] = 1;
            }
        }
        return batch;
    }

    private int rowMeeting(Condition condition, SplittableRandom random) {
        if (condition.column() < 0) {
            return random.nextInt(table.rows());
        }
        int from = modeStarts[condition.column()][condition.mode()];
        int to = modeStarts[condition.column()][condition.mode() + 1];
        return rowsByMode[condition.column()][from + random.nextInt(to - from)];
    }
}
