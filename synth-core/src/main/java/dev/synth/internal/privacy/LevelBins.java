package dev.synth.internal.privacy;

import dev.synth.table.Column;
import dev.synth.table.LevelColumn;
import dev.synth.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

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
    public int[] codes(Table table, int position) {
        return codes(table.levels(position));
    }

    int[] codes(LevelColumn values) {
        Map<String, Integer> numbers = new HashMap<>();
        levels.forEach(level -> numbers.put(level, numbers.size()));
        int[] codes = new int[values.size()];
        for (int row = 0; row < codes.length; row++) {
            String level = values.level(row);
            codes[row] = level == null ? levels.size() : numbers.getOrDefault(level, SurveyedColumn.UNLISTED);
        }
        return codes;
    }

    /** Levels that no row may have are left out: a model would hold them for nothing. */
    @Override
    public Made made(Table rows, int position) {
        List<String> made =
                rows.levels(position).levels().stream().filter(levels::contains).toList();
        int[] origins = IntStream.concat(made.stream().mapToInt(levels::indexOf), IntStream.of(levels.size()))
                .toArray();
        return new Made(new LevelBins(made, ordered), origins);
    }

    @Override
    public Thinning.Axis axis(String column) {
        return new Thinning.Axis(column, levels, new double[0], new double[0]);
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
