package dev.synth.eval.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void sharesKeepTwoDigitsHoweverSmall() {
        assertThat(Numbers.percent(0.0)).isEqualTo("0 %");
        assertThat(Numbers.percent(1.0)).isEqualTo("100 %");
        assertThat(Numbers.percent(0.0564)).isEqualTo("5.6 %");
        assertThat(Numbers.percent(0.0012)).isEqualTo("0.12 %");
        assertThat(Numbers.percent(0.00098)).isEqualTo("0.098 %");
        assertThat(Numbers.percent(1e-9)).isEqualTo("< 0.001 %");
    }

    @Test
    void absentAndUndefinedNumbersAreDashes() {
        assertThat(Numbers.score(null)).isEqualTo("–");
        assertThat(Numbers.score(Double.NaN)).isEqualTo("–");
        assertThat(Numbers.percent(Double.POSITIVE_INFINITY)).isEqualTo("–");
        assertThat(Numbers.pValue(Double.NaN)).isEqualTo("–");
        assertThat(Numbers.count((Integer) null)).isEqualTo("–");
    }

    @Test
    void smallPValuesAreNotRoundedToZero() {
        assertThat(Numbers.pValue(1e-12)).isEqualTo("< 0.0001");
        assertThat(Numbers.pValue(0.0004)).isEqualTo("0.0004");
        assertThat(Numbers.pValue(0.25)).isEqualTo("0.250");
    }

    @Test
    void axesAreLabelledAtRoundPlaces() {
        assertThat(Ticks.percent(0.43, 4).labels()).containsExactly("0", "20%", "40%");
        assertThat(Ticks.percent(0.004, 4).labels()).containsExactly("0", "0.1%", "0.2%", "0.3%", "0.4%");
        assertThat(Ticks.plain(0.23, 5).labels()).containsExactly("0", "0.05", "0.10", "0.15", "0.20");
        assertThat(Ticks.percent(0, 4).top()).isPositive();
    }
}
