package dev.synth.gan;

import dev.synth.gate.Judgement;
import dev.synth.internal.archive.ModelArchive;
import dev.synth.internal.digest.Digests;
import dev.synth.internal.encode.DerivedColumn;
import dev.synth.internal.encode.FittedEncoder;
import dev.synth.internal.encode.LearntColumn;
import dev.synth.internal.encode.ModeCoder;
import dev.synth.internal.sampling.Acceptance;
import dev.synth.internal.sampling.LearntModel;
import dev.synth.internal.sampling.RowSampler;
import dev.synth.internal.sampling.TakenKeys;
import dev.synth.privacy.PrivacyLedger;
import dev.synth.table.LevelColumn;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A trained model: makes rows, any number of them, from plain arrays. Immutable and thread-safe; needs no close. */
public final class Synthesizer {
    private static final int BATCH_ROWS = 8_192;
    private static final int TRIAL_DRAWS = 2_048;
    /** Conditions that are met less often are as good as impossible. */
    private static final double LEAST_SHARE = 1e-9;

    private final LearntModel model;
    private final GanOptions options;
    private final Provenance provenance;
    private final Optional<Judgement> verdict;
    private final Optional<PrivacyLedger> privacy;
    private final RowSampler sampler;

    Synthesizer(
            LearntModel model,
            GanOptions options,
            Provenance provenance,
            Optional<Judgement> verdict,
            Optional<PrivacyLedger> privacy) {
        this.model = model;
        this.options = options;
        this.provenance = provenance;
        this.verdict = verdict;
        this.privacy = privacy;
        this.sampler = new RowSampler(model, options.passes());
    }

    /** The columns of the rows it makes. */
    public Schema schema() {
        return model.table().schema();
    }

    public GanOptions options() {
        return options;
    }

    public Provenance provenance() {
        return provenance;
    }

    /** What a gate decided about a trial sample; empty if none was asked. */
    public Optional<Judgement> findVerdict() {
        return verdict;
    }

    /** What the training was allowed to tell, and what it looked at; empty if it promised no differential privacy. */
    public Optional<PrivacyLedger> findPrivacy() {
        return privacy;
    }

    /** What the user should know about columns that do not come out whole, one sentence each. */
    public List<String> notes() {
        return model.table().encoder().notes();
    }

    /** This model carrying a verdict; under differential privacy, the {@linkplain Judgement#withoutMeasurements decision alone}. */
    public Synthesizer withVerdict(Judgement newVerdict) {
        Judgement carried = privacy.isPresent() ? newVerdict.withoutMeasurements() : newVerdict;
        return new Synthesizer(model, options, provenance, Optional.of(carried), privacy);
    }

    /**
     * This model with the name of its table and the number of rows kept from it, none of which is told under differential
     * privacy but the name.
     *
     * @param sourceRows rows of the table, if a random sample of it was used; 0 otherwise
     * @param drawnRows rows of that sample; 0 likewise
     */
    public Synthesizer withOrigin(String source, int holdoutRows, long sourceRows, int drawnRows) {
        Provenance named = new Provenance(
                source,
                provenance.dataDigest(),
                provenance.trainingRows(),
                privacy.isPresent() ? 0 : holdoutRows,
                privacy.isPresent() ? 0 : sourceRows,
                privacy.isPresent() ? 0 : drawnRows,
                provenance.steps(),
                provenance.seconds(),
                provenance.libraryVersion(),
                provenance.engine(),
                provenance.platform(),
                provenance.learningCurve(),
                provenance.time());
        return new Synthesizer(model, options, named, verdict, privacy);
    }

    /**
     * Makes rows, batch by batch as they are asked for.
     *
     * @param rows at least 1
     * @param seed row i depends on the model, this seed and i alone: not on batches, threads or {@code rows}. Where a key of
     *     the schema has no identifier, rows before it are drawn first, and batches one after another
     * @throws IllegalStateException while the batches are drawn, if such a key leaves a row nothing that is free
     */
    public Stream<Table> sample(long rows, long seed) {
        return sample(Conditions.NONE, rows, seed);
    }

