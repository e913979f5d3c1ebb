package dev.synth.internal.sampling;

import dev.synth.internal.encode.EncodedTable;
import dev.synth.internal.encode.EntityRows;
import dev.synth.internal.encode.FittedTable;
import dev.synth.internal.encode.Layout;
import dev.synth.internal.encode.ModeCoder.Codes;
import dev.synth.internal.network.GeneratorWeights;
import dev.synth.internal.random.Seeds;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Draws rows. Row i depends on the model, the seed and i alone, whatever the batch it is drawn in and the number of
 * threads. Thread-safe.
 */
public final class RowSampler {
    /** Rows that a thread draws before it takes others. */
    private static final int CHUNK = 128;

    private static final int MOST_ATTEMPTS = 100_000;
    /** If so many keys that a row might have had were taken, all may be. */
    private static final int MOST_TAKEN_KEYS = 20_000;

    private static final int ATTEMPTS_PER_DECISION = 16;
    /** If so many draws met the conditions not once, more will not do. */
    private static final long HOPELESS_DRAWS = 1_000_000;

    private final FittedTable model;
    private final SamplingWeights weights;
    private final Layout layout;
    private final int passes;
    private final List<Presence> presences;
    private final Optional<Acceptance> acceptance;

    /**
     * A sampler.
     *
     * @param passes of the generator per row, at least 1
     */
    public RowSampler(LearntModel learnt, int passes) {
        this.model = learnt.table();
        this.acceptance = learnt.acceptance();
        GeneratorWeights weights = learnt.weights();
        this.layout = new Layout(model.encoder().learnt());
        this.passes = Math.min(passes, layout.fields());
        if (weights.condition() != layout.features() || weights.outputs() != layout.width()) {
            throw new IllegalArgumentException("The generator puts out " + weights.outputs() + " numbers and is told "
                    + weights.condition() + ", but the encoder has " + layout.width() + " and " + layout.features()
                    + ".");
        }
        this.weights = SamplingWeights.of(weights, layout);
        this.presences = Presence.of(model);
    }

