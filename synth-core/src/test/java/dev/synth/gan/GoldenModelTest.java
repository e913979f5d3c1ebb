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
                        "C-47132", "cardio", "false", "33", "29.7", "2024-06-17", "2024-06-17", "north", "main");
        assertThat(Digests.of(model.sampleTable(2_000, 11)))
                .isEqualTo("a38197c4262205685dab830e15cede5457f76573851bd335893426fdce576d46");
    }
}
