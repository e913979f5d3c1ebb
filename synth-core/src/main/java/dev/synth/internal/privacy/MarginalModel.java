package dev.synth.internal.privacy;

import dev.synth.internal.random.Seeds;
import dev.synth.internal.rules.FittedRules;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Noisy marginals of a table, joined by pairs of columns, of which some make a tree: everything that is known of the table, and all that its rows are
 * drawn from. Immutable.
 */
public final class MarginalModel {
    private static final int BLOCK = 20_000;
    /** Pools that are drawn until enough rows keep the rules. */
    private static final int MOST_POOLS = 30;
    /** Rows in a pool for each row that is drawn from it. */
    private static final int POOL = 10;
    /** Less than that, so that no row of the pool is drawn twice. */
    private static final double MOST_WEIGHT = 8;

    private static final int ROUNDS = 12;

    private final Schema schema;
    private final FittedRules rules;
    private final int rows;
    private final List<Marginal> marginals;
    private final List<PairTable> tree;
    private final List<PairTable> further;

    /**
     * What is believed of one column.
     *
     * @param masses how many rows each bin holds
     */
    record Marginal(int position, Bins bins, double[] masses) {}

    /**
     * A model.
     *
     * @param schema of the columns that are learnt or made anew
     * @param rules that give the others
     */
    MarginalModel(Schema schema, FittedRules rules, int rows, List<Marginal> marginals, PairSurvey.Pairs pairs) {
        this.schema = schema;
        this.rules = rules;
        this.rows = rows;
        this.marginals = List.copyOf(marginals);
        this.tree = pairs.tree();
        this.further = pairs.further();
    }

    /** The noisy number of rows of the table. */
    public int rows() {
        return rows;
    }

    /**
     * How many rows each bin of a learnt column is believed to hold: of declared levels in their order, and last the missing
     * values.
     *
     * @param learnt the column's position among the learnt ones
     */
    public double[] masses(int learnt) {
        return marginals.get(learnt).masses().clone();
    }

    List<Marginal> marginals() {
        return marginals;
    }

    List<PairTable> tree() {
        return tree;
    }

    /**
     * Draws rows. Shares are met as nearly as whole rows can, so these rows are to be taken together: none is a sample of
     * its own.
     *
     * @param count at least 1
     */
    public Table draw(int count, long seed) {
        SplittableRandom random = Seeds.stream(seed, Seeds.SAMPLE, -1);
        RuledRows rows = new RuledRows(schema, rules, marginals, random);
        return rows.draw(codes(count, rows, random));
    }

    /** Bins of rows, in blocks, so that memory does not grow with the number of rows in a pool. */
    private int[][] codes(int count, RuledRows ruled, SplittableRandom random) {
        boolean pooled = !further.isEmpty() || ruled.mayBreak();
        int[][] codes = new int[marginals.size()][count];
        for (int from = 0; from < count; from += BLOCK) {
            int size = Math.min(BLOCK, count - from);
            int[][] rows = new TreeDraw(masses(), tree, random).codes(pooled ? POOL * BLOCK : size);
            int[] drawn = IntStream.range(0, size).toArray();
            if (pooled) {
                rows = ruled.mayBreak() ? keeping(rows, size, ruled, random) : rows;
                Pool pool = new Pool(rows, MOST_WEIGHT, 0);
                pool.rake(pairs(), ROUNDS);
                drawn = pool.draw(size, random.nextDouble());
            }
            for (int column = 0; column < codes.length; column++) {
                for (int i = 0; i < size; i++) {
                    codes[column][from + i] = rows[column][drawn[i]];
                }
            }
        }
        return codes;
    }

    /** Rows that keep the rules, enough of them for none to be drawn twice if some thirty times the pool hold as many. */
    private int[][] keeping(int[][] pool, int size, RuledRows ruled, SplittableRandom random) {
        int[][] kept = ruled.keeping(pool);
        for (int draw = 1; draw < MOST_POOLS && kept[0].length < MOST_WEIGHT * size; draw++) {
            int[][] more = ruled.keeping(new TreeDraw(masses(), tree, random).codes(POOL * BLOCK));
            for (int column = 0; column < kept.length; column++) {
                int[] joined = Arrays.copyOf(kept[column], kept[column].length + more[column].length);
                System.arraycopy(more[column], 0, joined, kept[column].length, more[column].length);
                kept[column] = joined;
            }
        }
        return kept;
    }

    private List<PairTable> pairs() {
        return Stream.concat(tree.stream(), further.stream()).toList();
    }

    /**
     * Which rows of something else to keep, so that they meet the pairs as these rows do.
     *
     * @param trial rows of it; the more there are, the nearer those kept come
     * @param drawsPerRow how many are drawn for each that is kept, above 1
     * @return empty if there are no pairs
     */
    public Optional<Thinning> thinning(Table trial, double drawsPerRow) {
        if (tree.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ThinningFit(schema, marginals, trial).fit(pairs(), drawsPerRow));
    }

    private List<double[]> masses() {
        return marginals.stream().map(Marginal::masses).toList();
    }
}