    private RowSampler(FittedTable model, SamplingWeights weights, Layout layout, int passes) {
        this.model = model;
        this.acceptance = Optional.empty();
        this.weights = weights;
        this.layout = layout;
        this.passes = passes;
        this.presences = Presence.of(model);
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
        Asked asked = Asked.of(model, layout, requirements);
        RowCheck check = new RowCheck(model, asked.finished());
        boolean whole = check.isNeeded() || acceptance.isPresent();
        List<Codes> codes = codes(draws);
        double[] most = new double[draws];
        double[] shares = new double[draws];
        double[] chances = new double[draws];
        int[] rows = IntStream.range(0, draws).toArray();
        forEachRow(asked.wanted(), codes, rows, new RowBlock.Task() {
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
            Table drawn = model.decode(codes, row -> row, row -> row, seed);
            BitSet holds = check.holds(drawn);
            double[] kept = chances(drawn);
            double usual = acceptance.map(Acceptance::share).orElse(1.0);
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

    /** The chance of each row to be kept. */
    private double[] chances(Table rows) {
        double[] certain = new double[rows.rowCount()];
        Arrays.fill(certain, 1);
        return acceptance.map(kept -> kept.chances(rows)).orElse(certain);
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
        return new TakenKeys(model);
    }

    /**
     * Rows {@code first} to {@code first + count − 1} of a sample.
     *
     * @param taken the keys of the rows before; where keys make rows depend on those, they are drawn first
     * @throws IllegalArgumentException if a condition can never be met
     * @throws IllegalStateException if a condition, or a rule, is met so rarely that rows stay missing; says how rarely
     */
    public Table sample(long first, int count, long seed, List<Requirement> requirements, TakenKeys taken) {
        Asked asked = Asked.of(model, layout, requirements);
        RowCheck check = new RowCheck(model, asked.finished());
        if (model.entities().isEmpty()) {
            Draft draft = new Draft(asked.wanted(), check, first, count, seed, row -> row, requirements, taken);
            draft.fill(IntStream.range(0, count).toArray());
            draft.settle();
            return draft.table(IntStream.range(0, count).toArray());
        }
        EntityBlocks blocks = new EntityBlocks(model.entities().get(), seed);
        // Further rows depend on their entity's first row, and on those between where a key must differ.
        long from = blocks.firstOf(first);
        int rows = Math.toIntExact(first - from + count);
        int[] leaders = IntStream.range(0, rows)
                .map(row -> (int) (blocks.firstOf(from + row) - from))
                .toArray();
        Draft draft = new Draft(asked.wanted(), check, from, rows, seed, row -> leaders[row], requirements, taken);
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
        EntityRows agreeing = model.entities().orElseThrow();
        RowSampler apart = new RowSampler(model.withEntities(agreeing.withConstantsAlone()), weights, layout, passes);
        return model.withEntities(agreeing.beyond(apart.agreement(pairs, seed)));
    }

    /** How often the two rows of an entity agree, learnt column by learnt column. */
    private double[] agreement(int pairs, long seed) {
        Asked nothing = Asked.of(model, layout, List.of());
        int[] leaders = IntStream.range(0, 2 * pairs).map(row -> row / 2 * 2).toArray();
        Draft draft = new Draft(
                nothing.wanted(),
                new RowCheck(model, List.of()),
                0,
                2 * pairs,
                seed,
                row -> leaders[row],
                List.of(),
                noKeys());
        draft.fill(IntStream.range(0, pairs).map(pair -> 2 * pair).toArray());
        draft.fill(IntStream.range(0, pairs).map(pair -> 2 * pair + 1).toArray());
        return EntityRows.agreement(model.encoder(), model.encoder().decode(draft.codes, 0, seed), leaders);
    }

    /** Rows that are being drawn. */
    private final class Draft {
        private final Wanted wanted;
        private final RowCheck check;
        private final long first;
        private final long seed;
        private final IntUnaryOperator leaders;
        private final List<Codes> codes;
        private final boolean[] accepted;
        /** How often each row was drawn. */
        private final int[] attempts;

        private final List<Requirement> requirements;
        private final TakenKeys taken;

        Draft(
                Wanted wanted,
                RowCheck check,
                long first,
                int count,
                long seed,
                IntUnaryOperator leaders,
                List<Requirement> requirements,
                TakenKeys taken) {
            this.wanted = wanted;
            this.check = check;
            this.first = first;
            this.seed = seed;
            this.leaders = leaders;
            this.codes = codes(count);
            this.accepted = new boolean[count];
            this.attempts = new int[count];
            this.requirements = requirements;
            this.taken = taken;
        }

        /** Draws rows whose entities' earlier rows are drawn already, until each is accepted. */
        void fill(int[] rows) {
            int[] pending = rows;
            long draws = 0;
            for (int attempt = 0; pending.length > 0; attempt++) {
                if (attempt == MOST_ATTEMPTS || pending.length == rows.length && draws >= HOPELESS_DRAWS) {
                    throw tooRare(rows.length - pending.length, rows.length, draws);
                }
                draws += pending.length;
                drawOnce(pending, i -> true);
                pending = Arrays.stream(pending).filter(row -> !accepted[row]).toArray();
            }
        }

        /** Draws rows once more, and accepts those that may stay. */
        private void drawOnce(int[] rows, IntPredicate isFree) {
            forEachRow(wanted, codes, rows, new RowBlock.Task() {
                @Override
                public void begin(RowDraw drawing, int row) {
                    Draft.this.begin(drawing, row, attempts[row]++);
                }

                @Override
                public void end(RowDraw drawing, int row) {
                    accepted[row] = drawing.isMet();
                }
            });
            acceptance.ifPresent(kept -> thin(rows));
            if (check.isNeeded()) {
                check(rows, isFree);
            }
        }

        /** Of the rows just drawn, keeps each with its chance. */
        private void thin(int[] rows) {
            int[] drawn = Arrays.stream(rows).filter(row -> accepted[row]).toArray();
            double[] chances = chances(table(drawn));
            for (int i = 0; i < drawn.length; i++) {
                long own = Seeds.derive(seed, Seeds.ACCEPTANCE, first + drawn[i]);
                accepted[drawn[i]] =
                        Seeds.stream(own, Seeds.ACCEPTANCE, attempts[drawn[i]]).nextDouble() < chances[i];
            }
        }

        /**
         * Draws row after row until each has keys that no row before it has; rows that are drawn already first get their
         * chance to stay. So a row's keys do not depend on how many rows follow it.
         */
        void settle() {
            if (!taken.isNeeded()) {
                return;
            }
            Table drawn = table(IntStream.range(0, accepted.length).toArray());
            for (int row = 0; row < accepted.length; row++) {
                long number = first + row;
                int[] alone = {row};
                long refused = taken.refused();
                boolean free = accepted[row] && taken.take(drawn, row, number);
                while (!free) {
                    if (taken.refused() - refused >= MOST_TAKEN_KEYS) {
                        throw allTaken(number);
                    }
                    if (attempts[row] >= MOST_ATTEMPTS) {
                        throw tooRare(row, accepted.length, attempts[row]);
                    }
                    drawOnce(alone, i -> taken.take(table(alone), 0, number));
                    free = accepted[row];
                }
            }
        }

        private IllegalStateException allTaken(long number) {
            return new IllegalStateException("Row " + (number + 1) + " found nothing that keeps the rule '"
                    + taken.names() + "' in " + MOST_TAKEN_KEYS
                    + " draws: the rows before it have taken nearly all that the model makes. Ask for fewer rows, add a"
                    + " column to the rule, or take it out.");
        }

        private IllegalStateException tooRare(int met, int rows, long draws) {
            String done = met + " of " + rows + " rows ";
            if (requirements.isEmpty() && !check.isNeeded()) {
                return new IllegalStateException(
                        done + "were kept after " + draws + " draws: nearly all that the model makes"
                                + " comes too often. Train longer, or set rejectionRounds (or drawsPerRow) to keep all.");
            }
            return new IllegalStateException(
                    requirements.isEmpty()
                            ? done + "kept the rules of the schema after " + draws
                                    + " draws: the model has not learnt them."
                                    + " Train longer, or take out the rules that are kept by rejection."
                            : done + "met " + requirements + " after " + draws
                                    + " draws: the conditions are too rare for"
                                    + " this model. Ask for fewer columns at once, for wider ranges, or sample without them"
                                    + " and filter.");
        }

        private void begin(RowDraw drawing, int row, int attempt) {
            SplittableRandom stream =
                    Seeds.stream(Seeds.derive(seed, Seeds.SAMPLE, first + row), Seeds.SAMPLE, attempt);
            int leader = leaders.applyAsInt(row);
            if (leader == row) {
                drawing.begin(row, stream);
                return;
            }
            // Decided once for many attempts, or rows that are rejected seldom would keep too much.
            SplittableRandom keeping = Seeds.stream(
                    Seeds.derive(seed, Seeds.ENTITY, first + row), Seeds.ENTITY, attempt / ATTEMPTS_PER_DECISION);
            drawing.beginFurther(row, leader, model.entities().orElseThrow().kept(), keeping, stream);
        }

        private void check(int[] pending, IntPredicate isFree) {
            int[] drawn = Arrays.stream(pending).filter(row -> accepted[row]).toArray();
            int[] firstRows = Arrays.stream(drawn).map(leaders).toArray();
            BitSet holds = check.holds(table(drawn), table(firstRows), i -> firstRows[i], isFree);
            for (int i = 0; i < drawn.length; i++) {
                accepted[drawn[i]] = holds.get(i);
            }
        }

        /** Some of the rows, as they come out. */
        Table table(int[] rows) {
            List<Codes> chosen =
                    new EncodedTable(codes, accepted.length).rows(rows).columns();
            return model.decode(chosen, row -> first + rows[row], row -> first + leaders.applyAsInt(rows[row]), seed);
        }
    }

    private void forEachRow(Wanted wanted, List<Codes> codes, int[] rows, RowBlock.Task task) {
        int chunks = (rows.length + CHUNK - 1) / CHUNK;
        IntStream.range(0, chunks).parallel().forEach(chunk -> {
            int[] some = Arrays.copyOfRange(rows, chunk * CHUNK, Math.min(rows.length, (chunk + 1) * CHUNK));
            new RowBlock(weights, some.length, pass -> new RowDraw(pass, layout, passes, wanted, presences, codes))
                    .draw(some, task);
        });
    }

    private List<Codes> codes(int count) {
        List<Codes> codes = new ArrayList<>();
        for (int c = 0; c < layout.columns(); c++) {
            codes.add(new Codes(new int[count], new float[layout.segments(c) > 0 ? count : 0]));
        }
        return codes;
    }
}
