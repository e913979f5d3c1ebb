package dev.synth.internal.privacy;

import dev.synth.table.Column;
import dev.synth.table.LevelColumn;
import java.util.List;
import java.util.SplittableRandom;

/** One bin per level, and one for missing values. */
record LevelBins(List<String> levels) implements Bins {
    @Override
    public int size() {
        return levels.size() + 1;
    }

    @Override
    public boolean ordered() {
        return false;
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
