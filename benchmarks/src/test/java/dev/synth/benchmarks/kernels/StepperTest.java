package dev.synth.benchmarks.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.benchmarks.simulated.SimulatedTables;
import dev.synth.gan.GanOptions;
import dev.synth.table.Table;
import org.junit.jupiter.api.Test;

class StepperTest {
    private static final Table TABLE = SimulatedTables.levels(3, 4, 200, 1);

    @Test
    void trainingGoesFromReportToReportAndEndsWhenClosed() throws InterruptedException {
        GanOptions.Builder small =
                GanOptions.builder().batchSize(10).packSize(1).generatorWidth(4).criticWidth(4);
        try (Stepper stepper = Stepper.start(TABLE, small)) {
            assertThat(stepper.advance()).isPositive();
            assertThat(stepper.advance()).isPositive();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("stepper");
    }

    @Test
    void aTrainingThatFailsIsNotWaitedFor() {
        assertThatThrownBy(() -> Stepper.start(TABLE.slice(0, 3), GanOptions.builder()))
                .hasMessageContaining("The training ended after step 0: ")
                .hasMessageContaining("There are 3 training rows");
    }
}