    /**
     * Makes rows that meet conditions, batch by batch as they are asked for.
     *
     * @throws IllegalArgumentException naming column and level, if a condition can never be met
     * @throws IllegalStateException while the batches are drawn, if a condition is met too rarely
     */
    public Stream<Table> sample(Conditions conditions, long rows, long seed) {
        requireRows(rows);
        requirePossible(conditions, seed);
        long batches = (rows + BATCH_ROWS - 1) / BATCH_ROWS;
        TakenKeys taken = sampler.noKeys();
        LongFunction<Table> draw = batch -> {
            long first = batch * BATCH_ROWS;
            int count = (int) Math.min(BATCH_ROWS, rows - first);
            return sampler.sample(first, count, seed, conditions.requirements(), taken);
        };
        return taken.isNeeded()
                ? inTurn(batches, draw)
                : LongStream.range(0, batches).mapToObj(draw);
    }

    /** Batches that need those before them, one after another. */
    private static Stream<Table> inTurn(long batches, LongFunction<Table> draw) {
        int always = Spliterator.ORDERED | Spliterator.NONNULL;
        Spliterator<Table> tables = new Spliterators.AbstractSpliterator<>(batches, always) {
            private long next;

            @Override
            public boolean tryAdvance(Consumer<? super Table> action) {
                if (next == batches) {
                    return false;
                }
                action.accept(draw.apply(next++));
                return true;
            }

            /** Never splits: that would draw batches ahead and keep them. */
            @Override
            public @Nullable Spliterator<Table> trySplit() {
                return null;
            }
        };
        return StreamSupport.stream(tables, false);
    }

    /**
     * Estimates how often conditions are met, from trial draws.
     *
     * @throws IllegalArgumentException naming column and level, if a condition can never be met
     */
    public ConditionLikelihood likelihood(Conditions conditions, long seed) {
        RowSampler.Likelihood found = sampler.likelihood(conditions.requirements(), TRIAL_DRAWS, seed);
        return new ConditionLikelihood(found.share(), found.acceptance());
    }

    /** Makes rows as one table; the same rows as {@link #sample(long, long)}. */
    public Table sampleTable(int rows, long seed) {
        requireRows(rows);
        return sampler.sample(0, rows, seed, List.of(), sampler.noKeys());
    }

    private void requirePossible(Conditions conditions, long seed) {
        if (!conditions.isEmpty()
                && sampler.likelihood(conditions.requirements(), TRIAL_DRAWS, seed)
                                .most()
                        < LEAST_SHARE) {
            throw new IllegalStateException("The model practically never makes rows with " + conditions
                    + " (less than once in " + (long) (1 / LEAST_SHARE)
                    + " rows); ask for fewer columns at once, or for"
                    + " wider ranges.");
        }
    }

