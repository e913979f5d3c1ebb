package dev.synth.internal.sampling;

import dev.synth.internal.encode.FittedTable;
import dev.synth.internal.network.GeneratorWeights;
import java.util.Optional;

/**
 * All that rows are made from.
 *
 * @param table how codes become rows
 * @param weights of the generator that makes codes
 * @param acceptance which of its rows are kept; empty if all that keep the rules
 */
public record LearntModel(FittedTable table, GeneratorWeights weights, Optional<Acceptance> acceptance) {

    /** A model whose rows are as the generator makes them. */
    public static LearntModel of(FittedTable table, GeneratorWeights weights) {
        return new LearntModel(table, weights, Optional.empty());
    }

    /** The same of which these rows are kept. */
    public LearntModel keeping(Acceptance kept) {
        return new LearntModel(table, weights, Optional.of(kept));
    }

    /** The same of which all rows are kept. */
    public LearntModel keepingAll() {
        return of(table, weights);
    }
}
