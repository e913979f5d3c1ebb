package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "DATE; dd.MM.yyyy; 31.01.2024; 2024-01-31",
                "DATE; dd.MM.yyyy; 2024-01-31; 2024-01-31",
                "DATE; d MMMM yyyy; 2 January 2006; 2006-01-02",
                "DATE_TIME; epoch-seconds; 86400; 1970-01-02T00:00",
                "DATE_TIME; dd/MM/yyyy HH:mm; 31/01/2024 07:30; 2024-01-31T07:30",
                "TIME; h:mm a; 9:20 PM; 21:20",
                "TIME; h:mm a; 21:20; 21:20",
                "DURATION; H:mm; 36:30; PT36H30M",
                "DURATION; minutes; 90; PT1H30M",
                "DURATION; minutes; PT2H; PT2H"
            })
    void aTextInTheColumnsOwnFormatIsTurnedIntoIso(ColumnKind kind, String format, String text, String plain) {
        assertThat(ValueText.plain(ColumnSchema.of("c", kind).withFormat(format), text))
                .isEqualTo(plain);
    }

    @Test
    void numbersLoseTheirMarksAndOtherTextsStayAsTheyAre() {
        ColumnSchema column = ColumnSchema.of("c", ColumnKind.CONTINUOUS).withAttribute("csv.number", "-1.234,5 €");
        assertThat(ValueText.plain(column, "1.234,50 €")).isEqualTo("1234.5");
        assertThat(ValueText.plain(column, "many")).isEqualTo("many");
        assertThat(ValueText.plain(ColumnSchema.of("c", ColumnKind.CATEGORICAL), "31.01.2024"))
                .isEqualTo("31.01.2024");
    }

    @Test
    void aFormatThatIsNoneIsRefused() {
        ColumnSchema column = ColumnSchema.of("c", ColumnKind.DATE).withFormat("no pattern");
        assertThatThrownBy(() -> ValueText.plain(column, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'no pattern'");
    }
}
