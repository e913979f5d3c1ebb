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
    void aModelOfFormatVersion1MakesItsRows() throws Exception {
        URL file = Objects.requireNonNull(GoldenModelTest.class.getResource("/golden-model-v1.synth"));

        Synthesizer model = Synthesizer.load(Path.of(file.toURI()));

        assertThat(model.sampleTable(1, 11).row(0).values())
                .extracting(Object::toString)
                .containsExactly("C-40509", "paed", "false", "1", "35.6", "2024-10-20", "2024-11-03", "south", "main");
        assertThat(Digests.of(model.sampleTable(2_000, 11)))
                .isEqualTo("e4c9d4f93f0ca63ab80ab01e9d3c3a3e02a452e84f5d57598676e0c9254aa150");
    }
}
