package dev.synth.internal.encode;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Parts of the day by the share of the rows before each but the first. */
final class DayParts {
    private DayParts() {}

    /**
     * So many parts: cut at these shares, and what holds most rows between two of them into equal parts, until there are
     * as many.
     *
     * @param shares ascending; those that tell no row from others are left out
     */
    static double[] divided(double[] shares, int parts) {
        double[] ends = DoubleStream.concat(Arrays.stream(shares), DoubleStream.of(1))
                .filter(share -> share > 0)
                .distinct()
                .toArray();
        int[] pieces = new int[ends.length];
        Arrays.fill(pieces, 1);
        for (int further = ends.length; further < parts; further++) {
            int widest = IntStream.range(0, ends.length)
                    .boxed()
                    .max(Comparator.comparingDouble(i -> width(ends, i) / pieces[i]))
                    .orElseThrow();
            pieces[widest]++;
        }
        return IntStream.range(0, ends.length)
                .boxed()
                .flatMapToDouble(i -> IntStream.range(0, pieces[i])
                        .mapToDouble(piece -> ends[i] - width(ends, i) * piece / pieces[i])
                        .sorted())
                .limit(parts - 1)
                .toArray();
    }

    private static double width(double[] ends, int i) {
        return ends[i] - (i == 0 ? 0 : ends[i - 1]);
    }
}
