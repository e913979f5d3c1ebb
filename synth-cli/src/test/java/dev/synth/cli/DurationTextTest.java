package dev.synth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({"90s, 90", "5m, 300", "1h, 3600", "1h30m, 5400", "PT5M, 300", "pt5m, 300", "2M, 120"})
    void durationsAreReadAsPeopleWriteThem(String text, long seconds) {
        assertThat(new DurationText().convert(text)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void whatIsNoDurationIsRefusedWithExamples() {
        assertThatThrownBy(() -> new DurationText().convert("soon"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'soon'")
                .hasMessageContaining("5m");
    }

    @ParameterizedTest
    @CsvSource({"400, 0 s", "59400, 59 s", "72000, 1 min 12 s", "3600000, 1 h 0 min", "5430000, 1 h 30 min"})
    void durationsAreWrittenInTheirTwoGreatestUnits(long millis, String text) {
        assertThat(DurationText.format(Duration.ofMillis(millis))).isEqualTo(text);
    }
}
