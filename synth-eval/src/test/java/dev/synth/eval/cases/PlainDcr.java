package dev.synth.eval.cases;

import dev.synth.table.LevelColumn;
import dev.synth.table.NumericView;
import dev.synth.table.Role;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The rule that others gate by: the share of synthetic rows whose closest record is a training row, with equally many rows
 * of T and H to choose from, ties shared out. Written apart from the gate's own search, on the same Gower distance.
 *
 * @param share of synthetic rows nearer to T than to H; about ½ if nothing leaks
 * @param pValue of a share as large or larger when the labels T and H are dealt at random, from 999 deals
 */
record PlainDcr(double share, double pValue) {
    /** The most rows of each side. */
    static final int MOST_ROWS = 5_000;

    private static final int DEALS = 999;
    private static final double TAIL = 0.01;
    private static final float TIE = 1e-5f;
    private static final float MISSING = 1e6f;

    static PlainDcr of(Table training, Table holdout, Table synthetic, SplittableRandom random) {
        int equal = Math.min(MOST_ROWS, Math.min(training.rowCount(), holdout.rowCount()));
        Table real = training.slice(0, equal).append(holdout.slice(0, equal));
        double[] weights = weights(real, synthetic.select(real.schema().names()));
        double ofTraining = Arrays.stream(weights, 0, equal).sum();
        long asLarge = IntStream.range(0, DEALS)
                .filter(deal -> dealt(weights, equal, random) >= ofTraining - 1e-9)
                .count();
        return new PlainDcr(ofTraining / synthetic.rowCount(), (1.0 + asLarge) / (1 + DEALS));
    }

    /** How many synthetic rows each real row is closest to. */
    private static double[] weights(Table real, Table synthetic) {
        List<float[]> places = new ArrayList<>();
        List<float[]> queries = new ArrayList<>();
        for (int column = 0; column < real.schema().size(); column++) {
            if (real.schema().column(column).kind().isNumeric()) {
                float scale = (float) (1 / range(real, column));
                places.add(numbers(real, column, scale));
                queries.add(numbers(synthetic, column, scale));
            } else if (real.schema().column(column).kind().isLevelled()
                    && !real.schema().column(column).has(Role.ENTITY)) {
                Map<String, Integer> codes = new HashMap<>();
                places.add(levels(real.levels(column), codes));
                queries.add(levels(synthetic.levels(column), codes));
            }
        }
        double[] weights = new double[real.rowCount()];
        float[] sums = new float[weights.length];
        for (int row = 0; row < synthetic.rowCount(); row++) {
            Arrays.fill(sums, 0);
            for (int c = 0; c < places.size(); c++) {
                add(places.get(c), queries.get(c)[row], sums);
            }
            shareOut(sums, weights);
        }
        return weights;
    }

    private static void add(float[] places, float query, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += Math.min(1, Math.abs(places[i] - query));
        }
    }

    private static void shareOut(float[] sums, double[] weights) {
        float least = Float.MAX_VALUE;
        for (float sum : sums) {
            least = Math.min(least, sum);
        }
        int closest = 0;
        for (float sum : sums) {
            closest += sum <= least + TIE ? 1 : 0;
        }
        for (int i = 0; i < sums.length; i++) {
            weights[i] += sums[i] <= least + TIE ? 1.0 / closest : 0;
        }
    }

    private static double range(Table real, int column) {
        NumericView view = real.numeric(column);
        double[] sorted = IntStream.range(0, real.rowCount())
                .mapToDouble(view::number)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        int last = sorted.length - 1;
        double range = last < 0 ? 0 : sorted[last - (int) (TAIL * last)] - sorted[(int) (TAIL * last)];
        return range > 0 ? range : 1;
    }

    private static float[] numbers(Table table, int column, float scale) {
        NumericView view = table.numeric(column);
        float[] places = new float[table.rowCount()];
        for (int row = 0; row < places.length; row++) {
            places[row] = Double.isNaN(view.number(row)) ? MISSING : (float) (view.number(row) * scale);
        }
        return places;
    }

    private static float[] levels(LevelColumn column, Map<String, Integer> codes) {
        float[] places = new float[column.size()];
        for (int row = 0; row < places.length; row++) {
            String level = column.level(row);
            places[row] = level == null ? MISSING : 2 * codes.computeIfAbsent(level, unseen -> codes.size());
        }
        return places;
    }

    private static double dealt(double[] weights, int equal, SplittableRandom random) {
        double sum = 0;
        int left = equal;
        for (int i = 0; i < weights.length; i++) {
            if (random.nextInt(weights.length - i) < left) {
                sum += weights[i];
                left--;
            }
        }
        return sum;
    }
}
