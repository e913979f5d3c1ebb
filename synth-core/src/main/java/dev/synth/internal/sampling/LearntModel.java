package dev.synth.internal.sampling;

import dev.synth.internal.encode.FittedTable;
import dev.synth.internal.network.GeneratorWeights;
import java.util.Optional;

/**
 * All that rows are made from.
 *
 * @param table how codes become rows
 * @param weights of the generator that makes codes
 * @param rejection which rows are drawn anew; empty if none is for its likelihood
 */
public record LearntModel(FittedTable table, GeneratorWeights weights, Optional<Rejection> rejection) {

    /** A model whose rows are as the generator makes them. */
    public static LearntModel of(FittedTable table, GeneratorWeights weights) {
        return new LearntModel(table, weights, Optional.empty());
    }

    /** The same with rows rejected in this way. */
    public LearntModel with(Rejection newRejection) {
        return new LearntModel(table, weights, Optional.of(newRejection));
    }

    /** The same without rejection. */
    public LearntModel unrejected() {
        return of(table, weights);
    }
}
