package dev.synth;

import dev.synth.gan.Conditions;
import dev.synth.gan.Provenance;
import dev.synth.gan.Synthesizer;
import dev.synth.gate.AttemptLedger;
import dev.synth.gate.GateReport;
import dev.synth.gate.Judgement;
import dev.synth.gate.UngatedRelease;
import dev.synth.gate.Verdict;
import dev.synth.internal.digest.RowsDigest;
import dev.synth.privacy.PrivacyLedger;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableSink;
import dev.synth.table.TableWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Synthetic rows that may be written; made only by a gate that passed them, or by a named exception from it. */
public final class Release {
    private final Schema schema;
    private final Supplier<Stream<Table>> batches;
    private final Origin origin;
    private final Optional<GateReport> report;
    private final Optional<Judgement> judgement;
    private final Optional<String> ungatedReason;
    private volatile @Nullable String content;

    /**
     * Where rows come from: the model's digest and the seed, both unknown for another generator's, the engine that trained
     * it, if one did, and what it learnt from, if that was a sample.
     */
    record Origin(
            Optional<String> model,
            Optional<String> engine,
            Optional<Long> seed,
            Optional<ReleaseManifest.Drawn> drawn,
            Conditions conditions,
            long rows,
            Optional<PrivacyLedger> privacy) {
        static Origin of(Synthesizer model, long seed, Conditions conditions, long rows) {
            Provenance from = model.provenance();
            return new Origin(
                    Optional.of(model.digest()),
                    Optional.of(from.engine()),
                    Optional.of(seed),
                    drawn(from.drawnRows(), from.sourceRows()),
                    conditions,
                    rows,
                    model.findPrivacy());
        }

        static Optional<ReleaseManifest.Drawn> drawn(long rows, long sourceRows) {
            return Optional.of(new ReleaseManifest.Drawn(rows, sourceRows)).filter(drawn -> drawn.sourceRows() > 0);
        }
    }

    Release(
            Schema schema,
            Supplier<Stream<Table>> batches,
            Origin origin,
            Optional<GateReport> report,
            Optional<Judgement> judgement,
            Optional<String> ungatedReason) {
        this.schema = schema;
        this.batches = batches;
        this.origin = origin;
        this.report = report;
        this.judgement = judgement;
        this.ungatedReason = ungatedReason;
    }

    /**
     * Rows of a model that carries a PASS.
     *
     * @throws ReleaseRefusedException if the model carries no verdict or another one
     */
    public static Release of(Synthesizer model, Conditions conditions, long rows, long seed) {
        Optional<Judgement> verdict = model.findVerdict();
        if (verdict.isEmpty() || verdict.get().verdict() != Verdict.PASS) {
            throw new ReleaseRefusedException(verdict);
        }
        return new Release(
                model.schema(),
                () -> model.sample(conditions, rows, seed),
                Origin.of(model, seed, conditions, rows),
                Optional.empty(),
                verdict,
                Optional.empty());
    }

    /** Rows of a model whatever its verdict; the reason, not blank, stands in the manifest. */
    public static Release ungated(Synthesizer model, Conditions conditions, long rows, long seed, String reason) {
        return ungated(model, conditions, rows, seed, reason, AttemptLedger.ofProcess());
    }

    /**
     * Rows of a model whatever its verdict; the reason, not blank, stands in the manifest and in the ledger of attempts.
     *
     * @throws UncheckedIOException if the ledger cannot be read or written
     */
    public static Release ungated(
            Synthesizer model, Conditions conditions, long rows, long seed, String reason, AttemptLedger ledger) {
        String table = model.findVerdict()
                .map(Judgement::table)
                .filter(digest -> !digest.isEmpty())
                .orElse(model.provenance().dataDigest());
        enter(
                ledger,
                new UngatedRelease(table, Optional.of(model.digest()), Optional.of(seed), rows, requireReason(reason)));
        return new Release(
                model.schema(),
                () -> model.sample(conditions, rows, seed),
                Origin.of(model, seed, conditions, rows),
                Optional.empty(),
                model.findVerdict(),
                Optional.of(reason));
    }

    static void enter(AttemptLedger ledger, UngatedRelease release) {
        try {
            ledger.enter(release);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    public Schema schema() {
        return schema;
    }

    /** The gate's report on these very rows; empty if they were released on the model's verdict, or without one. */
    public Optional<GateReport> findReport() {
        return report;
    }

    /**
     * What a gate decided about these very rows or about a trial sample of their model; empty if none was asked. Where
     * {@link #findUngatedReason} gives a reason, it is not what let the rows out.
     */
    public Optional<Judgement> findJudgement() {
        return judgement;
    }

    /**
     * Whether the rows that {@link #findJudgement} is about are these. They are not where the model carries the verdict: a
     * trial sample of it was judged then. Rows that were not written yet are made once to find out.
     */
    public boolean rowsWereJudged() {
        return judgement.filter(decided -> decided.content().equals(content())).isPresent();
    }

    /** Why these rows were let out without a verdict; empty if a verdict let them out. */
    public Optional<String> findUngatedReason() {
        return ungatedReason;
    }

    /** What the rows were promised to tell of one entity at most; empty if nothing was promised. */
    public Optional<PrivacyLedger> findPrivacy() {
        return origin.privacy();
    }

    Origin origin() {
        return origin;
    }

    /** The rows, in batches of one schema; the memory needed is that of a batch. */
    public Stream<Table> batches() {
        return batches.get();
    }

    /** All rows as one table. */
    public Table table() {
        try (Stream<Table> all = batches()) {
            return all.reduce(Table::append).orElseThrow();
        }
    }

    /**
     * Writes the rows; the target appears whole or stays as it was.
     *
     * @throws IOException if the target cannot be written
     */
    public void writeTo(TableSink sink) throws IOException {
        RowsDigest digest = new RowsDigest(schema);
        try (TableWriter writer = sink.open(schema);
                Stream<Table> all = batches()) {
            for (Iterator<Table> batches = all.iterator(); batches.hasNext(); ) {
                Table batch = batches.next();
                digest.add(batch);
                writer.write(batch);
            }
            writer.commit();
        }
        content = digest.hex();
    }

    /** SHA-256 of the rows, whatever file they go to; known from writing them, or found by making them once more. */
    String content() {
        String known = content;
        if (known == null) {
            RowsDigest digest = new RowsDigest(schema);
            try (Stream<Table> all = batches()) {
                all.forEachOrdered(digest::add);
            }
            known = digest.hex();
            content = known;
        }
        return known;
    }

    static String requireReason(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("An ungated release needs a reason; say why no verdict is needed.");
        }
        return reason;
    }
}