    private static void requireRows(long rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows (" + rows + ") must be at least 1.");
        }
    }

    /**
     * Every literal value of the training table that the model holds and may emit, by column: levels, frequent numbers,
     * constants. Each is held by {@link GanOptions#rareRows()} training rows or more, or its column is public or constant.
     */
    public Map<String, List<String>> disclosedLiterals() {
        FittedEncoder encoder = model.table().encoder();
        Map<Integer, List<String>> byPosition = new TreeMap<>();
        for (LearntColumn column : encoder.learnt()) {
            byPosition.put(
                    column.position(), column.hasBase() ? List.of() : literals(column.position(), column.coder()));
        }
        for (DerivedColumn column : encoder.derived()) {
            byPosition.put(column.position(), literals(column.position(), column.coder()));
        }
        for (Map.Entry<Integer, LevelColumn> constant : encoder.constants().entrySet()) {
            byPosition.put(constant.getKey(), constant.getValue().levels());
        }
        Map<String, List<String>> simple = new LinkedHashMap<>();
        byPosition.forEach((position, values) -> {
            if (!values.isEmpty()) {
                simple.put(encoder.schema().column(position).name(), values);
            }
        });
        return model.table().rules().literals(simple);
    }

    private List<String> literals(int position, ModeCoder coder) {
        return coder.literals(model.table().encoder().schema().column(position).kind());
    }

    /**
     * The share of draws that keep the rules of the schema, 0 to 1, estimated from trial draws; the others are rejected.
     * 1 where all rules hold by construction, and where there is none. Keys without an identifier are kept less often the
     * more rows there are already; the trial is of {@value #TRIAL_DRAWS} rows, or of as many as were trained on, or as there
     * are different keys, if fewer.
     */
    public double ruleAcceptance(long seed) {
        if (schema().rules().isEmpty()) {
            return 1;
        }
        RowSampler generator = new RowSampler(model.keepingAll(), options.passes());
        double kept = generator.likelihood(List.of(), TRIAL_DRAWS, seed).acceptance();
        TakenKeys taken = generator.noKeys();
        if (taken.isNeeded()) {
            try {
                generator.sample(0, Math.min(TRIAL_DRAWS, provenance.trainingRows()), seed, List.of(), taken);
            } catch (IllegalStateException e) {
                // All keys are taken: what was kept until then is the estimate.
            }
        }
        return kept * taken.acceptance();
    }

    /**
     * The share of the generator's rows that are kept, 0 to 1, estimated when it was trained; the others are drawn anew
     * because rows like them came too often. 1 without {@link GanOptions#rejectionRounds}, or under privacy without {@link
     * GanOptions#drawsPerRow}.
     */
    public double rowAcceptance() {
        return model.acceptance().map(Acceptance::share).orElse(1.0);
    }

    /** SHA-256 of what determines the rows: rules, encoder, weights and options, but neither provenance nor verdict. */
    public String digest() {
        Provenance none = new Provenance("", "", 0, 0, 0, 0, 0, 0, "", "", "", List.of(), "");
        return Digests.sha256(ModelArchive.bytes(
                new ModelArchive.Content(model, ModelCard.write(options, none, Optional.empty(), Optional.empty()))));
    }

    /** Facts about this model for a report, in order; may be added to. */
    public Map<String, String> describe() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("source", provenance.source());
        if (provenance.sourceRows() > 0) {
            facts.put("sourceRows", Long.toString(provenance.sourceRows()));
            facts.put("drawnRows", Integer.toString(provenance.drawnRows()));
        }
        facts.put("model", digest());
        facts.put("data", provenance.dataDigest());
        facts.put("seed", Long.toString(options.seed()));
        facts.put("steps", Integer.toString(provenance.steps()));
        if (provenance.seconds() > 0) {
            facts.put("trainingSeconds", String.format(Locale.ROOT, "%.1f", provenance.seconds()));
        }
        facts.put("library", "Synth " + provenance.libraryVersion());
        facts.put("engine", provenance.engine());
        facts.put("platform", provenance.platform());
        facts.put("trained", provenance.time());
        if (!schema().rules().isEmpty()) {
            facts.put("ruleAcceptance", String.format(Locale.ROOT, "%.4f", ruleAcceptance(options.seed())));
        }
        model.acceptance()
                .ifPresent(kept -> facts.put("rowAcceptance", String.format(Locale.ROOT, "%.4f", kept.share())));
        privacy.ifPresent(ledger -> facts.putAll(ledger.describe()));
        return facts;
    }

    /** The model card as JSON, {@code formatVersion} 1: schema, options, provenance, verdict, disclosed literals. */
    public String toJson() {
        return ModelCard.format(this);
    }

    /** Writes the model file, whole or not at all. */
    public void save(Path file) throws IOException {
        ModelArchive.write(
                file, new ModelArchive.Content(model, ModelCard.write(options, provenance, verdict, privacy)));
    }

    /**
     * Reads a model file.
     *
     * @throws IOException naming the file and what to do, if it is missing, damaged or of another version
     */
    public static Synthesizer load(Path file) throws IOException {
        ModelArchive.Content content = ModelArchive.read(file);
        try {
            return new Synthesizer(
                    content.model(),
                    ModelCard.readOptions(content.card()),
                    ModelCard.readProvenance(content.card()),
                    ModelCard.readVerdict(content.card()),
                    ModelCard.readPrivacy(content.card()));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(
                    "Model '" + file + "' is damaged (" + e.getMessage() + "); copy it again or train anew.", e);
        }
    }
}
