package dev.synth.eval.internal.leakage;

import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A simulated population of eight columns, a mixture of three groups, and ways to leak a sample of it. */
final class Clinic {
    static final Schema SCHEMA = Schema.builder()
            .integer("age")
            .continuous("bmi", 1)
            .continuous("pressure", 2)
            .continuous("income", 2)
            .categorical("ward")
            .categorical("sex")
            .bool("smoker")
            .date("admitted")
            .build();

    static final Schema NAMED = Schema.of(IntStream.range(0, SCHEMA.size() + 1)
            .mapToObj(c ->
                    c == 0 ? ColumnSchema.of("id", ColumnKind.IDENTIFIER).withRole(Role.ENTITY) : SCHEMA.column(c - 1))
            .toList());

    private static final String[] WARDS = {"A", "B", "C", "D"};

    private Clinic() {}

    static Table sample(int rows, long seed) {
        Random random = random(seed);
        TableBuilder table = Table.builder(SCHEMA);
        for (int row = 0; row < rows; row++) {
            table.addRow(row(random));
        }
        return table.build();
    }

    /** Streams of neighbouring seeds of {@link Random} resemble each other; these do not. */
    static Random random(long seed) {
        return new Random(new SplittableRandom(seed).nextLong());
    }

    /** Rows of entities {@code first … first + entities − 1}, two each, much alike. */
    static Table visits(int entities, int first, long seed) {
        Random random = random(seed);
        TableBuilder table = Table.builder(NAMED);
        for (int entity = first; entity < first + entities; entity++) {
            @Nullable Object[] values = row(random);
            for (int visit = 0; visit < 2; visit++) {
                @Nullable Object[] named = new @Nullable Object[values.length + 1];
                named[0] = "P" + entity;
                System.arraycopy(values, 0, named, 1, values.length);
                named[2] = 22 + 0.1 * visit;
                table.addRow(named);
            }
        }
        return table.build();
    }

    private static @Nullable Object[] row(Random random) {
        int group = random.nextInt(3);
        double age = Math.max(0, Math.min(99, 25 + 20 * group + 9 * random.nextGaussian()));
        double bmi = 22 + 3 * group + 2 * random.nextGaussian();
        double pressure = 90 + 0.6 * age + 8 * random.nextGaussian();
        return new @Nullable Object[] {
            (int) age,
            Math.rint(bmi * 10) / 10,
            random.nextInt(10) == 0 ? null : Math.rint(pressure * 100) / 100,
            Math.rint(100 * Math.exp(8 + 0.3 * group + 0.5 * random.nextGaussian())) / 100,
            WARDS[Math.min(3, group + random.nextInt(2))],
            random.nextBoolean() ? "f" : "m",
            random.nextInt(4) < group + 1,
            LocalDate.of(2020, 1, 1).plusDays(random.nextInt(1000))
        };
    }

    static Table head(Table table, int rows) {
        return table.slice(0, rows);
    }

    static Table tail(Table table, int from) {
        return table.slice(from, table.rowCount());
    }

    /** The rows that satisfy a condition on their number. */
    static Table where(Table table, IntPredicate condition) {
        return table.rows(IntStream.range(0, table.rowCount()).filter(condition).toArray());
    }

    /** Every number moved by this share of its column's standard deviation, Gaussian. */
    static Table noisy(Table table, double share, long seed) {
        Random random = new Random(seed);
        double[] deviation = {18, 3.2, 14, 2500};
        TableBuilder noisy = Table.builder(SCHEMA);
        for (int row = 0; row < table.rowCount(); row++) {
            @Nullable Object[] values = new @Nullable Object[SCHEMA.size()];
            for (int c = 0; c < values.length; c++) {
                Object value = table.value(row, c);
                values[c] = c < deviation.length && value instanceof Number number
                        ? moved(number, share * deviation[c] * random.nextGaussian(), c == 0)
                        : value;
            }
            noisy.addRow(values);
        }
        return noisy.build();
    }

    /** Rows with the values of some columns taken from the rows of another table. */
    static Table spliced(Table rows, Table others, int... columns) {
        List<Column> spliced = new ArrayList<>(rows.columns());
        for (int column : columns) {
            spliced.set(column, others.slice(0, rows.rowCount()).column(column));
        }
        return Table.of(rows.schema(), spliced);
    }

    /** Every number rounded to a multiple of its unit. */
    static Table rounded(Table table) {
        double[] unit = {1, 1, 5, 100};
        TableBuilder rounded = Table.builder(SCHEMA);
        for (int row = 0; row < table.rowCount(); row++) {
            @Nullable Object[] values = new @Nullable Object[SCHEMA.size()];
            for (int c = 0; c < values.length; c++) {
                Object value = table.value(row, c);
                values[c] = c < unit.length && value instanceof Number number
                        ? Math.rint(number.doubleValue() / unit[c]) * unit[c]
                        : value;
            }
            rounded.addRow(values);
        }
        return rounded.build();
    }

    private static Object moved(Number number, double by, boolean whole) {
        double value = number.doubleValue() + by;
        return whole ? Math.rint(value) : value;
    }
}
