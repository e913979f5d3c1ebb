package dev.synth.eval.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.eval.EvaluationReport;
import dev.synth.gate.Verdict;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SummaryTextTest {

    static Stream<Map.Entry<String, EvaluationReport>> samples() {
        return SampleReports.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySummaryFitsATerminal(Map.Entry<String, EvaluationReport> sample) {
        String summary = SummaryText.of(sample.getValue());

        assertThat(summary).endsWith("\n").doesNotContain("\u001b", "\u0000", "null", "NaN");
        assertThat(summary.lines())
                .hasSizeLessThanOrEqualTo(20)
                .allSatisfy(line ->
                        assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(100));
    }

    @Test
    void theVerdictIsTheFirstLine() {
        assertThat(SummaryText.of(SampleReports.adult(Verdict.PASS)).lines().findFirst())
                .contains("Verdict: PASS. These rows may be released.");
    }

    @Test
    void scoresStandBesideTheirReferences() {
        assertThat(SummaryText.of(SampleReports.adult(Verdict.PASS)))
                .contains(
                        "Column shapes  0.968, fresh real rows 0.992",
                        "Column pairs   0.941, fresh real rows 0.986, unrelated columns 0.871",
                        "Detection      0.714 by trees, fresh real rows 0.991",
                        "Prediction     0.903 AUC of income, trained on real rows 0.927",
                        "Exact copies   23 of training rows, fewer than 10 of the holdout");
    }

    @Test
    void aTestThatFailsSaysWhy() {
        assertThat(SummaryText.of(SampleReports.adult(Verdict.FAIL)).lines())
                .containsSubsequence(
                        "  G1  FAIL         Exact copies; p < 0.0001; bound 1.6 %, margin 0.10 %",
                        "        Members are hit far more often than the holdout: 412 of them against 5.");
    }

    @Test
    void withoutAHoldoutNoReferenceIsShown() {
        assertThat(SummaryText.of(SampleReports.withoutHoldout()))
                .contains("23 of training rows, no holdout to compare with")
                .doesNotContain("fresh real rows");
    }
}
