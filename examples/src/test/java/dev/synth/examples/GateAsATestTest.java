package dev.synth.examples;

import static dev.synth.eval.junit.ReleaseAssertions.assertThatRelease;

import dev.synth.eval.GatePolicy;
import dev.synth.eval.junit.GatedRelease;
import dev.synth.eval.junit.ReleaseGated;
import dev.synth.examples.simulation.LoanApplication;
import dev.synth.examples.simulation.LoanSimulator;
import dev.synth.io.ForeignTable;
import dev.synth.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The release gate as tests of a build: what docs/how-to/gate-a-release-in-a-junit-test.md shows. */
class GateAsATestTest {
    private static final int ROWS = 6_000;

    private final List<LoanApplication> loans = LoanSimulator.simulate(3 * ROWS, 7);
    private final Table training = PipelineInMemory.toTable(loans.subList(0, ROWS));
    private final Table holdout = PipelineInMemory.toTable(loans.subList(ROWS, 2 * ROWS));

    @Test
    @ReleaseGated(reports = "target/gate")
    void theGeneratorLeaksNobody(GatedRelease release) {
        Table synthetic = generate();
        release.of(training, holdout, synthetic);
    }

    @Test
    void theGeneratorLeaksNobodyByAssertion() {
        Table synthetic = generate();
        assertThatRelease(training, holdout, synthetic).passes(GatePolicy.standard());
    }

    @Test
    void anotherToolsFileLeaksNobody(@TempDir Path folder) throws IOException {
        Path file = writeAsAnotherToolWould(folder.resolve("theirs.csv"));
        ForeignTable theirs = ForeignTable.read(file, training);
        theirs.notes().forEach(System.out::println);
        assertThatRelease(training, holdout, theirs.table()).passes();
    }

    /** Stands for the generator under test: fresh rows of the population, which an honest one would make. */
    private Table generate() {
        return PipelineInMemory.toTable(loans.subList(2 * ROWS, 3 * ROWS));
    }

    private Path writeAsAnotherToolWould(Path file) throws IOException {
        StringBuilder text = new StringBuilder(
                "defaulted;months;amount;purpose;income;employment;age;channel;submitted;number;batch\n");
        for (LoanApplication loan : loans.subList(2 * ROWS, 3 * ROWS)) {
            text.append(loan.defaulted() ? "True" : "False").append(';');
            text.append(loan.months()).append(".0;");
            text.append(loan.amount()).append(';');
            text.append(loan.purpose()).append(';');
            text.append(String.valueOf(loan.income()).replace('.', ',')).append(';');
            text.append(loan.employment()).append(';');
            text.append(loan.age()).append(';');
            text.append(loan.channel()).append(';');
            text.append(loan.submitted()).append(';');
            text.append(loan.number()).append(";1\n");
        }
        return Files.writeString(file, text);
    }
}
