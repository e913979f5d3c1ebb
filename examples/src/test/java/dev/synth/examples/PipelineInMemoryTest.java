package dev.synth.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.examples.simulation.LoanApplication;
import dev.synth.examples.simulation.LoanSimulator;
import dev.synth.gan.GanOptions;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineInMemoryTest {
    @Test
    void loansComeBackAsManyNewLoansOfTheSameType() throws IOException {
        List<LoanApplication> loans = LoanSimulator.simulate(12_000, 7);
        List<LoanApplication> synthetic = PipelineInMemory.run(
                loans, GanOptions.builder().seed(42).steps(60).build());
        assertThat(synthetic).hasSameSizeAs(loans);
        assertThat(synthetic.stream().map(LoanApplication::number))
                .doesNotHaveDuplicates()
                .allMatch(number -> number.matches("L-\\d{8}"))
                .doesNotContainAnyElementsOf(
                        loans.stream().map(LoanApplication::number).toList());
        assertThat(synthetic).allSatisfy(loan -> {
            assertThat(loan.age()).isBetween(18, 85);
            assertThat(loan.submitted().getYear()).isEqualTo(2024);
            assertThat(loan.months() % 12).isZero();
        });
        assertThat(synthetic.stream().map(LoanApplication::purpose).distinct())
                .containsExactlyInAnyOrder(LoanApplication.Purpose.values());
    }
}
