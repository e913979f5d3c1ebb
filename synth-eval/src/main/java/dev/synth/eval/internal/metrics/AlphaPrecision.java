package dev.synth.eval.internal.metrics;

import dev.synth.table.Table;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * α-precision and β-recall (Alaa et al. 2022) as synthcity computes them, on the columns of {@link MixedEncoder} as they
 * are, without a learnt embedding.
 *
 * <p>The α-support of T is the ball about T's mean that holds a share α of T. α-precision is one minus the normalised area
 * between α and the share of S in the α-support, over {@value #RADII} values of α; β-recall compares β with the share of T
 * that S covers and whose nearest row of S lies among the central β of those. A row of T is covered if S comes as near as
 * T's own next row does. T and S are cut, at random, to equally many rows, at most {@value #MAX_ROWS} and
 * fewer beyond 100 columns.
 */
record AlphaPrecision(double alphaPrecision, double betaRecall, int rows) {
    private static final int RADII = 30;
    private static final int MAX_ROWS = 5_000;

    /** Distances cost rows² · columns: wide tables are cut to fewer rows. */
    private static final double MAX_COST = 5_000.0 * 5_000 * 100;

    /** Both scores, 0 to 1; empty if a table has fewer than {@value #RADII} rows or there is no column. */
    static Optional<AlphaPrecision> of(Table training, Table synthetic, SplittableRandom random) {
        int columns = training.schema().size();
        int most = (int) Math.min(MAX_ROWS, Math.sqrt(MAX_COST / Math.max(1, columns)));
        int rows = Math.min(most, Math.min(training.rowCount(), synthetic.rowCount()));
        if (rows < RADII || columns == 0) {
            return Optional.empty();
        }
        MixedEncoder encoder = MixedEncoder.fit(training);
        return Optional.of(of(
                encoder.encode(Shuffle.sample(training, rows, random)),
                encoder.encode(Shuffle.sample(synthetic, rows, random))));
    }

    private static AlphaPrecision of(MixedRows real, MixedRows synthetic) {
        Center realCenter = Center.of(real);
        double[] realRadius = realCenter.distances(real);
        double[] syntheticRadius = realCenter.distances(synthetic);
        double[] fromSyntheticCenter = Center.of(synthetic).distances(synthetic);
        int n = real.size();
        boolean[] covered = new boolean[n];
        double[] nearestRadius = new double[n];
        IntStream.range(0, n).parallel().forEach(row -> {
            Nearest toReal = Nearest.of(real, row, real, row);
            Nearest toSynthetic = Nearest.of(real, row, synthetic, -1);
            covered[row] = toSynthetic.distance <= toReal.distance;
            nearestRadius[row] = fromSyntheticCenter[toSynthetic.row];
        });
        double[] precision = curve(realRadius, syntheticRadius, null);
        double[] recall = curve(nearestRadius, nearestRadius, covered);
        return new AlphaPrecision(score(precision), score(recall), n);
    }

    /** For each α, the share of {@code values} that are marked and not above the α-quantile of {@code reference}. */
    private static double[] curve(double[] reference, double[] values, boolean @Nullable [] marked) {
        double[] sorted = reference.clone();
        Arrays.sort(sorted);
        double[] curve = new double[RADII];
        for (int k = 0; k < RADII; k++) {
            double radius = Numbers.quantile(sorted, level(k));
            curve[k] = (double) IntStream.range(0, values.length)
                            .filter(i -> values[i] <= radius && (marked == null || marked[i]))
                            .count()
                    / values.length;
        }
        return curve;
    }

    private static double score(double[] curve) {
        double area = 0;
        double whole = 0;
        for (int k = 0; k < RADII; k++) {
            area += Math.abs(level(k) - curve[k]);
            whole += level(k);
        }
        return Math.max(0, 1 - area / whole);
    }

    private static double level(int k) {
        return (double) k / (RADII - 1);
    }

    /** The mean of one-hot rows: of each number, and the share of each code of each span. */
    private record Center(double[] numbers, double[][] shares, double[] squares) {
        static Center of(MixedRows rows) {
            double[] numbers = new double[rows.numbers()[0].length];
            double[][] shares = new double[rows.spans().length][];
            Arrays.setAll(shares, span -> new double[rows.spans()[span]]);
            for (int row = 0; row < rows.size(); row++) {
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] += rows.numbers()[row][i] / rows.size();
                }
                for (int span = 0; span < shares.length; span++) {
                    shares[span][rows.codes()[row][span]] += 1.0 / rows.size();
                }
            }
            double[] squares = Arrays.stream(shares)
                    .mapToDouble(span ->
                            Arrays.stream(span).map(share -> share * share).sum())
                    .toArray();
            return new Center(numbers, shares, squares);
        }

        /** The Euclidean distance of each row: a one at a code of share p is 1 − 2p + Σp² away in its span, squared. */
        double[] distances(MixedRows rows) {
            double[] distances = new double[rows.size()];
            for (int row = 0; row < distances.length; row++) {
                double sum = 0;
                for (int i = 0; i < numbers.length; i++) {
                    double difference = rows.numbers()[row][i] - numbers[i];
                    sum += difference * difference;
                }
                for (int span = 0; span < shares.length; span++) {
                    sum += 1 - 2 * shares[span][rows.codes()[row][span]] + squares[span];
                }
                distances[row] = Math.sqrt(Math.max(0, sum));
            }
            return distances;
        }
    }

    /** The nearest row and its squared Euclidean distance; two codes of a span lie 2 apart, squared. */
    private record Nearest(int row, double distance) {
        static Nearest of(MixedRows from, int row, MixedRows to, int except) {
            double[] numbers = from.numbers()[row];
            int[] codes = from.codes()[row];
            int nearest = -1;
            double best = Double.POSITIVE_INFINITY;
            for (int other = 0; other < to.size(); other++) {
                if (other != except) {
                    double distance = squared(numbers, codes, to.numbers()[other], to.codes()[other], best);
                    if (distance < best) {
                        best = distance;
                        nearest = other;
                    }
                }
            }
            return new Nearest(nearest, best);
        }

        /** The squared distance, or anything not below {@code enough} as soon as it is known not to be. */
        private static double squared(double[] x, int[] codesX, double[] y, int[] codesY, double enough) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += (x[i] - y[i]) * (x[i] - y[i]);
            }
            for (int i = 0; i < codesX.length && sum < enough; i++) {
                sum += codesX[i] == codesY[i] ? 0 : 2;
            }
            return sum;
        }
    }
}
