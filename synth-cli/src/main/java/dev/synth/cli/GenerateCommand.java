package dev.synth.cli;

import dev.synth.Candidate;
import dev.synth.PrivateSynthesis;
import dev.synth.Release;
import dev.synth.ReleaseRefusedException;
import dev.synth.TrainedSynthesis;
import dev.synth.gan.Synthesizer;
import dev.synth.gate.GateReport;
import dev.synth.gate.Judgement;
import dev.synth.gate.ReleaseGate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole path: train, sample, judge, and write if the gate passes the rows. */
@Command(
        name = "generate",
        header = "Train, make rows, judge them, and write them on a PASS.",
        description = {
            "%nLearns a table, makes synthetic rows, judges these very rows and writes them if the verdict is PASS."
                    + " Otherwise OUT is not written (nor touched, if it was there) and the report says what to do;"
                    + " the report holds no value of a single person and is written whatever the verdict.%n"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  synth generate patients.csv -n 5000 -o synthetic.csv --report report.html",
            "  synth generate patients.csv -n 5000 -o synthetic.csv --schema schema.json --epsilon 3 --delta 1e-6",
            "  synth generate patients.parquet -n 5000 -o synthetic.parquet --schema schema.json --seed 7",
            "  synth generate patients.csv -n 5000 -o synthetic.csv --time-budget 5m --model patients.synth"
        })
final class GenerateCommand implements Callable<Integer> {
    private final SynthCommand synth;

    @Mixin
    TrainingArguments training = new TrainingArguments();

    @Mixin
    RowsArguments wanted = new RowsArguments();

    @Mixin
    ReportArguments reports = new ReportArguments();

    @Mixin
    PolicyArguments policy = new PolicyArguments();

    @Mixin
    LedgerArguments ledger = new LedgerArguments();

    @Mixin
    SidecarArguments sidecar = new SidecarArguments();

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "Save the model too, with the verdict on these rows, whatever it is.")
    @Nullable
    Path model;

    /**
     * Rows that wait for their verdict.
     *
     * @param model that made them; empty if there is none to save
     */
    private record Drawn(Candidate rows, long[] trainingRows, Optional<Synthesizer> model) {}

    GenerateCommand(SynthCommand synth) {
        this.synth = synth;
    }

    @Override
    public Integer call() throws IOException {
        wanted.check();
        if (wanted.rows > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("-n (" + wanted.rows + ") is more than can be judged at once; train a"
                    + " model with 'synth train' and draw from it with 'synth sample'.");
        }
        if (training.fromMarginals()) {
            training.requireNoNetwork();
            if (model != null) {
                throw new IllegalArgumentException("--model saves a GAN, and under --epsilon rows are drawn from noisy"
                        + " marginals without one; leave it out, or add --rows-from gan.");
            }
        }
        ReleaseGate gate = policy.gate(synth);
        TrainingArguments.Plan plan = training.plan(ledger.open(synth));
        List<Path> targets = new ArrayList<>(wanted.targets());
        targets.addAll(reports.targets());
        targets.addAll(sidecar.targets());
        if (model != null) {
            targets.add(model);
        }
        targets.addAll(training.targets());
        List<Path> inputs = new ArrayList<>(training.inputs());
        inputs.addAll(wanted.inputs());
        inputs.addAll(policy.inputs());
        Targets.check(targets, inputs);
        try (Progress progress = synth.progress(training.timeBudget())) {
            return release(draw(plan, progress), gate, progress);
        }
    }

    private Drawn draw(TrainingArguments.Plan plan, Progress progress) throws IOException {
        if (training.fromMarginals()) {
            PrivateSynthesis learnt = plan.synthesis()
                    .listener(progress)
                    .privately(training.privacy().orElseThrow());
            return new Drawn(learnt.sample((int) wanted.rows, training.seed), learnt.trainingRows(), Optional.empty());
        }
        TrainedSynthesis trained = plan.train(progress, synth);
        return new Drawn(trained.sample((int) wanted.rows), trained.trainingRows(), Optional.of(trained.synthesizer()));
    }

    private int release(Drawn drawn, ReleaseGate gate, Progress progress) throws IOException {
        try {
            Release release = drawn.rows().release(sidecar.around(gate, file -> file.numbering(drawn.trainingRows())));
            report(release.findReport().orElseThrow(), release.findJudgement(), drawn);
            wanted.write(release, progress, synth);
            return Status.DONE;
        } catch (ReleaseRefusedException refused) {
            report(refused.findReport().orElseThrow(), refused.findJudgement(), drawn);
            synth.error("Refused (" + refused.verdict() + "): '" + wanted.output + "' was not written.");
            return Status.REFUSED;
        }
    }

    private void report(GateReport report, Optional<Judgement> judgement, Drawn drawn) throws IOException {
        synth.verdict(report);
        reports.write(report, synth);
        if (model != null) {
            drawn.model().orElseThrow().withVerdict(judgement.orElseThrow()).save(model);
            synth.result("Wrote " + model);
        }
    }
}
