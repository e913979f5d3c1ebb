package dev.synth.eval.cases;

import dev.synth.table.Column;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumberColumn;
import dev.synth.table.Table;
import dev.synth.table.WholeColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What a generator does to the training rows that it repeats. */
interface Edit {
    /**
     * The rows that are released instead.
     *
     * @param copies the training rows
     * @param fresh as many rows of the population, the source of whatever is not copied
     */
    Table apply(Table copies, Table fresh, Table training, SplittableRandom random);

    /** Nothing. */
    static Edit exact() {
        return (copies, fresh, training, random) -> copies;
    }

    /** Gaussian noise on every number, in standard deviations of its column. */
    static Edit noise(double deviations) {
        return (copies, fresh, training, random) -> {
            Table noisy = copies;
            for (int column : Columns.numeric(copies)) {
                double scale = deviations * Columns.standardDeviation(training, column);
                noisy = Columns.edit(noisy, column, value -> value + scale * random.nextGaussian());
            }
            return noisy;
        };
    }

    /** Every number rounded to ten units of its grid. */
    static Edit rounded() {
        return numbers((value, perUnit, random) -> Math.rint(value * perUnit / 10) * 10 / perUnit);
    }

    /** Every number one unit of its grid up or down. */
    static Edit oneUnit() {
        return numbers((value, perUnit, random) -> value + (random.nextBoolean() ? 1 : -1) / perUnit);
    }

    /** A whole-row copy but for one column, which is another in every row. */
    static Edit oneColumnSwapped() {
        return (copies, fresh, training, random) -> {
            int columns = copies.schema().size();
            int[] swapped = random.ints(copies.rowCount(), 0, columns).toArray();
            return mixed(copies, fresh, (row, column) -> swapped[row] == column);
        };
    }

    /** A whole-row copy but for one column, the same in all rows. */
    static Edit sameColumnSwapped() {
        return (copies, fresh, training, random) -> {
            int swapped = random.nextInt(copies.schema().size());
            return mixed(copies, fresh, (row, column) -> swapped == column);
        };
    }

    /** Each value replaced by a fresh one with this probability. */
    static Edit resampled(double share) {
        return (copies, fresh, training, random) -> mixed(copies, fresh, (row, column) -> random.nextDouble() < share);
    }

    /** Only columns of this kind copied, all others fresh. */
    static Edit only(Predicate<ColumnSchema> copied) {
        return (copies, fresh, training, random) -> mixed(
                copies, fresh, (row, column) -> !copied.test(copies.schema().column(column)));
    }

    /** Fresh values, missing just where the copies miss them. */
    static Edit missingnessOnly() {
        return (copies, fresh, training, random) -> {
            List<Column> columns = new ArrayList<>();
            for (int column = 0; column < copies.schema().size(); column++) {
                columns.add(masked(copies.column(column), fresh.column(column), random));
            }
            return Table.of(copies.schema(), columns);
        };
    }

    /** This edit, then another. */
    default Edit then(Edit next) {
        return (copies, fresh, training, random) ->
                next.apply(apply(copies, fresh, training, random), fresh, training, random);
    }

    private static Edit numbers(OnGrid edit) {
        return (copies, fresh, training, random) -> {
            Table edited = copies;
            for (int column : Columns.numeric(copies)) {
                double perUnit = Columns.perUnit(copies, column);
                edited = Columns.edit(edited, column, value -> edit.of(value, perUnit, random));
            }
            return edited;
        };
    }

    /** An edit that knows the column's grid. */
    interface OnGrid {
        double of(double value, double perUnit, SplittableRandom random);
    }

    /** Whether a cell comes from the fresh rows. */
    interface FromFresh {
        boolean test(int row, int column);
    }

    private static Table mixed(Table copies, Table fresh, FromFresh fromFresh) {
        int rows = copies.rowCount();
        Table both = copies.append(fresh);
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < copies.schema().size(); c++) {
            int column = c;
            columns.add(both.column(c)
                    .rows(IntStream.range(0, rows)
                            .map(row -> fromFresh.test(row, column) ? rows + row : row)
                            .toArray()));
        }
        return Table.of(copies.schema(), columns);
    }

    private static Column masked(Column mask, Column fresh, SplittableRandom random) {
        int[] present = IntStream.range(0, fresh.size())
                .filter(row -> !fresh.isMissing(row))
                .toArray();
        int[] source = IntStream.range(0, mask.size())
                .map(row -> fresh.isMissing(row) ? present[random.nextInt(present.length)] : row)
                .toArray();
        Column complete = fresh.rows(source);
        if (complete instanceof NumberColumn numbers) {
            return NumberColumn.of(IntStream.range(0, mask.size())
                    .mapToDouble(row -> mask.isMissing(row) ? Double.NaN : numbers.number(row))
                    .toArray());
        }
        if (complete instanceof WholeColumn wholes) {
            return WholeColumn.of(IntStream.range(0, mask.size())
                    .mapToLong(row -> mask.isMissing(row) ? WholeColumn.MISSING : wholes.whole(row))
                    .toArray());
        }
        LevelColumn levels = (LevelColumn) complete;
        return LevelColumn.of(
                IntStream.range(0, mask.size())
                        .map(row -> mask.isMissing(row) ? LevelColumn.MISSING : levels.code(row))
                        .toArray(),
                levels.levels());
    }
}
