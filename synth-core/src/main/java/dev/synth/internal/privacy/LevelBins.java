package dev.synth.internal.privacy;

import dev.synth.table.Column;
import dev.synth.table.LevelColumn;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One bin per level, and one for missing values.
 *
 * @param ordered whether the levels are declared in an order that means something
 */
record LevelBins(List<String> levels, boolean ordered) implements Bins {
    @Override
    public int size() {
        return levels.size() + 1;
    }

    @Override
    public Column draw(int[] bins, SplittableRandom random) {
        int[] codes = new int[bins.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = bins[row] == levels.size() ? LevelColumn.MISSING : bins[row];
        }
        return LevelColumn.of(codes, levels);
    }
}
