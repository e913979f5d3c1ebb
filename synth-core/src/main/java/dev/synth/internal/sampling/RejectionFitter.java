package dev.synth.internal.sampling;

import dev.synth.internal.encode.FittedTable;
import dev.synth.internal.random.RandomChoice;
import dev.synth.internal.random.Seeds;
import dev.synth.internal.split.Entities;
import dev.synth.internal.trees.BoostedTrees;
import dev.synth.internal.trees.Growth;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Finds out which rows a trained generator makes too often. A round of rejection stays if it raises the likelihood of rows
 * that neither networks nor trees learnt from, by more than chance would. Used once, by one thread.
 */
public final class RejectionFitter {
    private static final int MOST_ROWS = 50_000;
    private static final int MOST_HELD = 10_000;
    /** With fewer entities to validate on, no gain is more than chance. */
    private static final int LEAST_ENTITIES = 50;

    /** Model rows for each row that trees learn from, and for each that they are validated on. */
    private static final int DRAWS_PER_LEARNT = 3;

    private static final int DRAWS_PER_HELD = 5;

    /** So many of the generator's rows are kept, if bounds that high are enough for it: drawing rows costs time. */
    private static final double LEAST_SHARE = 0.2;

    /** Leaves of the trees that are tried: of what larger ones gain on most tables, half is about the rows learnt from. */
    private static final int[] LEAVES = {3, 8};

    private static final double RATE = 0.2;
    /** Rounds of boosting that are tried. */
    private static final int[] LENGTHS = {25, 50, 100, 150, 200};
    /** A leaf holds one in so many rows at least. */
    private static final int LEAVES_APART = 1_000;

    private static final int LEAST_LEAF = 20;

    private final LearntModel model;
    private final int passes;
    private final Table learnt;
    private final Table held;
    /** Entities among the held rows. */
    private final int entities;

    private final SplittableRandom random;

    /**
     * A fitter.
     *
     * @param learnt training rows that the generator learnt from
     * @param held training rows that it did not learn from
     */
    public RejectionFitter(LearntModel model, int passes, Table learnt, Table held, long seed) {
        this.model = model;
        this.passes = passes;
        this.random = Seeds.stream(seed, Seeds.ACCEPTANCE, 0);
        List<String> columns = columns(learnt);
        Table some = some(held, MOST_HELD);
        this.entities = Entities.of(some).count();
        this.learnt = said(some(learnt, MOST_ROWS), seed).select(columns);
        this.held = said(some, seed).select(columns);
    }

    /** Rows as the model would say them: with what it never says, such as levels that few hold, replaced as in training. */
    private Table said(Table rows, long seed) {
        FittedTable table = model.table();
        return table.decode(table.encode(rows, seed).columns(), row -> row, row -> row, seed);
    }

    private static List<String> columns(Table table) {
        return table.schema().columns().stream()
                .filter(column -> !column.kind().isTextual() && !column.has(Role.ENTITY))
                .map(ColumnSchema::name)
                .toList();
    }

    private Table some(Table rows, int most) {
        return rows.rowCount() <= most ? rows : rows.rows(RandomChoice.of(rows.rowCount(), most, random));
    }

    /**
     * Rejection in so many rounds at most, as many as gain; none if there are too few rows to tell.
     *
     * @throws IllegalStateException if the generator's rows keep the rules too rarely; says how rarely
     * @throws CancellationException if the thread is interrupted
     */
    public Optional<Rejection> fit(int rounds) {
        Rejection rejection = Rejection.none(learnt.schema().names());
        if (entities < LEAST_ENTITIES || learnt.schema().size() < 2) {
            return Optional.empty();
        }
        for (int i = 0; i < rounds; i++) {
            Optional<Rejection> further = further(rejection, rounds - i);
            if (further.isEmpty()) {
                break;
            }
            rejection = further.get();
        }
        return rejection.rounds().isEmpty() ? Optional.empty() : Optional.of(rejection);
    }

    /** @param rounds that may still come, this one included: all keep the same share at least */
    private Optional<Rejection> further(Rejection before, int rounds) {
        double leastShare = Math.pow(LEAST_SHARE / before.share(), 1.0 / rounds);
        RowSampler sampler = new RowSampler(before.rounds().isEmpty() ? model : model.keeping(before), passes);
        List<BoostedTrees> grown = grown(draw(sampler, DRAWS_PER_LEARNT * learnt.rowCount()));
        Table fresh = draw(sampler, DRAWS_PER_HELD * held.rowCount());
        Optional<RejectionTrial> best = Optional.empty();
        for (BoostedTrees trees : grown) {
            for (int length : LENGTHS) {
                RejectionTrial trial =
                        RejectionTrial.of(trees.after(length), fresh, learnt, held, entities, leastShare);
                if (trial.isCommon()
                        && trial.gain() > best.map(RejectionTrial::gain).orElse(0.0)) {
                    best = Optional.of(trial);
                }
            }
        }
        return best.filter(RejectionTrial::isClear).map(trial -> before.with(trial.round(), trial.share()));
    }

    /** Trees of each size that tell the learnt rows from these. */
    private List<BoostedTrees> grown(Table drawn) {
        Table both = learnt.append(drawn);
        int[] labels = new int[both.rowCount()];
        Arrays.fill(labels, 0, learnt.rowCount(), 1);
        int leastRows = Math.max(LEAST_LEAF, labels.length / LEAVES_APART);
        List<Growth> growths = IntStream.of(LEAVES)
                .mapToObj(leaves -> new Growth(LENGTHS[LENGTHS.length - 1], RATE, leaves, leastRows))
                .toList();
        return BoostedTrees.classifiers(drawn, both, labels, growths);
    }

    private Table draw(RowSampler sampler, int rows) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("Training was interrupted while rows that come too often were looked for.");
        }
        return sampler.trial(rows, random.nextLong()).select(learnt.schema().names());
    }
}
