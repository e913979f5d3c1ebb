package dev.synth;

import dev.synth.gan.GanTrainer;
import dev.synth.gan.Phase;
import dev.synth.gan.Synthesizer;
import dev.synth.gan.TrainingListener;
import dev.synth.gate.AttemptLedger;
import dev.synth.internal.privacy.MarginalMechanism;
import dev.synth.internal.split.Holdout;
import dev.synth.privacy.PrivacyBudget;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableSource;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The plan of a synthesis: which table, read how, with which rows held out. Immutable; each method returns a new plan,
 * and nothing is read before {@link #train}.
 */
public final class Synthesis {
    private final TableSource source;
    private final Optional<Schema> schema;
    private final OptionalDouble holdoutShare;
    private final Optional<TableSource> holdoutSource;
    private final AttemptLedger ledger;
    private final TrainingListener listener;

    private Synthesis(
            TableSource source,
            Optional<Schema> schema,
            OptionalDouble holdoutShare,
            Optional<TableSource> holdoutSource,
            AttemptLedger ledger,
            TrainingListener listener) {
        this.source = source;
        this.schema = schema;
        this.holdoutShare = holdoutShare;
        this.holdoutSource = holdoutSource;
        this.ledger = ledger;
        this.listener = listener;
    }

    /** A synthesis of this source's rows. */
    public static Synthesis from(TableSource source) {
        return new Synthesis(
                source,
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                AttemptLedger.ofProcess(),
                TrainingListener.SILENT);
    }

    /** A synthesis of rows in memory. */
    public static Synthesis from(Table table) {
        return from(new MemorySource(table));
    }

    /** Reads the source as this schema says, instead of inferring one. */
    public Synthesis schema(Schema newSchema) {
        return new Synthesis(source, Optional.of(newSchema), holdoutShare, holdoutSource, ledger, listener);
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
        return new Synthesis(source, schema, OptionalDouble.of(share), holdoutSource, ledger, listener);
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
        return new Synthesis(source, schema, holdoutShare, Optional.of(rows), ledger, listener);
    }

    /**
     * Counts attempts in this ledger. Without this call they are counted as long as the process lives; a
     * {@link dev.synth.gate.FileAttemptLedger} remembers those of earlier processes.
     */
    public Synthesis attempts(AttemptLedger newLedger) {
        return new Synthesis(source, schema, holdoutShare, holdoutSource, newLedger, listener);
    }

    /** Tells this listener how the run goes. */
    public Synthesis listener(TrainingListener newListener) {
        return new Synthesis(source, schema, holdoutShare, holdoutSource, ledger, newListener);
    }

    /**
     * Reads the rows, sets the holdout aside and trains on the rest.
     *
     * @throws IllegalArgumentException if the trainer promises differential privacy and no {@link #schema} was given
     * @throws IOException if a source cannot be read
     * @throws dev.synth.table.TableFormatException if the content is malformed or cannot be synthesised
     * @throws dev.synth.gan.TrainingDivergedException if training leaves the finite numbers
     */
    public TrainedSynthesis train(GanTrainer trainer) throws IOException {
        Holdout split =
                split(trainer.options().privacy().isPresent(), trainer.options().seed());
        Synthesizer synthesizer = trainer.train(split.training(), listener)
                .withOrigin(withoutFolders(source.name()), split.holdout().rowCount());
        return new TrainedSynthesis(synthesizer, split, ledger, listener);
    }

    /**
     * Reads the rows, sets the holdout aside, and learns noisy marginals of the rest under differential privacy, without a
     * network: rows drawn from them are nearer to the table than those of a GAN that learnt from them, and there in
     * seconds.
     *
     * @throws IOException if a source cannot be read
     * @throws IllegalArgumentException if no {@link #schema} was given: what is inferred from the rows tells of them
     * @throws dev.synth.table.TableFormatException if the content is malformed, or the schema leaves to the rows what must
     *     be public
     */
    public PrivateSynthesis privately(PrivacyBudget budget) throws IOException {
        Holdout split = split(true, 0);
        listener.onPhase(Phase.PROTECT, budget.toString());
        MarginalMechanism.Result learnt =
                MarginalMechanism.learn(split.training().withoutDropped(), budget);
        learnt.notes().forEach(listener::onWarning);
        return new PrivateSynthesis(withoutFolders(source.name()), learnt, split, ledger, listener);
    }

    /** @param secretly by coins that no seed decides, of rows whose schema does not come from them */
    private Holdout split(boolean secretly, long seed) throws IOException {
        if (secretly && schema.isEmpty()) {
            throw new IllegalArgumentException("Under epsilon the schema must be public, and one inferred from '"
                    + source.name() + "' would tell of its rows. Give one: Synthesis.schema(...), or --schema FILE."
                    + " 'synth schema' on public or invented rows of the same columns writes one to start from.");
        }
        listener.onPhase(Phase.READ, source.name());
        Schema declared = schema.isPresent() ? schema.get() : source.inferSchema();
        Table rows = source.read(declared);
        if (holdoutSource.isPresent()) {
            listener.onPhase(Phase.READ, holdoutSource.get().name());
            return new Holdout(rows, holdoutSource.get().read(declared));
        }
        return secretly
                ? Holdout.splitSecretly(rows, holdoutShare, source.name())
                : Holdout.split(rows, holdoutShare, seed, source.name());
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
