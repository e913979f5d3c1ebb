package dev.synth.cli;

import dev.synth.Candidate;
import dev.synth.ReleaseManifest;
import dev.synth.ReleaseVerification;
import dev.synth.SchemaJson;
import dev.synth.gan.Phase;
import dev.synth.gate.AttemptLedger;
import dev.synth.gate.GateReport;
import dev.synth.gate.ReleaseGate;
import dev.synth.gate.Verdict;
import dev.synth.io.ForeignTable;
import dev.synth.io.TableFiles;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Judges rows that any generator made. */
@Command(
        name = "evaluate",
        header = "Judge rows that any generator made.",
        description = {
            "%nJudges synthetic rows, whichever generator made them, as 'synth generate' judges its own: against the"
                    + " rows that the generator was fitted on and against rows of the same population that nothing was"
                    + " fitted on. Without such a holdout a copy cannot be told from a coincidence."
                    + "%n%nAll three files are read by one schema: --schema, or what the training rows suggest."
                    + " What is said of how CSV files are written goes for the real ones; that of the synthetic one is found"
                    + " out."
                    + " The synthetic file may have its columns in another order, further columns, and numbers, booleans"
                    + " and dates written in other usual ways; what had to be understood is said.%n"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  synth evaluate --train train.csv --holdout holdout.csv --synthetic theirs.csv --report report.html"
        })
final class EvaluateCommand implements Callable<Integer> {
    private final SynthCommand synth;

    @Option(names = "--train", paramLabel = "FILE", required = true, description = "The rows that were learnt from.")
    Path training;

    @Option(names = "--holdout", paramLabel = "FILE", required = true, description = "Rows that nothing learnt from.")
    Path holdout;

    @Option(names = "--synthetic", paramLabel = "FILE", required = true, description = "The rows to be judged.")
    Path synthetic;

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "The schema of all three; inferred from the training rows otherwise.")
    @Nullable
    Path schema;

    @Mixin
    FileArguments files = new FileArguments();

    @Mixin
    ReportArguments reports = new ReportArguments();

    @Mixin
    PolicyArguments policy = new PolicyArguments();

    @Mixin
    LedgerArguments ledger = new LedgerArguments();

    @Mixin
    SidecarArguments sidecar = new SidecarArguments();

    EvaluateCommand(SynthCommand synth) {
        this.synth = synth;
    }

    @Override
    public Integer call() throws IOException {
        List<Path> targets = new ArrayList<>(reports.targets());
        targets.addAll(sidecar.targets());
        List<Path> inputs = new ArrayList<>(List.of(training, holdout, synthetic));
        inputs.addAll(policy.inputs());
        Targets.check(targets, inputs);
        ReleaseGate gate = sidecar.around(policy.gate(synth), UnaryOperator.identity());
        AttemptLedger counted = ledger.open(synth);
        GateReport report;
        try (Progress progress = synth.progress(Optional.empty())) {
            report = candidate(progress).attempts(counted).assess(gate);
        }
        synth.verdict(report);
        reports.write(report, synth);
        return report.verdict() == Verdict.PASS ? Status.DONE : Status.REFUSED;
    }

    private Candidate candidate(Progress progress) throws IOException {
        TableSource source = TableFiles.source(training, files.options());
        TableSource held = TableFiles.source(holdout, files.options());
        progress.onPhase(Phase.READ, source.name());
        Schema declared = schema == null ? source.inferSchema() : SchemaJson.read(schema);
        Table learnt = source.read(declared);
        progress.onPhase(Phase.READ, held.name());
        Table unseen = held.read(schema == null ? declared.forOtherRows() : declared);
        progress.onPhase(Phase.READ, synthetic.toString());
        ForeignTable made = ForeignTable.read(synthetic, learnt);
        made.notes().forEach(synth::say);
        return Candidate.of(learnt, unseen, made.table())
                .provenance(provenance(made.notes()))
                .listener(progress);
    }

    private Map<String, String> provenance(List<String> notes) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("training", String.valueOf(training.getFileName()));
        facts.put("holdout", String.valueOf(holdout.getFileName()));
        facts.put("synthetic", String.valueOf(synthetic.getFileName()));
        if (!notes.isEmpty()) {
            facts.put("notes", String.join(" ", notes));
        }
        ungatedReason().ifPresent(reason -> facts.put("ungated", reason));
        return facts;
    }

    /** Why these rows were let out without a verdict, if the manifest beside them says so. */
    private Optional<String> ungatedReason() throws IOException {
        ReleaseVerification found = ReleaseVerification.of(synthetic, TableFiles.source(synthetic), Optional.empty());
        return found.outcome() == ReleaseVerification.Outcome.UNGATED
                ? ReleaseManifest.read(ReleaseManifest.beside(synthetic)).ungatedReason()
                : Optional.empty();
    }
}
