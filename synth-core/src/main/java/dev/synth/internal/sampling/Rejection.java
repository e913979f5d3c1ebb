package dev.synth.internal.sampling;

import dev.synth.internal.trees.BoostedTrees;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Discriminator rejection sampling (Azadi et al. 2019): a row that the generator makes too often for what real rows show is
 * kept more seldom. Boosted trees that tell real rows from the generator's give the ratio of their densities; a further round
 * looks at the rows that the rounds before it keep. No row is drawn towards a real one: what is left out is drawn anew.
 *
 * @param columns what the trees look at, by name
 * @param rounds a row is kept if every round keeps it
 * @param share as {@link Acceptance#share}
 */
public record Rejection(List<String> columns, List<Round> rounds, double share) implements Acceptance {
    /** However unlikely a row, it is kept with this chance at least, so that no condition becomes impossible. */
    private static final double LEAST_CHANCE = 0.02;

    /** Without rounds: every row is kept. */
    static Rejection none(List<String> columns) {
        return new Rejection(columns, List.of(), 1);
    }

    /**
     * One set of trees.
     *
     * @param trees whose margin is the logarithm of a density ratio, but for a constant
     * @param bound the logarithm of the ratio from which on rows are kept for certain
     */
    public record Round(BoostedTrees trees, double bound) {

        /** The chance of a row with this margin to be kept by this round. */
        double chance(double margin) {
            return StrictMath.exp(Math.min(0, margin - bound));
        }
    }

    /** Adds a round that looks at rows which the others keep, and keeps this share of them. */
    Rejection with(Round round, double ofThese) {
        List<Round> all = new ArrayList<>(rounds);
        all.add(round);
        return new Rejection(columns, List.copyOf(all), share * ofThese);
    }

    @Override
    public double[] chances(Table rows) {
        double[] chances = new double[rows.rowCount()];
        Arrays.fill(chances, 1);
        Table seen = rows.select(columns);
        for (Round round : rounds) {
            double[] margins = round.trees.margins(seen)[0];
            for (int row = 0; row < chances.length; row++) {
                chances[row] *= round.chance(margins[row]);
            }
        }
        for (int row = 0; row < chances.length; row++) {
            chances[row] = Math.max(LEAST_CHANCE, chances[row]);
        }
        return chances;
    }
}
