package dev.synth;

import dev.synth.gan.GanTrainer;
import dev.synth.gan.Phase;
import dev.synth.gan.Synthesizer;
import dev.synth.gan.TrainingListener;
import dev.synth.gate.AttemptLedger;
import dev.synth.internal.privacy.MarginalMechanism;
import dev.synth.internal.privacy.PublicSchema;
import dev.synth.internal.split.Holdout;
import dev.synth.internal.split.Sampling;
import dev.synth.privacy.PrivacyBudget;
import dev.synth.table.RowLimit;
import dev.synth.table.RowSample;
import dev.synth.table.RuleBreach;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableSource;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The plan of a synthesis: which table, read how, with which rows held out. Immutable; each method returns a new plan,
 * and nothing is read before {@link #train}.
 */
public final class Synthesis {
    private final TableSource source;
    private final Optional<Schema> schema;
    private final OptionalDouble holdoutShare;
    private final Optional<TableSource> holdoutSource;
    private final RowLimit limit;
    private final AttemptLedger ledger;
    private final TrainingListener listener;

    private Synthesis(
            TableSource source,
            Optional<Schema> schema,
            OptionalDouble holdoutShare,
            Optional<TableSource> holdoutSource,
            RowLimit limit,
            AttemptLedger ledger,
            TrainingListener listener) {
        this.source = source;
        this.schema = schema;
        this.holdoutShare = holdoutShare;
        this.holdoutSource = holdoutSource;
        this.limit = limit;
        this.ledger = ledger;
        this.listener = listener;
    }

    /** A synthesis of this source's rows; of a random sample of them if they exceed {@link RowLimit#standard()}. */
    public static Synthesis from(TableSource source) {
        return from(source, RowLimit.standard());
    }

    /** A synthesis of rows in memory, all of them. */
    public static Synthesis from(Table table) {
        return from(new MemorySource(table), RowLimit.NONE);
    }

    private static Synthesis from(TableSource source, RowLimit limit) {
        return new Synthesis(
                source,
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                limit,
                AttemptLedger.ofProcess(),
                TrainingListener.SILENT);
    }

    /** Reads the source as this schema says, instead of inferring one. */
    public Synthesis schema(Schema newSchema) {
        return new Synthesis(source, Optional.of(newSchema), holdoutShare, holdoutSource, limit, ledger, listener);
    }

    /**
     * Keeps this share of the rows (of the entities, if the schema names an entity column) from the model, for the gate.
     * Without this call a fifth is kept.
     *
     * @param share above 0 and below 1
     * @throws IllegalArgumentException if the share is out of range or a holdout source is set
     */
    public Synthesis holdOut(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("holdOut (" + share + ") must lie between 0 and 1, such as 0.2.");
        }
        if (holdoutSource.isPresent()) {
            throw new IllegalArgumentException(
                    "The holdout is '" + holdoutSource.get().name() + "' already; give a share or a source, not both.");
        }
        return new Synthesis(source, schema, OptionalDouble.of(share), holdoutSource, limit, ledger, listener);
    }

    /**
     * Takes the holdout from a source of its own; all of {@link #from} is trained on then.
     *
     * @throws IllegalArgumentException if a holdout share is set
     */
    public Synthesis holdOut(TableSource rows) {
        if (holdoutShare.isPresent()) {
            throw new IllegalArgumentException("The holdout is a share of " + holdoutShare.getAsDouble()
                    + " already; give a share or a source, not both.");
        }
        return new Synthesis(source, schema, holdoutShare, Optional.of(rows), limit, ledger, listener);
    }

    /**
     * Takes no more rows than this limit allows from the source, and from a holdout source of its own. Of more rows, a
     * random sample is drawn, whole entities where the schema names an entity column; the listener and the model card say
     * so. Other seeds draw the same rows.
     */
    public Synthesis limit(RowLimit newLimit) {
        return new Synthesis(source, schema, holdoutShare, holdoutSource, newLimit, ledger, listener);
    }

    /**
     * Counts attempts in this ledger. Without this call they are counted as long as the process lives; a
     * {@link dev.synth.gate.FileAttemptLedger} remembers those of earlier processes.
     */
    public Synthesis attempts(AttemptLedger newLedger) {
        return new Synthesis(source, schema, holdoutShare, holdoutSource, limit, newLedger, listener);
    }

    /** Tells this listener how the run goes. */
    public Synthesis listener(TrainingListener newListener) {
        return new Synthesis(source, schema, holdoutShare, holdoutSource, limit, ledger, newListener);
    }

    /**
     * Reads the rows, sets the holdout aside and trains on the rest.
     *
     * @throws IllegalArgumentException if the trainer promises differential privacy and no {@link #schema} was given,
     *     or one with rules that cannot be kept without a look at the rows
     * @throws IOException if a source cannot be read
     * @throws dev.synth.table.TableFormatException if the content is malformed, breaks a rule of the schema or cannot be
     *     synthesised
     * @throws dev.synth.gan.TrainingDivergedException if training leaves the finite numbers
     */
    public TrainedSynthesis train(GanTrainer trainer) throws IOException {
        Rows rows =
                rows(trainer.options().privacy().isPresent(), trainer.options().seed());
        Holdout split = rows.split();
        Synthesizer synthesizer = trainer.train(split.training(), listener)
                .withOrigin(withoutFolders(source.name()), split.holdout().rowCount(), rows.sourceRows(), rows.drawn());
        return new TrainedSynthesis(synthesizer, split, rows.numbers(), ledger, listener);
    }

    /**
     * The rows that were read, without the table that they were split from, which is freed before training.
     *
     * @param numbers of each training row, its number in the source, from 1
     * @param sourceRows rows of the source, if a sample of it was drawn; 0 otherwise
     * @param drawn rows of that sample; 0 likewise
     */
    private record Rows(Holdout split, long[] numbers, long sourceRows, int drawn) {}

    /** @param secretly by coins that no seed decides, of rows whose schema does not come from them */
    private Rows rows(boolean secretly, long seed) throws IOException {
        if (secretly) {
            requirePublicSchema();
        }
        RowSample read = read(source, schema);
        if (secretly) {
            requireWhole(read, source);
        }
        RuleBreach.requireNone(read.table(), source.name());
        Holdout split = split(read, secretly, seed);
        long[] numbers = IntStream.of(split.trainingRows())
                .mapToLong(row -> read.number(row - 1))
                .toArray();
        return read.isWhole()
                ? new Rows(split, numbers, 0, 0)
                : new Rows(split, numbers, read.sourceRows(), read.table().rowCount());
    }

    private void requirePublicSchema() {
        if (schema.isEmpty()) {
            throw new IllegalArgumentException("Under epsilon the schema must be public, and one inferred from '"
                    + source.name() + "' would tell of its rows. Give one: Synthesis.schema(...), or --schema FILE."
                    + " 'synth schema' on public or invented rows of the same columns writes one to start from.");
        }
        PublicSchema.requireKeepable(schema.get());
    }

    /** Which rows a limit leaves out depends on how many there are, so one person more could change them all. */
    private static void requireWhole(RowSample rows, TableSource from) {
        if (!rows.isWhole()) {
            throw new IllegalArgumentException("Under epsilon all rows are used, and those of '" + from.name()
                    + "' are more than the limit allows. Raise it with --max-rows or Synthesis.limit, or give a smaller"
                    + " file.");
        }
    }

    private Holdout split(RowSample rows, boolean secretly, long seed) throws IOException {
        if (holdoutSource.isEmpty()) {
            return secretly
                    ? Holdout.splitSecretly(rows.table(), holdoutShare, source.name())
                    : Holdout.split(rows.table(), holdoutShare, seed, source.name());
        }
        Schema declared = schema.orElse(rows.table().schema().forOtherRows());
        RowSample holdout = read(holdoutSource.get(), Optional.of(declared));
        if (secretly) {
            requireWhole(holdout, holdoutSource.get());
        }
        return new Holdout(rows.table(), holdout.table());
    }

    private RowSample read(TableSource from, Optional<Schema> declared) throws IOException {
        listener.onPhase(Phase.READ, from.name());
        RowSample read = from.sample(declared, limit);
        RowSample rows = read.isWhole() ? Sampling.of(read.table(), limit) : read;
        if (!rows.isWhole()) {
            listener.onWarning(String.format(
                    Locale.ROOT,
                    "'%s' has %,d rows; %,d of them, drawn at random, are used: no more stay within the limit, which"
                            + " --max-rows or Synthesis.limit sets.",
                    from.name(),
                    rows.sourceRows(),
                    rows.table().rowCount()));
        }
        return rows;
    }

    /**
     * Reads the rows, sets the holdout aside, and learns noisy marginals of the rest under differential privacy, without a
     * network: the columns and pairs of rows drawn from them are nearer to the table than those of a GAN that learnt
     * from such rows, and there in seconds.
     *
     * @throws IOException if a source cannot be read
     * @throws IllegalArgumentException if no {@link #schema} was given: what is inferred from the rows tells of them; or one with
     *     rules that cannot be kept without a look at the rows, or if there are more rows than the limit allows
     * @throws dev.synth.table.TableFormatException if the content is malformed, or the schema leaves to the rows what must
     *     be public
     */
    public PrivateSynthesis privately(PrivacyBudget budget) throws IOException {
        Rows rows = rows(true, 0);
        Holdout split = rows.split();
        listener.onPhase(Phase.PROTECT, budget.toString());
        MarginalMechanism.Result learnt =
                MarginalMechanism.learn(split.training().withoutDropped(), budget);
        learnt.notes().forEach(listener::onWarning);
        return new PrivateSynthesis(withoutFolders(source.name()), learnt, split, rows.numbers(), ledger, listener);
    }

    /** Where a file lay is nobody's business who reads the model card. */
    private static String withoutFolders(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** Rows that are in memory already. */
    private record MemorySource(Table table) implements TableSource {
        @Override
        public String name() {
            return "rows in memory";
        }

        @Override
        public Schema inferSchema() {
            return table.schema();
        }

        @Override
        public Table read(Schema schema) {
            return Table.of(schema, schema.names().stream().map(table::column).toList())
                    .withoutDropped();
        }
    }
}
