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
import org.apache.commons.math3.stat.StatUtils;

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
    /** Shares of rows that a round keeps for certain; greater ratios than theirs count as the least of theirs. */
    private static final double[] CERTAIN = {0.05, 0.1, 0.2, 0.4};

    /** Leaves of the trees that are tried: of what larger ones gain on most tables, half is about the rows learnt from. */
    private static final int[] LEAVES = {3, 8};

    private static final double RATE = 0.2;
    /** Rounds of boosting that are tried. */
    private static final int[] LENGTHS = {25, 50, 100, 150, 200};
    /** A leaf holds one in so many rows at least. */
    private static final int LEAVES_APART = 1_000;

    private static final int LEAST_LEAF = 20;
    /** Of what boosting gains on the rows it learns from, this share is gained on others too. */
    private static final double LEAST_COMMON_GAIN = 3 / 4.0;

    /** A gain counts if it is so many times its standard error, and so many nats a row: less is not worth what trees tell of T. */
    private static final double CLEAR = 2;

    private static final double LEAST_GAIN = 0.02;

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
        Table drawn = draw(sampler, DRAWS_PER_LEARNT * learnt.rowCount());
        int[] labels = IntStream.range(0, learnt.rowCount() + drawn.rowCount())
                .map(row -> row < learnt.rowCount() ? 1 : 0)
                .toArray();
        Table fresh = draw(sampler, DRAWS_PER_HELD * held.rowCount());
        Optional<Trial> best = Optional.empty();
        for (int leaves : LEAVES) {
            Growth growth = new Growth(
                    LENGTHS[LENGTHS.length - 1], RATE, leaves, Math.max(LEAST_LEAF, labels.length / LEAVES_APART));
            BoostedTrees trees = BoostedTrees.classifier(drawn, learnt.append(drawn), labels, growth);
            for (int length : LENGTHS) {
                Trial trial = trial(trees.after(length), fresh, leastShare);
                if (trial.isCommon() && trial.gain > best.map(Trial::gain).orElse(0.0)) {
                    best = Optional.of(trial);
                }
            }
        }
        return best.filter(trial -> trial.gain > Math.max(LEAST_GAIN, CLEAR * trial.error))
                .map(trial -> before.with(trial.round, trial.share));
    }

    private Table draw(RowSampler sampler, int rows) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("Training was interrupted while rows that come too often were looked for.");
        }
        return sampler.trial(rows, random.nextLong()).select(learnt.schema().names());
    }

    /**
     * What a round of rejection is worth.
     *
     * @param share of the model's rows that it keeps
     * @param learntGain by how many nats it raises the mean likelihood of rows that trees learnt from: the bound of Donsker
     *     and Varadhan on how far the model's rows are from these
     * @param gain the same for rows that nothing was learnt from
     * @param error the standard error of the latter, as if the rows of an entity were all alike
     */
    private record Trial(Rejection.Round round, double share, double learntGain, double gain, double error) {

        /** Whether what was gained is about all rows rather than about those learnt from. */
        boolean isCommon() {
            return gain >= LEAST_COMMON_GAIN * learntGain;
        }
    }

    private Trial trial(BoostedTrees trees, Table fresh, double leastShare) {
        double[] made = trees.margins(fresh)[0];
        double[] sorted = made.clone();
        Arrays.sort(sorted);
        int bound = 0;
        while (bound < CERTAIN.length - 1 && mean(chances(round(trees, sorted, CERTAIN[bound]), made)) < leastShare) {
            bound++;
        }
        Rejection.Round round = round(trees, sorted, CERTAIN[bound]);
        double[] chances = chances(round, made);
        double share = mean(chances);
        double[] logs = logChances(round, held);
        double logError = StatUtils.populationVariance(logs) / Math.min(logs.length, entities);
        double shareError = StatUtils.populationVariance(chances) / (share * share * chances.length);
        return new Trial(
                round,
                share,
                mean(logChances(round, learnt)) - Math.log(share),
                mean(logs) - Math.log(share),
                Math.sqrt(logError + shareError));
    }

    private static Rejection.Round round(BoostedTrees trees, double[] sorted, double certain) {
        return new Rejection.Round(trees, sorted[(int) ((1 - certain) * (sorted.length - 1))]);
    }

    private static double[] chances(Rejection.Round round, double[] margins) {
        return Arrays.stream(margins).map(round::chance).toArray();
    }

    private static double[] logChances(Rejection.Round round, Table rows) {
        return Arrays.stream(chances(round, round.trees().margins(rows)[0]))
                .map(Math::log)
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
