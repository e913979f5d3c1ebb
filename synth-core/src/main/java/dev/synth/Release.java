package dev.synth;

import dev.synth.gan.Conditions;
import dev.synth.gan.ModelVerdict;
import dev.synth.gan.Synthesizer;
import dev.synth.gate.GateReport;
import dev.synth.gate.Verdict;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableSink;
import dev.synth.table.TableWriter;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Synthetic rows that may be written; made only by a gate that passed them, or by a named exception from it. */
public final class Release {
    private final Schema schema;
    private final Supplier<Stream<Table>> batches;
    private final Origin origin;
    private final Optional<GateReport> report;
    private final Optional<String> ungatedReason;

    /** Where rows come from: the model's digest and the seed, both unknown for another generator's. */
    record Origin(Optional<String> model, Optional<Long> seed, Conditions conditions, long rows) {
        static Origin of(Synthesizer model, long seed, Conditions conditions, long rows) {
            return new Origin(Optional.of(model.digest()), Optional.of(seed), conditions, rows);
        }
    }

    Release(
            Schema schema,
            Supplier<Stream<Table>> batches,
            Origin origin,
            Optional<GateReport> report,
            Optional<String> ungatedReason) {
        this.schema = schema;
        this.batches = batches;
        this.origin = origin;
        this.report = report;
        this.ungatedReason = ungatedReason;
    }

    /**
     * Rows of a model that carries a PASS.
     *
     * @throws ReleaseRefusedException if the model carries no verdict or another one
     */
    public static Release of(Synthesizer model, Conditions conditions, long rows, long seed) {
        Optional<ModelVerdict> verdict = model.findVerdict();
        if (verdict.isEmpty() || verdict.get().verdict() != Verdict.PASS) {
            throw new ReleaseRefusedException(verdict);
        }
        return new Release(
                model.schema(),
                () -> model.sample(conditions, rows, seed),
                Origin.of(model, seed, conditions, rows),
                Optional.empty(),
                Optional.empty());
    }

    /** Rows of a model whatever its verdict; the reason, not blank, stands in the manifest. */
    public static Release ungated(Synthesizer model, Conditions conditions, long rows, long seed, String reason) {
        return new Release(
                model.schema(),
                () -> model.sample(conditions, rows, seed),
                Origin.of(model, seed, conditions, rows),
                Optional.empty(),
                Optional.of(requireReason(reason)));
    }

    public Schema schema() {
        return schema;
    }

    /** The gate's report on these very rows; empty if they were released on the model's verdict, or without one. */
    public Optional<GateReport> findReport() {
        return report;
    }

    /** Why these rows were let out without a verdict; empty if a verdict let them out. */
    public Optional<String> findUngatedReason() {
        return ungatedReason;
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
        try (TableWriter writer = sink.open(schema);
                Stream<Table> all = batches()) {
            for (Iterator<Table> batch = all.iterator(); batch.hasNext(); ) {
                writer.write(batch.next());
            }
            writer.commit();
        }
    }

    static String requireReason(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("An ungated release needs a reason; say why no verdict is needed.");
        }
        return reason;
    }
}
