package dev.synth.benchmarks.memory;

import dev.synth.benchmarks.simulated.SimulatedTables;
import dev.synth.gan.Synthesizer;
import dev.synth.table.LevelColumn;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a column of very many levels comes out: the share of the rows that its commonest levels have, the share that its
 * rarest half has, and how many levels come up at all, each beside what rows of the training table's own distribution
 * would show.
 *
 * @param head share of the rows in the {@value #HEAD_LEVELS} levels that are commonest in the training table
 * @param tail share of the rows in the rarest half of its levels
 * @param present levels that come up
 */
record ManyLevels(double head, double tail, double present) {
    private static final int HEAD_LEVELS = 100;
    private static final long SEED = 1;

    static String run(int rows, int levels, int steps) {
        Table table = SimulatedTables.manyLevels(rows, levels, SEED);
        int[] real = new int[levels];
        add(table, real);
        Synthesizer synthesizer = Workloads.train(table, steps);
        int[] synthetic = new int[levels];
        try (Stream<Table> batches = synthesizer.sample(rows, SEED)) {
            for (Iterator<Table> batch = batches.iterator(); batch.hasNext(); ) {
                add(batch.next(), synthetic);
            }
        }
        return Workloads.trained(table, synthesizer) + "; "
                + of(real, synthetic).beside(expected(real, rows));
    }

    private static void add(Table table, int[] counts) {
        LevelColumn codes = table.levels(table.schema().indexOf(SimulatedTables.CODE));
        int[] numbers =
                codes.levels().stream().mapToInt(SimulatedTables::levelNumber).toArray();
        for (int row = 0; row < codes.size(); row++) {
            if (!codes.isMissing(row)) {
                counts[numbers[codes.code(row)]]++;
            }
        }
    }

    /** Shares of synthetic rows by real rank. */
    static ManyLevels of(int[] real, int[] synthetic) {
        double total = Math.max(1, Arrays.stream(synthetic).asLongStream().sum());
        int[] byRank = IntStream.range(0, real.length)
                .boxed()
                .sorted((a, b) -> Integer.compare(real[b], real[a]))
                .mapToInt(level -> synthetic[level])
                .toArray();
        double head = Arrays.stream(byRank).limit(HEAD_LEVELS).asLongStream().sum();
        double tail =
                Arrays.stream(byRank).skip(byRank.length / 2).asLongStream().sum();
        double present = Arrays.stream(byRank).filter(count -> count > 0).count();
        return new ManyLevels(head / total, tail / total, present);
    }

    /** What so many rows drawn from the real distribution would show on average. */
    static ManyLevels expected(int[] real, long rows) {
        double total = Arrays.stream(real).asLongStream().sum();
        double present = Arrays.stream(real)
                .mapToDouble(count -> 1 - Math.pow(1 - count / total, rows))
                .sum();
        ManyLevels shares = of(real, real);
        return new ManyLevels(shares.head, shares.tail, present);
    }

    private String beside(ManyLevels wanted) {
        return Workloads.text(
                "commonest %d levels %.1f %% of rows (real %.1f), rarest half %.1f %% (%.1f), %,.0f levels come up (%,.0f)",
                HEAD_LEVELS, 100 * head, 100 * wanted.head, 100 * tail, 100 * wanted.tail, present, wanted.present);
    }
}
