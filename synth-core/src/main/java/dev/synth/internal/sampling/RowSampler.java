package dev.synth.internal.sampling;

import dev.synth.internal.encode.EntityRows;
import dev.synth.internal.encode.FittedTable;
import dev.synth.internal.encode.ModeCoder.Codes;
import dev.synth.internal.random.Seeds;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws rows. Row i depends on the model, the seed and i alone, whatever the batch it is drawn in and the number of
 * threads. Thread-safe.
 */
public final class RowSampler {
    private final RowMaker maker;

    /**
     * A sampler.
     *
     * @param passes of the generator per row, at least 1
     */
    public RowSampler(LearntModel model, int passes) {
        this(new RowMaker(model, passes));
    }

    private RowSampler(RowMaker maker) {
        this.maker = maker;
    }

    /**
     * How often conditions are met.
     *
     * @param most share of the model's rows that hold wanted levels, points and cells, 0 to 1: an upper bound
     * @param share of the model's rows that meet them to the last digit, 0 to 1, estimated
     * @param acceptance share of draws that are kept when they are asked for, 0 to 1, estimated
     */
    public record Likelihood(double most, double share, double acceptance) {}

    /**
     * Estimates how often conditions are met, from trial draws.
     *
     * @throws IllegalArgumentException naming column and value, if a condition can never be met
     */
    public Likelihood likelihood(List<Requirement> requirements, int draws, long seed) {
        Asked asked = Asked.of(maker.model(), maker.layout(), requirements);
        RowCheck check = new RowCheck(maker.model(), asked.finished());
        boolean whole = check.isNeeded() || maker.acceptance().isPresent();
        List<Codes> codes = maker.codes(draws);
        double[] most = new double[draws];
        double[] shares = new double[draws];
        double[] chances = new double[draws];
        int[] rows = IntStream.range(0, draws).toArray();
        maker.forEachRow(asked.wanted(), codes, rows, new RowBlock.Task() {
            @Override
            public void begin(RowDraw drawing, int row) {
                drawing.beginTrial(row, whole, Seeds.stream(seed, Seeds.SAMPLE, row));
            }

            @Override
            public void end(RowDraw drawing, int row) {
                RowDraw.Trial trial = drawing.trial();
                most[row] = trial.most();
                shares[row] = trial.share();
                chances[row] = trial.chance();
            }
        });
        if (whole) {
            Table drawn = maker.model().decode(codes, row -> row, row -> row, seed);
            BitSet holds = check.holds(drawn);
            double[] kept = maker.chances(drawn);
            double usual = maker.acceptance().map(Acceptance::share).orElse(1.0);
            for (int row = 0; row < draws; row++) {
                double chance = holds.get(row) ? kept[row] : 0;
                // A row that is kept twice as often as the mean stands for two.
                most[row] /= usual;
                shares[row] *= chance / usual;
                chances[row] *= chance;
            }
        }
        return new Likelihood(
                Math.min(1, Arrays.stream(most).average().orElse(1)),
                Math.min(1, Arrays.stream(shares).average().orElse(1)),
                Arrays.stream(chances).average().orElse(1));
    }

    /**
     * Rows to learn from how the generator's rows are: like a sample's, but keys may repeat, so that there are always enough.
     *
     * @throws IllegalStateException if the rules are kept so rarely that rows stay missing; says how rarely
     */
    Table trial(int count, long seed) {
        return sample(0, count, seed, List.of(), TakenKeys.none());
    }

    /** What a sample of this model starts with: no key is taken. */
    public TakenKeys noKeys() {
        return new TakenKeys(maker.model());
    }

    /**
     * Rows {@code first} to {@code first + count − 1} of a sample.
     *
     * @param taken the keys of the rows before; where keys make rows depend on those, they are drawn first
     * @throws IllegalArgumentException if a condition can never be met
     * @throws IllegalStateException if a condition, or a rule, is met so rarely that rows stay missing; says how rarely
     */
    public Table sample(long first, int count, long seed, List<Requirement> requirements, TakenKeys taken) {
        Asked asked = Asked.of(maker.model(), maker.layout(), requirements);
        RowCheck check = new RowCheck(maker.model(), asked.finished());
        if (maker.model().entities().isEmpty()) {
            Draft draft = new Draft(maker, asked.wanted(), check, first, count, seed, row -> row, requirements, taken);
            draft.fill(IntStream.range(0, count).toArray());
            draft.settle();
            return draft.table(IntStream.range(0, count).toArray());
        }
        EntityBlocks blocks = new EntityBlocks(maker.model().entities().get(), seed);
        // Further rows depend on their entity's first row, and on those between where a key must differ.
        long from = blocks.firstOf(first);
        int rows = Math.toIntExact(first - from + count);
        int[] leaders = IntStream.range(0, rows)
                .map(row -> (int) (blocks.firstOf(from + row) - from))
                .toArray();
        Draft draft =
                new Draft(maker, asked.wanted(), check, from, rows, seed, row -> leaders[row], requirements, taken);
        if (taken.isNeeded()) {
            draft.settle();
            return draft.table(IntStream.range(rows - count, rows).toArray());
        }
        int[] further =
                IntStream.range(0, rows).filter(row -> row > leaders[row]).toArray();
        draft.fill(IntStream.range(0, rows).filter(row -> row == leaders[row]).toArray());
        if (!check.hasKeys()) {
            draft.fill(Arrays.stream(further).filter(row -> row >= rows - count).toArray());
        }
        for (int place = 1; check.hasKeys() && further.length > 0; place++) {
            int now = place;
            draft.fill(Arrays.stream(further)
                    .filter(row -> row - leaders[row] == now)
                    .toArray());
            further = Arrays.stream(further)
                    .filter(row -> row - leaders[row] > now)
                    .toArray();
        }
        return draft.table(IntStream.range(rows - count, rows).toArray());
    }

    /**
     * The model with entities whose rows agree as often as those of the table.
     *
     * @param pairs trial draws of two rows of one entity
     */
    public FittedTable calibrated(int pairs, long seed) {
        FittedTable model = maker.model();
        EntityRows agreeing = model.entities().orElseThrow();
        RowSampler apart = new RowSampler(maker.keepingAll(model.withEntities(agreeing.withConstantsAlone())));
        return model.withEntities(agreeing.beyond(apart.agreement(pairs, seed)));
    }

    /** How often the two rows of an entity agree, learnt column by learnt column. */
    private double[] agreement(int pairs, long seed) {
        Asked nothing = Asked.of(maker.model(), maker.layout(), List.of());
        int[] leaders = IntStream.range(0, 2 * pairs).map(row -> row / 2 * 2).toArray();
        Draft draft = new Draft(
                maker,
                nothing.wanted(),
                new RowCheck(maker.model(), List.of()),
                0,
                2 * pairs,
                seed,
                row -> leaders[row],
                List.of(),
                noKeys());
        draft.fill(IntStream.range(0, pairs).map(pair -> 2 * pair).toArray());
        draft.fill(IntStream.range(0, pairs).map(pair -> 2 * pair + 1).toArray());
        return EntityRows.agreement(
                maker.model().encoder(), maker.model().encoder().decode(draft.codes(), 0, seed), leaders);
    }
}
