package dev.synth.eval.internal.leakage;

import dev.synth.eval.Leakage.DistanceCurves;
import dev.synth.eval.internal.leakage.NearestNeighbours.Nearest;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How near the synthetic rows come to each unit, compared with how near other real rows come: per row
 * λ(x) = ln[(d(x, S) + ε) / (d(x, (T ∪ H) ∖ x) + ε)], per unit the smallest of its rows. Rows of x's own unit are left out.
 *
 * <p>λ looks at S and at T ∪ H as a set, never at who was in training. So under the null hypothesis that S does not depend
 * on the split, any ranking by λ is exchangeable, whatever the sizes of the tables and however many rows are duplicates.
 *
 * @param units the units searched, training units first
 * @param scores λ of each of them
 * @param isolation of each of them, how far its loneliest row lies from the nearest row of another unit
 * @param trainingUnits how many of them are training units
 * @param unitShare share of all units that was searched
 * @param syntheticShare share of the synthetic rows that was searched
 * @param dcrShare share of synthetic rows nearer to a training than to a holdout row, ties counting half
 */
record Distances(
        int[] units,
        double[] scores,
        double[] isolation,
        int trainingUnits,
        double unitShare,
        double syntheticShare,
        double dcrShare,
        DistanceCurves curves) {

    /** ε relative to the median distance between real rows, so that it means the same in every table. */
    private static final double SOFTENING = 0.01;

    private static final double LEAST_SOFTENING = 1e-6;
    private static final double CURVE_STEP = 0.02;

    /** Needs a holdout, a compared column and a synthetic row. */
    static Distances measure(Evidence evidence, SplittableRandom random) {
        Units units = evidence.units();
        Sample sample =
                Sample.draw(units, evidence.realRows(), evidence.policy().searchRows(), random);
        Table synthetic = evidence.synthetic();
        int[] syntheticRows =
                Sample.rows(synthetic.rowCount(), evidence.policy().searchRows(), random);
        Table real = evidence.allReal().rows(sample.rows());
        List<CodedRows> coded = CodedRows.of(real, synthetic.rows(syntheticRows), evidence.compared());
        Search search = Search.run(coded.get(0), coded.get(1), sample);
        return new Distances(
                sample.units(),
                scores(sample, coded.get(0), search.realToSynthetic(), search.realToReal()),
                isolation(sample, coded.get(0), search.realToReal()),
                sample.trainingUnits(),
                (double) sample.units().length / units.count(),
                (double) syntheticRows.length / synthetic.rowCount(),
                dcrShare(search),
                curves(coded.get(0), search));
    }

    /**
     * Scaled distances; to compare training with holdout fairly, those on the last four lines look at equally many rows of
     * both.
     */
    private record Search(
            int[] realToSynthetic,
            int[] realToReal,
            int[] syntheticToTraining,
            int[] syntheticToHoldout,
            int[] trainingToHoldout) {

        static Search run(CodedRows real, CodedRows synthetic, Sample sample) {
            int training = sample.trainingRows();
            int equal = Math.min(training, real.size() - training);
            CodedRows t = real.slice(0, training);
            CodedRows h = real.slice(training, real.size());
            Nearest st = NearestNeighbours.between(synthetic, t.slice(0, equal));
            Nearest sh = NearestNeighbours.between(synthetic, h.slice(0, equal));
            Nearest restT = NearestNeighbours.between(synthetic, t.slice(equal, t.size()));
            Nearest restH = NearestNeighbours.between(synthetic, h.slice(equal, h.size()));
            Nearest th = NearestNeighbours.between(t, h.slice(0, equal));
            Nearest rest = NearestNeighbours.between(t, h.slice(equal, h.size()));
            int[] groups = sample.groups();
            int[] tt = NearestNeighbours.within(t, Arrays.copyOf(groups, training));
            int[] hh = NearestNeighbours.within(h, Arrays.copyOfRange(groups, training, groups.length));
            return new Search(
                    join(st.ofTargets(), restT.ofTargets(), sh.ofTargets(), restH.ofTargets()),
                    join(
                            least(tt, least(th.ofQueries(), rest.ofQueries())),
                            least(hh, join(th.ofTargets(), rest.ofTargets()))),
                    st.ofQueries(),
                    sh.ofQueries(),
                    th.ofQueries());
        }

        private static int[] join(int[]... parts) {
            return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
        }

        private static int[] least(int[] a, int[] b) {
            return IntStream.range(0, a.length).map(i -> Math.min(a[i], b[i])).toArray();
        }
    }

    /** λ by unit of a sample, from the sums of its rows. */
    static double[] scores(Sample sample, CodedRows coded, int[] realToSynthetic, int[] realToReal) {
        double[] ofRows = closeness(
                Arrays.stream(realToSynthetic).mapToDouble(coded::distance).toArray(),
                Arrays.stream(realToReal).mapToDouble(coded::distance).toArray());
        double[] scores = new double[sample.units().length];
        Arrays.fill(scores, Double.POSITIVE_INFINITY);
        for (int row = 0; row < ofRows.length; row++) {
            int group = sample.groups()[row];
            scores[group] = Math.min(scores[group], ofRows[row]);
        }
        return scores;
    }

    /** λ by row. */
    static double[] closeness(double[] toSynthetic, double[] toReal) {
        double median = quantile(Arrays.stream(toReal).sorted().toArray(), 0.5);
        double softening = Math.max(LEAST_SOFTENING, SOFTENING * median);
        return IntStream.range(0, toReal.length)
                .mapToDouble(row -> Math.log((toSynthetic[row] + softening) / (toReal[row] + softening)))
                .toArray();
    }

    private static double[] isolation(Sample sample, CodedRows coded, int[] realToReal) {
        double[] isolation = new double[sample.units().length];
        for (int row = 0; row < realToReal.length; row++) {
            int group = sample.groups()[row];
            isolation[group] = Math.max(isolation[group], coded.distance(realToReal[row]));
        }
        return isolation;
    }

    private static double dcrShare(Search search) {
        int[] toTraining = search.syntheticToTraining();
        double nearer = 0;
        for (int row = 0; row < toTraining.length; row++) {
            nearer += 0.5 - 0.5 * Integer.compare(toTraining[row], search.syntheticToHoldout()[row]);
        }
        return nearer / toTraining.length;
    }

    private static DistanceCurves curves(CodedRows coded, Search search) {
        List<Double> levels = DoubleStream.iterate(CURVE_STEP / 2, level -> level < 1, level -> level + CURVE_STEP)
                .map(level -> Math.rint(level * 100) / 100)
                .boxed()
                .toList();
        return new DistanceCurves(
                levels,
                quantiles(levels, coded, search.syntheticToTraining()),
                quantiles(levels, coded, search.syntheticToHoldout()),
                quantiles(levels, coded, search.trainingToHoldout()));
    }

    private static List<Double> quantiles(List<Double> levels, CodedRows coded, int[] sums) {
        double[] sorted =
                Arrays.stream(sums).mapToDouble(coded::distance).sorted().toArray();
        return levels.stream().map(level -> quantile(sorted, level)).toList();
    }

    private static double quantile(double[] sorted, double level) {
        return sorted.length == 0 ? 1 : sorted[(int) Math.round(level * (sorted.length - 1))];
    }
}
