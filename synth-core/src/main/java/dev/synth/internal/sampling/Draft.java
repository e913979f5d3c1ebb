package dev.synth.internal.sampling;

import dev.synth.internal.encode.EncodedTable;
import dev.synth.internal.encode.ModeCoder.Codes;
import dev.synth.internal.random.Seeds;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Rows that are being drawn: again and again, until each may stay. Used by one thread, which draws on all cores. */
final class Draft {
    private static final int MOST_ATTEMPTS = 100_000;
    /** If so many keys that a row might have had were taken, all may be. */
    private static final int MOST_TAKEN_KEYS = 20_000;

    private static final int ATTEMPTS_PER_DECISION = 16;
    /** If so many draws met the conditions not once, more will not do. */
    private static final long HOPELESS_DRAWS = 1_000_000;

    private final RowMaker maker;
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

    /** @param leaders of each row, the first row of its entity, or itself */
    Draft(
            RowMaker maker,
            Wanted wanted,
            RowCheck check,
            long first,
            int count,
            long seed,
            IntUnaryOperator leaders,
            List<Requirement> requirements,
            TakenKeys taken) {
        this.maker = maker;
        this.wanted = wanted;
        this.check = check;
        this.first = first;
        this.seed = seed;
        this.leaders = leaders;
        this.codes = maker.codes(count);
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
        maker.forEachRow(wanted, codes, rows, new RowBlock.Task() {
            @Override
            public void begin(RowDraw drawing, int row) {
                Draft.this.begin(drawing, row, attempts[row]++);
            }

            @Override
            public void end(RowDraw drawing, int row) {
                accepted[row] = drawing.isMet();
            }
        });
        if (maker.acceptance().isPresent()) {
            thin(rows);
        }
        if (check.isNeeded()) {
            check(rows, isFree);
        }
    }

    /** Of the rows just drawn, keeps each with its chance. */
    private void thin(int[] rows) {
        int[] drawn = Arrays.stream(rows).filter(row -> accepted[row]).toArray();
        double[] chances = maker.chances(table(drawn));
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
        SplittableRandom stream = Seeds.stream(Seeds.derive(seed, Seeds.SAMPLE, first + row), Seeds.SAMPLE, attempt);
        int leader = leaders.applyAsInt(row);
        if (leader == row) {
            drawing.begin(row, stream);
            return;
        }
        // Decided once for many attempts, or rows that are rejected seldom would keep too much.
        SplittableRandom keeping = Seeds.stream(
                Seeds.derive(seed, Seeds.ENTITY, first + row), Seeds.ENTITY, attempt / ATTEMPTS_PER_DECISION);
        drawing.beginFurther(row, leader, maker.model().entities().orElseThrow().kept(), keeping, stream);
    }

    private void check(int[] pending, IntPredicate isFree) {
        int[] drawn = Arrays.stream(pending).filter(row -> accepted[row]).toArray();
        int[] firstRows = Arrays.stream(drawn).map(leaders).toArray();
        BitSet holds = check.holds(table(drawn), table(firstRows), i -> firstRows[i], isFree);
        for (int i = 0; i < drawn.length; i++) {
            accepted[drawn[i]] = holds.get(i);
        }
    }

    /** The codes of all rows as drawn. */
    List<Codes> codes() {
        return codes;
    }

    /** Some of the rows, as they come out. */
    Table table(int[] rows) {
        List<Codes> chosen = new EncodedTable(codes, accepted.length).rows(rows).columns();
        return maker.model()
                .decode(chosen, row -> first + rows[row], row -> first + leaders.applyAsInt(rows[row]), seed);
    }
}
