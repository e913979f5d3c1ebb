package dev.synth.eval.cases;

import dev.synth.table.LevelColumn;
import dev.synth.table.NumericView;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Which training rows a generator repeats. */
interface Pick {
    /** Rows of the training table; one may be named more than once. */
    int[] rows(Table training, SplittableRandom random);

    /** A share of the rows, at random. */
    static Pick share(double share) {
        return (training, random) -> Arrays.copyOf(
                Columns.order(training.rowCount(), random), (int) Math.round(share * training.rowCount()));
    }

    /** As many rows as there are, drawn with replacement. */
    static Pick bootstrap() {
        return (training, random) -> IntStream.range(0, training.rowCount())
                .map(row -> random.nextInt(training.rowCount()))
                .toArray();
    }

    /** The share of rows that lie farthest out, each judged by the column in which it is most unusual. */
    static Pick outliers(double share) {
        return (training, random) -> {
            double[] unusual = new double[training.rowCount()];
            for (int column : Columns.numeric(training)) {
                NumericView numbers = training.numeric(column);
                double deviation = Columns.standardDeviation(training, column);
                double mean = IntStream.range(0, unusual.length)
                        .mapToDouble(numbers::number)
                        .filter(value -> !Double.isNaN(value))
                        .average()
                        .orElse(0);
                for (int row = 0; row < unusual.length; row++) {
                    double apart = Math.abs(numbers.number(row) - mean) / deviation;
                    unusual[row] = Math.max(unusual[row], Double.isNaN(apart) ? 0 : apart);
                }
            }
            return IntStream.range(0, unusual.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(row -> -unusual[row]))
                    .limit(Math.round(share * unusual.length))
                    .mapToInt(Integer::intValue)
                    .toArray();
        };
    }

    /** Every row of the rarest level of a column. */
    static Pick rarest(String name) {
        return (training, random) -> {
            LevelColumn levels = training.levels(training.schema().indexOf(name));
            int[] counts = levels.counts();
            int rarest = IntStream.range(0, counts.length)
                    .filter(code -> counts[code] > 0)
                    .boxed()
                    .min(Comparator.comparingInt(code -> counts[code]))
                    .orElseThrow();
            return IntStream.range(0, levels.size())
                    .filter(row -> levels.code(row) == rarest)
                    .toArray();
        };
    }

    /** One row, many times. */
    static Pick one(int times) {
        return (training, random) -> {
            int[] rows = new int[times];
            Arrays.fill(rows, random.nextInt(training.rowCount()));
            return rows;
        };
    }
}
