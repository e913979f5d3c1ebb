package dev.synth.benchmarks.simulated;

import dev.synth.table.Column;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumberColumn;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.WholeColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Collects columns whose values are functions of the row's number. Not thread-safe. */
final class Sketch {
    private static final int MISSING_STREAM = 1_000;

    private final int rows;
    private final Noise noise;
    private final Schema.Builder schema = Schema.builder();
    private final List<Column> columns = new ArrayList<>();

    Sketch(int rows, Noise noise) {
        this.rows = rows;
        this.noise = noise;
    }

    Sketch whole(String name, IntUnaryOperator value) {
        schema.integer(name);
        columns.add(WholeColumn.of(
                IntStream.range(0, rows).mapToLong(value::applyAsInt).toArray()));
        return this;
    }

    Sketch cents(String name, IntToDoubleFunction value) {
        schema.continuous(name, 2);
        columns.add(NumberColumn.of(IntStream.range(0, rows)
                .mapToDouble(row -> Math.rint(100 * value.applyAsDouble(row)) / 100)
                .toArray()));
        return this;
    }

    Sketch levels(String name, int levels, IntUnaryOperator level) {
        return levels(name, levels, 0, level);
    }

    /** @param missing share of the rows without a value */
    Sketch levels(String name, int levels, double missing, IntUnaryOperator level) {
        int stream = MISSING_STREAM + columns.size();
        int[] codes = IntStream.range(0, rows)
                .map(row -> missing > 0 && noise.uniform(stream, row) < missing
                        ? LevelColumn.MISSING
                        : level.applyAsInt(row))
                .toArray();
        schema.categorical(name);
        columns.add(LevelColumn.of(
                codes,
                IntStream.range(0, levels).mapToObj(SimulatedTables::levelName).toList()));
        return this;
    }

    Table table() {
        return Table.of(schema.build(), columns);
    }
}
