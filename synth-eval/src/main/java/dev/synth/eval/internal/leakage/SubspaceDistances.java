package dev.synth.eval.internal.leakage;

import dev.synth.eval.internal.leakage.NearestNeighbours.Nearest;
import dev.synth.eval.internal.leakage.Subspaces.Subspace;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Nearest neighbours by parts of the columns, among a seeded random subset of units and synthetic rows where there are
 * many.
 *
 * @param sample the units searched
 * @param coded their rows
 * @param whole sums to the nearest synthetic row by all columns
 * @param withoutOne by compared column left out, sums to the nearest synthetic row
 * @param scores λ by part and unit of the sample, parts in the order of {@link Subspaces}: without one, then subsets
 * @param syntheticShare share of the synthetic rows that was searched
 */
record SubspaceDistances(
        Sample sample,
        CodedRows coded,
        int[] whole,
        List<int[]> withoutOne,
        List<double[]> scores,
        double syntheticShare) {
    /** Squared rows times columns: a table of many columns is searched among fewer rows. */
    private static final double MOST_WORK = 2e9;

    private static final int FEWEST_ROWS = 500;

    static SubspaceDistances measure(Evidence evidence, SplittableRandom random) {
        int[] compared = evidence.compared();
        double affordable = Math.max(FEWEST_ROWS, Math.sqrt(MOST_WORK / compared.length));
        int most = (int) Math.min(evidence.policy().subspaceRows(), affordable);
        Sample sample = Sample.draw(evidence.units(), evidence.realRows(), most, random);
        Table synthetic = evidence.synthetic();
        int[] rows = Sample.rows(synthetic.rowCount(), most, random);
        List<CodedRows> coded = CodedRows.of(evidence.allReal().rows(sample.rows()), synthetic.rows(rows), compared);
        return measure(
                evidence.subspaces(), sample, coded.get(0), coded.get(1), (double) rows.length / synthetic.rowCount());
    }

    private static SubspaceDistances measure(
            Subspaces subspaces, Sample sample, CodedRows real, CodedRows synthetic, double syntheticShare) {
        List<double[]> scores = new ArrayList<>();
        List<int[]> withoutOne = List.of();
        if (!subspaces.withoutOne().isEmpty()) {
            Nearest[] toSynthetic = NearestNeighbours.leavingOneOut(real, synthetic);
            int[][] toReal = NearestNeighbours.leavingOneOut(real, sample.groups());
            withoutOne = Arrays.stream(toSynthetic).map(Nearest::ofQueries).toList();
            for (int column = 0; column < toReal.length; column++) {
                scores.add(Distances.scores(sample, real, withoutOne.get(column), toReal[column]));
            }
        }
        for (Subspace subspace : subspaces.subsets()) {
            CodedRows part = real.columns(subspace.columns());
            Nearest toSynthetic = NearestNeighbours.between(part, synthetic.columns(subspace.columns()));
            int[] toReal = NearestNeighbours.within(part, sample.groups());
            scores.add(Distances.scores(sample, part, toSynthetic.ofQueries(), toReal));
        }
        int[] whole = NearestNeighbours.between(real, synthetic).ofQueries();
        return new SubspaceDistances(sample, real, whole, withoutOne, List.copyOf(scores), syntheticShare);
    }

    double unitShare(Units units) {
        return (double) sample.units().length / units.count();
    }

    /** The units of the sample in the order of λ by one part. */
    Ranking ranking(int part, SplittableRandom random) {
        return Ranking.of(sample.units(), scores.get(part), random);
    }

    /** By unit of the sample: whether one of its rows satisfies a condition. */
    boolean[] anyRow(IntPredicate condition) {
        boolean[] any = new boolean[sample.units().length];
        IntStream.range(0, sample.rows().length).filter(condition).forEach(row -> any[sample.groups()[row]] = true);
        return any;
    }
}
