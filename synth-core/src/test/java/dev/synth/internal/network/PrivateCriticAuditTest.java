package dev.synth.internal.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.synth.internal.privacy.PrivateCopy;
import dev.synth.internal.privacy.SampledSums;
import dev.synth.privacy.PrivacyBudget;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.junit.jupiter.api.Test;

/**
 * An auditor who knows the critic's weights at two steps, and all rows but one, guesses from the noisy sums whether that one
 * was there. What is proved stays under the promise, and two builds that are known to be wrong are caught.
 */
class PrivateCriticAuditTest {
    private static final int RUNS = 400;
    private static final double EPSILON = 2;
    private static final double DELTA = 1e-5;
    private static final int OTHERS = 60;
    private static final int STEPS = 2;
    private static final int INPUTS = 6;
    private static final Schema SCHEMA = Schema.builder()
            .add(ColumnSchema.of("ill", ColumnKind.BOOLEAN).withLevels(List.of("no", "yes")))
            .build();

    /** What each row adds at each step; the last row is the one that may be missing. */
    private static double[][][] added(boolean penaltyIsCut) {
        EngineRuntime.LOCK.lock();
        try (NDManager manager = EngineRuntime.manager("cpu", 0)) {
            EngineRuntime.engine(0).setRandomSeed(6);
            NDArray real = manager.randomNormal(new Shape(OTHERS + 1, INPUTS));
            NDArray fake = manager.randomNormal(new Shape(OTHERS + 1, INPUTS));
            NDArray share = manager.randomUniform(0, 1, new Shape(OTHERS + 1, 1));
            double[][][] added = new double[STEPS][][];
            for (int step = 0; step < STEPS; step++) {
                Critic critic = new Critic(INPUTS, 8, 0, new SplittableRandom(step));
                NDArray[] weights =
                        critic.parameters().views(critic.parameters().create(manager));
                double[][] whole = written(CriticGradients.of(critic, weights, real, fake, share, 10), manager);
                double[][] scores = written(CriticGradients.of(critic, weights, real, fake, share, 0), manager);
                for (int row = 0; row <= OTHERS; row++) {
                    double length = length(penaltyIsCut ? whole[row] : scores[row]);
                    for (int i = 0; i < whole[row].length; i++) {
                        double rest = penaltyIsCut ? 0 : whole[row][i] - scores[row][i];
                        whole[row][i] = rest + (whole[row][i] - rest) / Math.max(0.1, length);
                    }
                }
                added[step] = whole;
            }
            return added;
        } finally {
            EngineRuntime.LOCK.unlock();
        }
    }

    private static double[][] written(RowGradients gradients, NDManager manager) {
        double[][] rows = new double[OTHERS + 1][];
        for (int row = 0; row <= OTHERS; row++) {
            float[] alone = new float[OTHERS + 1];
            alone[row] = 1;
            rows[row] = gradients
                    .sum(manager.create(alone, new Shape(OTHERS + 1, 1)))
                    .toType(DataType.FLOAT64, false)
                    .toDoubleArray();
        }
        return rows;
    }

    private static double length(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    void whatAnAuditorProvesStaysUnderThePromise() {
        assertThat(proven(added(true), false)).isLessThan(EPSILON);
    }

    @Test
    void anAuditorCatchesAPenaltyThatIsNotCut() {
        assertThat(proven(added(false), false)).isGreaterThan(EPSILON);
    }

    @Test
    void anAuditorCatchesNoiseThatIsDrawnOnce() {
        assertThat(proven(added(true), true)).isGreaterThan(EPSILON);
    }

    private static double proven(double[][][] added, boolean noiseOnce) {
        double[] with = scores(added, noiseOnce, OTHERS + 1);
        double[] without = scores(added, noiseOnce, OTHERS);
        int half = RUNS / 2;
        double threshold = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (double candidate : Arrays.copyOf(with, half)) {
            double bound = bound(above(with, 0, half, candidate), above(without, 0, half, candidate), half);
            if (bound > best) {
                best = bound;
                threshold = candidate;
            }
        }
        return bound(above(with, half, RUNS, threshold), above(without, half, RUNS, threshold), RUNS - half);
    }

    /** How much of the missing row's part is left in the sums when the others' are taken off. */
    private static double[] scores(double[][][] added, boolean noiseOnce, int rows) {
        double[] scores = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            double[][] sums = released(added, noiseOnce, rows, new SplittableRandom(31L * run + rows));
            double[] first = left(added[0], sums[0]);
            double[] second = left(added[1], sums[1]);
            double[] canary = added[0][OTHERS].clone();
            double[] later = added[1][OTHERS];
            if (noiseOnce) {
                for (int i = 0; i < canary.length; i++) {
                    first[i] -= second[i];
                    canary[i] -= later[i];
                }
                scores[run] = dot(first, canary);
            } else {
                scores[run] = dot(first, canary) + dot(second, later);
            }
        }
        return scores;
    }

    private static double[] left(double[][] added, double[] sum) {
        double[] left = sum.clone();
        for (int row = 0; row < OTHERS; row++) {
            for (int i = 0; i < left.length; i++) {
                left[i] -= added[row][i];
            }
        }
        return left;
    }

    /** The noisy sums of two steps that everybody takes part in. */
    private static double[][] released(double[][][] added, boolean noiseOnce, int rows, SplittableRandom bits) {
        PrivateCopy copy = PrivateCopy.of(table(rows), PrivacyBudget.of(EPSILON, DELTA), 0.95, bits);
        int size = added[0][0].length;
        SampledSums sums = copy.sums(100 * OTHERS, STEPS, size);
        double[][] released = new double[STEPS][];
        double[] noise = new double[size];
        for (int step = 0; step < STEPS; step++) {
            double[] sum = new double[size];
            for (int row : sums.draw()) {
                for (int i = 0; i < size; i++) {
                    sum[i] += added[step][row][i];
                }
            }
            double[] before = sum.clone();
            sums.release(sum);
            for (int i = 0; i < size && noiseOnce; i++) {
                noise[i] = step == 0 ? sum[i] - before[i] : noise[i];
                sum[i] = before[i] + noise[i];
            }
            released[step] = sum;
        }
        return released;
    }

    private static Table table(int rows) {
        TableBuilder table = Table.builder(SCHEMA);
        for (int row = 0; row < rows; row++) {
            table.addRow(row % 2 == 0);
        }
        return table.build();
    }

    private static int above(double[] scores, int from, int to, double threshold) {
        return (int) Arrays.stream(scores, from, to)
                .filter(score -> score >= threshold)
                .count();
    }

    /** ln((TPR − δ) / FPR), both at their worst 97.5 % bounds (Clopper and Pearson 1934). */
    private static double bound(int hits, int alarms, int runs) {
        double least = 1 - upper(runs - hits, runs);
        return least > DELTA ? Math.log((least - DELTA) / upper(alarms, runs)) : 0;
    }

    private static double upper(int count, int runs) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60 && count < runs; i++) {
            double middle = (low + high) / 2;
            boolean below = 1 - RegularizedBeta.value(middle, count + 1.0, (double) runs - count) > 0.025;
            low = below ? middle : low;
            high = below ? high : middle;
        }
        return high;
    }
}
