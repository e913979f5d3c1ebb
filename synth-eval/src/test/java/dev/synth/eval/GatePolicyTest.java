package dev.synth.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GatePolicyTest {
    @Test
    void impossibleSettingsAreRefusedWithTheirNameAndValue() {
        assertThatThrownBy(() -> new GatePolicy(0, 0.001, 0.005, 5, 100_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("alpha (0.0) must be above 0 and at most 0.1.");
        assertThatThrownBy(() -> new GatePolicy(0.01, 0.001, Double.NaN, 5, 100_000))
                .hasMessageContaining("nearMargin (NaN)");
        assertThatThrownBy(() -> new GatePolicy(0.01, 0.001, 0.005, 1, 100_000))
                .hasMessage("k (1) must be at least 2.");
    }

    @Test
    void theStandardPolicyIsTheDocumentedOne() {
        assertThat(GatePolicy.standard()).isEqualTo(new GatePolicy(0.01, 0.001, 0.005, 5, 100_000));
    }
}
