package dev.synth.gan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.internal.digest.Digests;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Model files of every format version must load and make the rows they made when they were written. */
class GoldenModelTest {
    @Test
    void aModelOfFormatVersion2MakesItsRows() throws Exception {
        URL file = Objects.requireNonNull(GoldenModelTest.class.getResource("/golden-model-v2.synth"));

        Synthesizer model = Synthesizer.load(Path.of(file.toURI()));

        assertThat(model.sampleTable(1, 11).row(0).values())
                .extracting(String::valueOf)
                .containsExactly(
                        "C-47132", "cardio", "false", "40", "35.8", "2024-06-17", "2024-06-17", "north", "main");
        assertThat(Digests.of(model.sampleTable(2_000, 11)))
                .isEqualTo("0a161dcd5506f2acb3760d2c0f620e9032399b116e111c7e658cd22a30380028");
    }
}
