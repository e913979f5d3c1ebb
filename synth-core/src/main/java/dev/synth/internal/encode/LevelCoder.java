package dev.synth.internal.encode;

import dev.synth.internal.split.Entities;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.LevelColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One mode per level that enough entities hold, and one for missing values. A level held by too few is never learnt:
 * its rows are given other levels, drawn by frequency.
 *
 * @param levels the levels that are learnt, mode by mode; null stands for missing and comes last if it comes
 * @param frequencies share of training rows in each mode
 */
public record LevelCoder(List<@Nullable String> levels, double[] frequencies) implements ModeCoder {

    /**
     * Fits the modes.
     *
     * @param least levels (and missing values) that fewer entities hold are left out
     * @return a coder without modes, if no level has enough holders
     */
    public static LevelCoder fit(LevelColumn column, int least, Entities entities) {
        int[] counts = column.counts();
        int missing = column.size() - Arrays.stream(counts).sum();
        int[] codes = IntStream.range(0, column.size())
                .map(row -> column.code(row) == LevelColumn.MISSING ? counts.length : column.code(row))
                .toArray();
        int[] holders = entities.holders(codes, counts.length + 1);
        List<@Nullable String> kept = new ArrayList<>();
        List<Integer> keptCounts = new ArrayList<>();
        for (int level = 0; level < counts.length; level++) {
            if (holders[level] >= Math.max(1, least)) {
                kept.add(column.levels().get(level));
                keptCounts.add(counts[level]);
            }
        }
        if (holders[counts.length] >= Math.max(1, least)) {
            kept.add(null);
            keptCounts.add(missing);
        }
        double total = keptCounts.stream().mapToInt(Integer::intValue).sum();
        double[] frequencies =
                keptCounts.stream().mapToDouble(count -> count / total).toArray();
        return new LevelCoder(kept, frequencies);
    }

    @Override
    public int modes() {
        return levels.size();
    }

    @Override
    public int segments() {
        return 0;
    }

    @Override
    public int cells() {
        return 0;
    }

    @Override
    public double[][] ranks() {
        return new double[2][modes()];
    }

    @Override
    public Codes encode(Column column, SplittableRandom random) {
        LevelColumn values = (LevelColumn) column;
        Map<@Nullable String, Integer> modes = new HashMap<>();
        for (int mode = 0; mode < levels.size(); mode++) {
            modes.put(levels.get(mode), mode);
        }
        int[] modeOfCode = new int[values.levels().size() + 1];
        for (int code = 0; code < values.levels().size(); code++) {
            modeOfCode[code + 1] = modes.getOrDefault(values.levels().get(code), -1);
        }
        modeOfCode[0] = modes.getOrDefault(null, -1);
        double[] ends = frequencies.clone();
        Arrays.parallelPrefix(ends, Double::sum);
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            int mode = modeOfCode[values.code(row) + 1];
            codes[row] = mode >= 0 ? mode : Math.min(modes() - 1, Sorted.count(ends, random.nextDouble(), true));
        }
        return new Codes(codes, new float[0]);
    }

    /** The levels without the one that stands for missing. */
    public List<String> present() {
        List<String> present = new ArrayList<>();
        for (String level : levels) {
            if (level != null) {
                present.add(level);
            }
        }
        return present;
    }

    @Override
    public List<String> literals(ColumnKind kind) {
        return present();
    }
}
