package dev.synth.cli;

import dev.synth.JudgedSynthesizer;
import dev.synth.TrainedSynthesis;
import dev.synth.gan.Phase;
import dev.synth.gate.ReleaseGate;
import dev.synth.gate.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a model, judges a trial sample of it and saves it with the verdict. */
@Command(
        name = "train",
        header = "Train a model, judge a trial sample of it and save it.",
        description = {
            "%nTrains a model of a table, judges a trial sample of it (as many rows as it learnt from, at most 20,000)"
                    + " and saves the model with the verdict. 'synth sample' then makes any number of rows from it,"
                    + " if the verdict is PASS.%n%nThe model file is written whatever the verdict. It stands for the"
                    + " original table and is to be kept like it: 'synth inspect' lists every original value that it"
                    + " holds.%n"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  synth train patients.csv -o patients.synth",
            "  synth train patients.csv -o patients.synth --schema schema.json --seed 7 --report report.html",
            "  synth sample patients.synth -n 100000 -o synthetic.parquet"
        })
final class TrainCommand implements Callable<Integer> {
    private final SynthCommand synth;

    @Mixin
    TrainingArguments training = new TrainingArguments();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "MODEL",
            required = true,
            description = "Where the model goes, such as model.synth.")
    Path output;

    @Mixin
    ReportArguments reports = new ReportArguments();

    @Mixin
    PolicyArguments policy = new PolicyArguments();

    @Mixin
    LedgerArguments ledger = new LedgerArguments();

    @Mixin
    SidecarArguments sidecar = new SidecarArguments();

    TrainCommand(SynthCommand synth) {
        this.synth = synth;
    }

    @Override
    public Integer call() throws IOException {
        if (training.rowsFrom == PrivateRowSource.MARGINALS) {
            throw new IllegalArgumentException(
                    "A model is a GAN, and --rows-from marginals is for rows without one; leave"
                            + " it out, or use 'synth generate'.");
        }
        ReleaseGate gate = policy.gate(synth);
        TrainingArguments.Plan plan = training.plan(ledger.open(synth));
        List<Path> targets = new ArrayList<>(reports.targets());
        targets.add(output);
        targets.addAll(sidecar.targets());
        targets.addAll(training.targets());
        List<Path> inputs = new ArrayList<>(training.inputs());
        inputs.addAll(policy.inputs());
        Targets.check(targets, inputs);
        try (Progress progress = synth.progress(training.timeBudget())) {
            TrainedSynthesis trained = plan.train(progress, synth);
            JudgedSynthesizer judged =
                    trained.judge(sidecar.around(gate, file -> file.numbering(trained.trainingRows())));
            progress.onPhase(Phase.WRITE, output.toString());
            judged.synthesizer().save(output);
            synth.verdict(judged.report());
            synth.result("Wrote " + output);
            reports.write(judged.report(), synth);
            return status(judged.report().verdict());
        }
    }

    private int status(Verdict verdict) {
        if (verdict == Verdict.PASS) {
            return Status.DONE;
        }
        synth.error("The trial sample was not passed (" + verdict + "), so 'synth sample' refuses this model.");
        synth.err()
                .println(
                        "Train it anew as the verdict says, or let its rows out with 'synth sample --ungated REASON'.");
        return Status.REFUSED;
    }
}
