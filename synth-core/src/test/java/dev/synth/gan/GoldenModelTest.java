package dev.synth.gan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.internal.digest.Digests;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Model files of every format version must load and make the rows they made when they were written. */
class GoldenModelTest {
    private static Synthesizer golden(String file) throws Exception {
        URL url = Objects.requireNonNull(GoldenModelTest.class.getResource(file));
        return Synthesizer.load(Path.of(url.toURI()));
    }

    @Test
    void aModelOfFormatVersion2MakesItsRows() throws Exception {
        Synthesizer model = golden("/golden-model-v2.synth");

        assertThat(model.sampleTable(1, 11).row(0).values())
                .extracting(String::valueOf)
                .containsExactly(
                        "C-47132", "cardio", "false", "33", "29.7", "2024-06-17", "2024-06-17", "north", "main");
        assertThat(Digests.of(model.sampleTable(2_000, 11)))
                .isEqualTo("a38197c4262205685dab830e15cede5457f76573851bd335893426fdce576d46");
    }

    /** Of 4,000 rows with days and times of day, numbers that repeat others, missing ones, a rule, and a round of rejection. */
    @Test
    void aModelOfFormatVersion3MakesItsRowsAndTellsItsFacts() throws Exception {
        Synthesizer model = golden("/golden-model-v3.synth");

        assertThat(model.sampleTable(1, 11).row(0).values())
                .extracting(String::valueOf)
                .containsExactly("C-81132", "neuro", "true", "main", "2024-01-29T05:30", "3364", "669", "0", "0");
        assertThat(Digests.of(model.sampleTable(2_000, 11)))
                .isEqualTo("09476e0246fb57a22c044864670c259398904485a839d1f61e1b172e0917c1ad");
        assertThat(model.describe())
                .containsAllEntriesOf(Map.of(
                        "data", "525fb401bd54652396879a53a2896fdd672341072b8c0354af13f1cad0875c96",
                        "seed", "1",
                        "steps", "200",
                        "trained", "2026-11-23T04:26:05Z",
                        "ruleAcceptance", "1.0000",
                        "rowAcceptance", "0.5486"));
        assertThat(model.disclosedLiterals())
                .containsEntry("ward", List.of("neuro", "cardio", "paed", "onco"))
                .containsKeys("seen", "billed", "paid", "nights");
    }

    /** Of 3,000 rows whose day is cut where a column's levels change, and dates of which many are 1900-01-01 or 9999-12-31. */
    @Test
    void aModelOfFormatVersion3WithFarDatesMakesItsRows() throws Exception {
        Synthesizer model = golden("/golden-model-v3-dates.synth");

        assertThat(model.sampleTable(1, 11).row(0).values())
                .extracting(String::valueOf)
                .containsExactly("true", "2016-10-11T12:25", "2014-11-04", "2015-03-04");
        assertThat(Digests.of(model.sampleTable(2_000, 11)))
                .isEqualTo("bdf398f8180387d21bc0036a503eb48c52ee9d87d31daec4eafbde6ddb09da8f");
        assertThat(model.disclosedLiterals()).containsEntry("closed", List.of("9999-12-31"));
        assertThat(model.disclosedLiterals().get("opened")).contains("1900-01-01");
    }
}
