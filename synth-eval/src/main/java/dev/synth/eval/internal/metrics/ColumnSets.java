package dev.synth.eval.internal.metrics;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sets of one, two or three columns: all of them or, of more than {@value #MAX_SETS}, as many drawn at random.
 *
 * @param sets positions of columns, ascending within a set
 * @param total how many sets of this order the columns have
 */
record ColumnSets(int order, int[][] sets, long total) {
    static final int MAX_ORDER = 3;
    static final int MAX_SETS = 500;

    static ColumnSets of(int columns, int order, SplittableRandom random) {
        long total = total(columns, order);
        Stream<List<Integer>> sets = total <= MAX_SETS ? all(columns, order, 0) : drawn(columns, order, random);
        int[][] positions = sets.map(
                        set -> set.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        return new ColumnSets(order, positions, total);
    }

    private static long total(long columns, int order) {
        return switch (order) {
            case 1 -> columns;
            case 2 -> columns * (columns - 1) / 2;
            default -> columns * (columns - 1) * (columns - 2) / 6;
        };
    }

    private static Stream<List<Integer>> all(int columns, int order, int from) {
        return order == 0
                ? Stream.of(List.of())
                : IntStream.range(from, columns)
                        .boxed()
                        .flatMap(first -> all(columns, order - 1, first + 1)
                                .map(rest -> Stream.concat(Stream.of(first), rest.stream())
                                        .toList()));
    }

    private static Stream<List<Integer>> drawn(int columns, int order, SplittableRandom random) {
        return Stream.generate(() -> random.ints(0, columns)
                        .distinct()
                        .limit(order)
                        .sorted()
                        .boxed()
                        .toList())
                .distinct()
                .limit(MAX_SETS);
    }
}
