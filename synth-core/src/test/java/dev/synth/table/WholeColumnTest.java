package dev.synth.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeColumnTest {
    private static long restored(double value, ColumnKind kind) {
        return WholeColumn.restored(new double[] {value}, kind).whole(0);
    }

    /** What stands for no end in the databases that are asked most often, and two other far date-times. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "9999-12-31T00:00:00",
                "9999-12-31T23:59:59",
                "9999-12-31T23:59:59.997",
                "9999-12-31T23:59:59.999",
                "9999-12-31T23:59:59.999999",
                "9998-12-31T23:59:59.999",
                "0001-01-01T00:00:00.001"
            })
    void farDateTimesAreTheSameAfterBeingDoubles(String text) {
        long micros = WholeColumn.toMicros(LocalDateTime.parse(text));
        assertThat(restored(micros, ColumnKind.DATE_TIME)).isEqualTo(micros);
    }

    @Test
    void numbersThatDoublesTellApartAreTheNearest() {
        assertThat(restored(0.5, ColumnKind.INTEGER)).isEqualTo(1);
        assertThat(restored(-2.6, ColumnKind.INTEGER)).isEqualTo(-3);
        assertThat(restored((1L << 53) - 1, ColumnKind.INTEGER)).isEqualTo((1L << 53) - 1);
        assertThat(restored(Double.NaN, ColumnKind.INTEGER)).isEqualTo(WholeColumn.MISSING);
    }

    @Test
    void greatNumbersStayTheSameDouble() {
        for (double value : new double[] {0x1p53, 1.2345678901234567e18, -0x1p62, -0x1p63, 253_402_300_800_000_000.0}) {
            long whole = restored(value, ColumnKind.INTEGER);
            assertThat((double) whole).isEqualTo(value);
            assertThat(whole).isNotEqualTo(WholeColumn.MISSING);
        }
        assertThat(restored(253_402_300_800_000_000.0, ColumnKind.INTEGER)).isEqualTo(253_402_300_800_000_000L);
    }
}
