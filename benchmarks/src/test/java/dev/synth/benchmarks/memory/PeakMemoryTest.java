package dev.synth.benchmarks.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeakMemoryTest {
    @Test
    void theKernelsFigureIsReadInKibibytes() {
        assertThat(PeakMemory.parse(List.of("Name:\tjava", "VmPeak:\t 9999999 kB", "VmHWM:\t  404480 kB")))
                .contains(new PeakMemory(404_480L * 1_024, PeakMemory.RESIDENT));
    }

    @Test
    void withoutTheKernelsFigureTheHeapIsMeasured() {
        assertThat(PeakMemory.resident(Path.of("no-such-file"))).isEmpty();
        assertThat(PeakMemory.parse(List.of("Name:\tjava"))).isEmpty();
        assertThat(PeakMemory.ofThisProcess().bytes()).isGreaterThan(1_000_000);
    }
}
