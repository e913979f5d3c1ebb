package dev.synth.eval.internal.metrics;

import dev.synth.table.ColumnKind;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumberColumn;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Small tables made for tests. */
final class Samples {
    private Samples() {}

    static Table numbers(double... values) {
        return Table.of(schema("x", ColumnKind.CONTINUOUS), List.of(NumberColumn.of(values)));
    }

    static Table levels(@Nullable String... values) {
        return Table.of(schema("g", ColumnKind.CATEGORICAL), List.of(LevelColumn.of(Arrays.asList(values))));
    }

    static Schema schema(String name, ColumnKind kind) {
        return Schema.builder().add(name, kind).build();
    }

    /** Columns x and y correlated at 0.8, g by the sign of x + noise (2 levels), and 3 % of y missing. */
    static Table correlated(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Schema schema = Schema.builder()
                .add("x", ColumnKind.CONTINUOUS)
                .add("y", ColumnKind.CONTINUOUS)
                .add("g", ColumnKind.CATEGORICAL)
                .build();
        double[] x =
                IntStream.range(0, rows).mapToDouble(i -> random.nextGaussian()).toArray();
        double[] y = Arrays.stream(x)
                .map(value -> random.nextInt(100) < 3 ? Double.NaN : 0.8 * value + 0.6 * random.nextGaussian())
                .toArray();
        List<String> g = Arrays.stream(x)
                .mapToObj(value -> value + 0.5 * random.nextGaussian() > 0 ? "high" : "low")
                .toList();
        return Table.of(schema, List.of(NumberColumn.of(x), NumberColumn.of(y), LevelColumn.of(g)));
    }
}
