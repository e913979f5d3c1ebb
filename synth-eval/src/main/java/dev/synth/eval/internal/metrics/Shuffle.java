package dev.synth.eval.internal.metrics;

import dev.synth.table.Column;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Seeded permutations and samples of rows. */
public final class Shuffle {
    private Shuffle() {}

    /** The numbers 0 to {@code size} − 1 in random order. */
    static int[] permutation(int size, SplittableRandom random) {
        int[] order = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    /** This many rows drawn without replacement; all of them, in order, if there are no more. */
    public static Table sample(Table table, int rows, SplittableRandom random) {
        if (table.rowCount() <= rows) {
            return table;
        }
        int[] drawn = Arrays.copyOf(permutation(table.rowCount(), random), rows);
        Arrays.sort(drawn);
        return table.rows(drawn);
    }

    /** This many columns drawn at random, in their order; all of them if there are no more. */
    static Table sampleColumns(Table table, int columns, SplittableRandom random) {
        if (table.schema().size() <= columns) {
            return table;
        }
        int[] drawn = Arrays.copyOf(permutation(table.schema().size(), random), columns);
        return table.select(Arrays.stream(drawn)
                .sorted()
                .mapToObj(table.schema().names()::get)
                .toList());
    }

    /** The table with each column shuffled by itself: the same marginals, no dependence. */
    public static Table columns(Table table, SplittableRandom random) {
        List<Column> shuffled = table.columns().stream()
                .map(column -> column.rows(permutation(column.size(), random)))
                .toList();
        return Table.of(table.schema(), shuffled);
    }
}
