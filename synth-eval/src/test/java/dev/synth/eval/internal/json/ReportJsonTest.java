package dev.synth.eval.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synth.eval.Detection;
import dev.synth.eval.Diversity;
import dev.synth.eval.Diversity.DistinctRows;
import dev.synth.eval.Diversity.SupportReferences;
import dev.synth.eval.EvaluationReport;
import dev.synth.eval.Fidelity;
import dev.synth.eval.Fidelity.ColumnPairTrends;
import dev.synth.eval.Fidelity.ColumnShapes;
import dev.synth.eval.Fidelity.PairOverlay;
import dev.synth.eval.Fidelity.PairTrend;
import dev.synth.eval.Fidelity.SdMetricsQuality;
import dev.synth.eval.Leakage;
import dev.synth.eval.Leakage.LeakageTest;
import dev.synth.eval.Utility;
import dev.synth.gate.CurvePoint;
import dev.synth.gate.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
    @Test
    void fieldsHaveTheNamesThatReadersRelyOn() throws Exception {
        JsonNode json = new ObjectMapper().readTree(ReportJson.write(report(0.25)));
        assertThat(names(json))
                .containsExactly(
                        "formatVersion",
                        "verdict",
                        "rows",
                        "fidelity",
                        "detection",
                        "diversity",
                        "utility",
                        "leakage",
                        "nextSteps",
                        "provenance",
                        "learningCurve",
                        "narrative");
        assertThat(json.at("/formatVersion").intValue()).isEqualTo(1);
        assertThat(json.at("/verdict").textValue()).isEqualTo("FAIL");
        assertThat(names(json.get("rows"))).containsExactly("train", "holdout", "synthetic");
        assertThat(json.at("/rows/train").intValue()).isEqualTo(100);
        JsonNode joint = json.at("/fidelity/pairOverlays/0");
        assertThat(names(joint))
                .containsExactly(
                        "a",
                        "b",
                        "score",
                        "aBins",
                        "bBins",
                        "training",
                        "synthetic",
                        "trainingHidden",
                        "syntheticHidden");
        assertThat(joint.at("/training/0/0").doubleValue()).isEqualTo(0.75);
        assertThat(joint.at("/training/0/1").isNull())
                .as("a cell of few entities")
                .isTrue();
        assertThat(names(json.get("narrative"))).containsExactly("headline", "reason", "ungated", "compared", "unseen");
        assertThat(json.at("/narrative/headline").textValue()).isEqualTo("Do not release these rows.");
        JsonNode shapes = json.at("/fidelity/columnShapes");
        assertThat(names(shapes))
                .containsExactly("mean", "reference", "columns", "missing", "missingMean", "missingReference");
        assertThat(names(shapes.get("columns"))).as("in the table's order").containsExactly("zeta", "alpha");
        JsonNode trends = json.at("/fidelity/columnPairTrends");
        assertThat(names(trends)).containsExactly("mean", "reference", "independent", "pairs", "pairCount");
        assertThat(names(trends.at("/pairs/0"))).containsExactly("a", "b", "score");
        assertThat(names(json.get("detection")))
                .containsExactly(
                        "logistic",
                        "trees",
                        "logisticReference",
                        "treesReference",
                        "logisticIndependent",
                        "treesIndependent",
                        "columns",
                        "rows");
        assertThat(names(json.get("diversity")))
                .startsWith("duplicateRows")
                .contains("coverage", "alphaPrecision", "betaRecall");
        assertThat(names(json.get("utility")))
                .containsExactly(
                        "target",
                        "declared",
                        "metric",
                        "tstr",
                        "trtr",
                        "independent",
                        "syntheticRows",
                        "trainingRows",
                        "holdoutRows");
        assertThat(names(json.get("leakage")))
                .startsWith("dcrShare", "exactCopies")
                .contains("tests");
        assertThat(names(json.at("/leakage/tests/0")))
                .containsExactly(
                        "id",
                        "title",
                        "statistic",
                        "pValue",
                        "adjustedPValue",
                        "upperBound",
                        "margin",
                        "power",
                        "decision",
                        "message");
        assertThat(json.at("/provenance/seed").textValue()).isEqualTo("42");
        assertThat(names(json.at("/learningCurve/0"))).containsExactly("step", "trainingLoss", "validationLoss");
        assertThat(json.at("/learningCurve/0/validationLoss").doubleValue()).isEqualTo(13.25);
    }

    @Test
    void numbersHaveSixSignificantDigitsAndWhatIsAbsentIsNull() {
        String json = ReportJson.write(report(0.123456789));
        assertThat(json).contains("\"logistic\" : 0.123457").contains("\"pValue\" : 1.23457E-8");
        assertThat(json).contains("\"treesReference\" : null").contains("\"dcrShare\" : null");
        assertThat(json).startsWith("{\n  \"formatVersion\" : 1,");
        assertThat(ReportJson.write(report(0.123456789))).isEqualTo(json);
    }

    @Test
    void fewCopiesAreNotTold() {
        assertThat(copies(3, 9)).contains("\"exactCopies\" : null").contains("\"holdoutCopies\" : null");
        assertThat(copies(0, 0)).contains("\"exactCopies\" : 0").contains("\"holdoutCopies\" : 0");
        assertThat(copies(10, 412)).contains("\"exactCopies\" : 10").contains("\"holdoutCopies\" : 412");
    }

    private static String copies(int exact, int holdout) {
        EvaluationReport report = report(0.5);
        return ReportJson.write(new EvaluationReport(
                1,
                report.verdict(),
                report.rows(),
                report.fidelity(),
                report.detection(),
                report.diversity(),
                report.utility(),
                new Leakage(null, exact, holdout, report.leakage().tests(), null),
                report.nextSteps(),
                report.provenance(),
                report.learningCurve()));
    }

    @Test
    void aNumberThatIsNotFiniteIsRefused() {
        assertThatThrownBy(() -> ReportJson.write(report(Double.NaN)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a score is NaN")
                .hasMessageContaining("logistic");
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static PairOverlay joint() {
        return new PairOverlay(
                "zeta",
                "alpha",
                0.9,
                List.of("low"),
                List.of("yes", "no"),
                List.of(Arrays.asList(0.75, null)),
                List.of(Arrays.asList(0.5, null)),
                0.25,
                0.5);
    }

    private static EvaluationReport report(double score) {
        Map<String, Double> columns = new LinkedHashMap<>();
        columns.put("zeta", 1.0);
        columns.put("alpha", 0.5);
        LeakageTest test = new LeakageTest(
                "G1", "Do copies favour members?", 2.0, 1.23456789e-8, 1e-7, 0.002, 0.001, 11, Verdict.FAIL, "Yes.");
        return new EvaluationReport(
                1,
                Verdict.FAIL,
                new EvaluationReport.Rows(100, 50, 80),
                new Fidelity(
                        new ColumnShapes(0.75, null, columns, columns, 1, null),
                        new ColumnPairTrends(0.9, null, 0.8, List.of(new PairTrend("zeta", "alpha", 0.9)), 1),
                        List.of(),
                        List.of(joint()),
                        List.of(),
                        new SdMetricsQuality(1, null, 1, 0)),
                new Detection(score, 0.5, null, null, 1, 0, 2, 500),
                new Diversity(
                        0,
                        0,
                        0,
                        null,
                        1,
                        columns,
                        List.of(),
                        null,
                        null,
                        new DistinctRows(0, 1, 1, null, 1),
                        null,
                        1,
                        List.of(),
                        null,
                        new SupportReferences(0, null, null, null, null)),
                new Utility("alpha", true, "auc", 0.8, 0.9, 0.5, 900, 1_000, 200),
                new Leakage(null, 3, null, List.of(test), null),
                List.of("Train less."),
                Map.of("seed", "42"),
                List.of(new CurvePoint(100, 12.5, 13.25)));
    }
}
