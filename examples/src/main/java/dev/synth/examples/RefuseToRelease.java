package dev.synth.examples;

import dev.synth.Candidate;
import dev.synth.ReleaseRefusedException;
import dev.synth.eval.LeakageGate;
import dev.synth.examples.simulation.LoanApplication;
import dev.synth.examples.simulation.LoanSimulator;
import dev.synth.io.CsvSink;
import dev.synth.table.Table;
import dev.synth.table.TableSink;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A build step that publishes another generator's rows, and fails the build if they leak the rows that it learnt from. */
public final class RefuseToRelease {
    private RefuseToRelease() {}

    /** Shows a refusal: the exit status is 1. */
    public static void main(String[] args) throws IOException {
        List<LoanApplication> loans = LoanSimulator.simulate(18_000, 7);
        List<LoanApplication> training = loans.subList(0, 6_000);
        List<LoanApplication> holdout = loans.subList(6_000, 12_000);
        List<LoanApplication> synthetic = leaky(training, loans.subList(12_000, 18_000));
        boolean published = run(
                PipelineInMemory.toTable(training),
                PipelineInMemory.toTable(holdout),
                PipelineInMemory.toTable(synthetic),
                CsvSink.of(Path.of("examples/target/loans-synthetic.csv")),
                System.out);
        System.exit(published ? 0 : 1);
    }

    /** Publishes the synthetic rows and returns true; or writes nothing, says why, and returns false. */
    static boolean run(Table training, Table holdout, Table synthetic, TableSink target, PrintStream log)
            throws IOException {
        try {
            Candidate.of(training, holdout, synthetic)
                    .release(LeakageGate.standard())
                    .writeTo(target);
            return true;
        } catch (ReleaseRefusedException refused) {
            log.println(refused.findReport().orElseThrow().summary());
            return false;
        }
    }

    /** What a leaky generator gives: every 25th row is a training row under a new number, later and for 100 euros more. */
    static List<LoanApplication> leaky(List<LoanApplication> training, List<LoanApplication> honest) {
        return IntStream.range(0, honest.size())
                .mapToObj(i ->
                        i % 25 == 0 ? disguised(training.get(i), honest.get(i).number()) : honest.get(i))
                .toList();
    }

    private static LoanApplication disguised(LoanApplication loan, String number) {
        return new LoanApplication(
                number,
                loan.submitted().plusMinutes(3),
                loan.channel(),
                loan.age(),
                loan.employment(),
                loan.income(),
                loan.purpose(),
                loan.amount() + 100,
                loan.months(),
                loan.defaulted());
    }
}
