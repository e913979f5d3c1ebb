package dev.synth.internal.privacy;

import dev.synth.internal.privacy.MarginalModel.Marginal;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Finds out which rows of a generator to keep, on trial rows of it. */
final class ThinningFit {
    private static final int ROUNDS = 20;
    /** In rows of the trial: measured on Adult, see docs/designs/measurements.md. */
    private static final double DOUBT = 30;

    private final Table trial;
    private final List<Thinning.Axis> axes = new ArrayList<>();
    private final List<Bins> bins = new ArrayList<>();
    /** For each column and bin, the bin of the marginal that it is. */
    private final List<int[]> origins = new ArrayList<>();

    /** @param schema in which the marginals have their positions */
    ThinningFit(Schema schema, List<Marginal> marginals, Table trial) {
        this.trial = trial;
        for (Marginal marginal : marginals) {
            String name = schema.column(marginal.position()).name();
            if (marginal.bins() instanceof LevelBins levels) {
                add(name, levels);
            } else if (marginal.bins() instanceof NumberBins numbers) {
                axes.add(new Thinning.Axis(name, List.of(), numbers.lows(), numbers.highs()));
                bins.add(numbers);
                origins.add(IntStream.range(0, numbers.size()).toArray());
            }
        }
    }

    /** Levels that the generator never makes are left out: they would be held for nothing. */
    private void add(String name, LevelBins all) {
        List<String> made = trial.levels(trial.schema().indexOf(name)).levels().stream()
                .filter(all.levels()::contains)
                .toList();
        axes.add(new Thinning.Axis(name, made, new double[0], new double[0]));
        bins.add(new LevelBins(made, all.ordered()));
        origins.add(IntStream.concat(made.stream().mapToInt(all.levels()::indexOf), IntStream.of(all.size() - 1))
                .toArray());
    }

    Thinning fit(List<PairTable> pairs, double drawsPerRow) {
        int[][] codes = IntStream.range(0, bins.size())
                .mapToObj(axis -> bins.get(axis)
                        .codes(trial, trial.schema().indexOf(axes.get(axis).column())))
                .toArray(int[][]::new);
        List<PairTable> made = pairs.stream().map(this::made).toList();
        Pool pool = new Pool(codes, drawsPerRow, DOUBT);
        pool.rake(made, ROUNDS);
        return new Thinning(
                trial.schema(),
                axes,
                made.stream().map(pair -> weighed(pair, pool)).toList(),
                pool.scale(),
                drawsPerRow);
    }

    private PairTable made(PairTable pair) {
        return new PairTable(
                pair.first(),
                pair.second(),
                pair.rows().of(origins.get(pair.first())),
                pair.columns().of(origins.get(pair.second())),
                pair.shares());
    }

    private static Thinning.Pair weighed(PairTable pair, Pool pool) {
        double[] known = pool.factors(pair);
        float[] factors = new float[known.length];
        for (int cell = 0; cell < factors.length; cell++) {
            factors[cell] = (float) known[cell];
        }
        return new Thinning.Pair(
                pair.first(),
                pair.second(),
                pair.rows().groups(),
                pair.columns().groups(),
                factors);
    }
}
