package dev.synth.eval.cases;

import dev.synth.table.ColumnKind;
import dev.synth.table.Role;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Populations on which privacy metrics are known to go wrong. */
final class OddTables {
    private static final int PROTOTYPES = 20;
    private static final long PROTOTYPE_SEED = 99;
    private static final Zipf CODES = new Zipf(3_000, 2);
    private static final int QUESTIONS = 18;

    private OddTables() {}

    /** Five columns of three levels: 243 combinations, some common, some held by one row. */
    static Table fiveByThree(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Draft draft = new Draft();
        for (String name : new String[] {"a", "b", "c", "d", "e"}) {
            draft.levels(name, strings(rows, row -> "l" + (random.nextInt(10) < 7 ? 0 : 1 + random.nextInt(2))));
        }
        return draft.table();
    }

    /** 97 % of the rows are one of 20 stays in hospital. */
    static Table duplicates(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ PROTOTYPE_SEED);
        Hospital hospital = new Hospital();
        Table all = hospital.sample(PROTOTYPES, PROTOTYPE_SEED).append(hospital.sample(rows, seed));
        return all.rows(IntStream.range(0, rows)
                .map(row -> random.nextInt(100) < 97 ? random.nextInt(PROTOTYPES) : PROTOTYPES + row)
                .toArray());
    }

    /** A constant number, a constant level, a column without a value, and two that say something. */
    static Table constant(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] missing = new double[rows];
        Arrays.fill(missing, Double.NaN);
        return new Draft()
                .decimals("constant", 1, numbers(rows, row -> 1.5))
                .decimals("missing", 1, missing)
                .levels("only", strings(rows, row -> "x"))
                .decimals("x", 3, numbers(rows, row -> random.nextGaussian()))
                .wholes("n", ColumnKind.INTEGER, numbers(rows, row -> random.nextInt(50)))
                .table();
    }

    /** Two columns say it all, five repeat it in other words. */
    static Table determined(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = numbers(rows, row -> Math.rint(1_000 * random.nextGaussian()) / 1_000);
        double[] code = numbers(rows, row -> random.nextInt(12));
        return new Draft()
                .decimals("x", 3, x)
                .decimals("twice", 3, numbers(rows, row -> 2 * x[row]))
                .levels("sign", strings(rows, row -> x[row] < 0 ? "minus" : "plus"))
                .levels("code", strings(rows, row -> "C" + (int) code[row]))
                .levels("label", strings(rows, row -> "label " + (int) code[row]))
                .levels("group", strings(rows, row -> "G" + (int) code[row] / 4))
                .wholes("rank", ColumnKind.INTEGER, numbers(rows, row -> 12 - code[row]))
                .table();
    }

    /** A public list of 3,000 codes, most of them held by a row or two, beside private columns. */
    static Table publicCodes(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Draft()
                .levels("code", strings(rows, row -> "ICD" + CODES.next(random)))
                .as(Role.PUBLIC)
                .wholes("age", ColumnKind.INTEGER, numbers(rows, row -> 50 + 15 * random.nextGaussian()))
                .decimals("paid", 2, numbers(rows, row -> Math.exp(5 + random.nextGaussian())))
                .levels("sex", strings(rows, row -> random.nextBoolean() ? "f" : "m"))
                .table();
    }

    /** Eighteen questions, one to seven points each, answered by a mood and skipped, one in three, by nobody's rule. */
    static Table survey(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] mood = numbers(rows, row -> random.nextGaussian());
        Draft draft = new Draft();
        for (int question = 0; question < QUESTIONS; question++) {
            double[] points = numbers(
                    rows,
                    row -> random.nextInt(3) == 0
                            ? Double.NaN
                            : Math.max(1, Math.min(7, Math.rint(4 + mood[row] + 1.3 * random.nextGaussian()))));
            draft.wholes("q" + question, ColumnKind.INTEGER, points);
        }
        return draft.levels("region", strings(rows, row -> "R" + random.nextInt(6)))
                .table();
    }

    private interface NumberOfRow {
        double of(int row);
    }

    private interface LevelOfRow {
        @Nullable
        String of(int row);
    }

    private static double[] numbers(int rows, NumberOfRow value) {
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = value.of(row);
        }
        return values;
    }

    private static @Nullable String[] strings(int rows, LevelOfRow value) {
        @Nullable String[] values = new @Nullable String[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = value.of(row);
        }
        return values;
    }
}
