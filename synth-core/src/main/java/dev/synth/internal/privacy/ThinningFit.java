package dev.synth.internal.privacy;

import dev.synth.internal.privacy.MarginalModel.Marginal;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.List;

/** Finds out which rows of a generator to keep, on trial rows of it. */
final class ThinningFit {
    private static final int ROUNDS = 20;
    /** In rows of the trial: measured on Adult, see docs/designs/measurements.md. */
    private static final double DOUBT = 30;

    private final Table trial;
    private final List<Thinning.Axis> axes = new ArrayList<>();
    private final List<int[]> codes = new ArrayList<>();
    private final List<int[]> origins = new ArrayList<>();

    /** @param schema in which the marginals have their positions */
    ThinningFit(Schema schema, List<Marginal> marginals, Table trial) {
        this.trial = trial;
        for (Marginal marginal : marginals) {
            String name = schema.column(marginal.position()).name();
            int position = trial.schema().indexOf(name);
            Bins.Made made = marginal.bins().made(trial, position);
            axes.add(made.bins().axis(name));
            codes.add(made.bins().codes(trial, position));
            origins.add(made.origins());
        }
    }

    Thinning fit(List<PairTable> pairs, double drawsPerRow) {
        List<PairTable> made = pairs.stream().map(this::made).toList();
        Pool pool = new Pool(codes.toArray(int[][]::new), drawsPerRow, DOUBT);
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
