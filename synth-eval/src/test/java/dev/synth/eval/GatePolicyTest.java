package dev.synth.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GatePolicyTest {
    @Test
    void aPolicyWithThePresetsValuesHasItsName() {
        assertThat(GatePolicy.strict().presetName()).isEqualTo("strict");
        assertThat(GatePolicy.strict().toBuilder().k(5).build().presetName()).isEqualTo("custom");
    }

    private static GatePolicyBuilder builder() {
        return GatePolicy.standard().toBuilder();
    }

    @Test
    void impossibleSettingsAreRefusedWithTheirNameAndValue() {
        assertThatThrownBy(() -> builder().alpha(0).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("alpha (0.0) must be above 0 and at most 0.1.");
        assertThatThrownBy(() -> builder().nearMargin(Double.NaN).build()).hasMessageContaining("nearMargin (NaN)");
        assertThatThrownBy(() -> builder().attackMargin(0.01).build())
                .hasMessage("attackMargin (0.01) must be above 0.01 and at most 0.3.");
        assertThatThrownBy(() -> builder().attackMargin(0.31).build()).hasMessageContaining("attackMargin (0.31)");
        assertThatThrownBy(() -> builder().k(1).build()).hasMessage("k (1) must be at least 2.");
        assertThatThrownBy(() -> builder().tests(List.of("G8")).build()).hasMessageContaining("tests ([G8])");
        assertThatThrownBy(() -> builder().tests(List.of()).build()).hasMessageContaining("must be some of [G1, G2");
    }

    @Test
    void theStandardPolicyIsTheDocumentedOne() {
        assertThat(GatePolicy.standard())
                .isEqualTo(new GatePolicy(
                        List.of("G1", "G2", "G3", "G4", "G5", "G6", "G7"),
                        0.01,
                        0.05,
                        0.001,
                        0.005,
                        0.02,
                        5,
                        100_000,
                        10_000));
        assertThat(GatePolicy.preset("standard")).isEqualTo(GatePolicy.standard());
    }

    @Test
    void attemptsTogetherSpendNoMoreThanOneWould() {
        double alpha = 0;
        double error = 0;
        for (int attempt = 1; attempt <= 60; attempt++) {
            alpha += GatePolicy.standard().forAttempt(attempt).alpha();
            error += GatePolicy.standard().forAttempt(attempt).boundError();
        }
        assertThat(alpha).isBetween(0.0099, 0.01);
        assertThat(error).isBetween(0.0499, 0.05);
        assertThat(GatePolicy.standard().forAttempt(5_000).alpha()).isPositive();
        assertThatThrownBy(() -> GatePolicy.standard().forAttempt(0)).hasMessage("attempt (0) must be at least 1.");
    }

    @Test
    void everyPresetSurvivesJson() {
        for (String preset : List.of("standard", "strict", "research")) {
            GatePolicy policy = GatePolicy.preset(preset);
            assertThat(GatePolicy.parse(policy.toJson())).isEqualTo(policy);
            assertThat(GatePolicy.parse("{\"preset\": \"" + preset + "\"}")).isEqualTo(policy);
        }
        assertThat(GatePolicy.parse("{\"preset\": \"strict\", \"k\": 20, \"tests\": [\"G7\", \"G1\"]}"))
                .isEqualTo(GatePolicy.strict().toBuilder()
                        .k(20)
                        .tests(List.of("G1", "G7"))
                        .build());
        assertThat(GatePolicy.parse("{}")).isEqualTo(GatePolicy.standard());
    }

    @Test
    void jsonThatMeansNothingIsRefusedWithWhatThereIs() {
        assertThatThrownBy(() -> GatePolicy.parse("{\"alfa\": 0.01}"))
                .hasMessage("Unknown field 'alfa' in the policy; the fields are formatVersion, preset, tests, alpha,"
                        + " boundError, exactMargin, nearMargin, attackMargin, k, searchRows, subspaceRows.");
        assertThatThrownBy(() -> GatePolicy.parse("{\"k\": \"five\"}"))
                .hasMessage("'k' in the policy is \"five\"; it must be a whole number.");
        assertThatThrownBy(() -> GatePolicy.parse("{\"preset\": \"lax\"}"))
                .hasMessage("No policy 'lax'. Policies: standard, strict, research.");
        assertThatThrownBy(() -> GatePolicy.parse("{\"formatVersion\": 2}"))
                .hasMessage("'formatVersion' in the policy is 2; it must be 1.");
        assertThatThrownBy(() -> GatePolicy.parse("[1]")).hasMessageContaining("must be a JSON object");
        assertThatThrownBy(() -> GatePolicy.parse("{")).hasMessage("The policy is JSON that breaks off at line 1.");
        assertThatThrownBy(() -> GatePolicy.parse("{\n k: 5}")).hasMessage("The policy is not JSON at line 2.");
        assertThatThrownBy(() -> GatePolicy.parse("{\"k\": 10, \"k\": 3}"))
                .hasMessage("The policy is JSON with a field twice at line 1: 'k'.");
        assertThatThrownBy(() -> GatePolicy.parse("{} {\"k\": 3}"))
                .hasMessage("The policy is JSON with something behind its end at line 1.");
    }
}
