package dev.synth.eval.internal.report;

import dev.synth.eval.Detection;
import dev.synth.eval.Diversity;
import dev.synth.eval.Diversity.CollapsedMode;
import dev.synth.eval.Diversity.DistinctRows;
import dev.synth.eval.Diversity.SupportReferences;
import dev.synth.eval.EvaluationReport;
import dev.synth.eval.EvaluationReport.Rows;
import dev.synth.eval.Fidelity;
import dev.synth.eval.Fidelity.ColumnOverlay;
import dev.synth.eval.Fidelity.ColumnPairTrends;
import dev.synth.eval.Fidelity.PairOverlay;
import dev.synth.eval.Fidelity.PairTrend;
import dev.synth.eval.Leakage;
import dev.synth.eval.Leakage.DistanceCurves;
import dev.synth.eval.Leakage.LeakageTest;
import dev.synth.eval.Utility;
import dev.synth.gate.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Invented evaluations in the shape of real ones. */
final class SampleReports {
    private static final List<String> ADULT = List.of(
            "age",
            "workclass",
            "fnlwgt",
            "education",
            "education-num",
            "marital-status",
            "occupation",
            "relationship",
            "race",
            "sex",
            "capital-gain",
            "capital-loss",
            "hours-per-week",
            "native-country",
            "income");

    private SampleReports() {}

    /** Writes each sample as a page into the directory given, to be looked at. */
    public static void main(String[] args) throws IOException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        for (Map.Entry<String, EvaluationReport> sample : all().entrySet()) {
            Files.writeString(directory.resolve(sample.getKey() + ".html"), HtmlReport.render(sample.getValue()));
            Files.writeString(directory.resolve(sample.getKey() + ".txt"), SummaryText.of(sample.getValue()));
        }
    }

    /** Every sample by name. */
    static Map<String, EvaluationReport> all() {
        return Map.of(
                "pass", adult(Verdict.PASS),
                "fail", adult(Verdict.FAIL),
                "inconclusive", adult(Verdict.INCONCLUSIVE),
                "noholdout", withoutHoldout(),
                "wide", of(wideNames(200), Verdict.PASS),
                "one", of(List.of("age"), Verdict.PASS),
                "hostile", of(hostileNames(), Verdict.FAIL),
                "nothing", withNothingToDraw(),
                "ungated", withProvenance(adult(Verdict.FAIL), Map.of("ungated", "the people in it were invented")));
    }

    /** Two columns, one without any value, and scores that could not be computed. */
    static EvaluationReport withNothingToDraw() {
        EvaluationReport full = of(List.of("all-missing", "empty-in-synthetic"), Verdict.PASS);
        ColumnOverlay none =
                new ColumnOverlay("all-missing", "constant", null, List.of(), List.of(), List.of(), List.of(), 1, 1);
        ColumnOverlay half = new ColumnOverlay(
                "empty-in-synthetic",
                "integer",
                null,
                List.of("0 – 1", "1 – 2"),
                List.of(0.5, 0.5),
                List.of(Double.NaN, Double.NaN),
                List.of(),
                0,
                1);
        ColumnPairTrends trends = new ColumnPairTrends(
                Double.NaN,
                null,
                Double.NaN,
                List.of(new PairTrend("all-missing", "empty-in-synthetic", Double.NaN)),
                1);
        return new EvaluationReport(
                1,
                full.verdict(),
                full.rows(),
                new Fidelity(
                        full.fidelity().columnShapes(),
                        trends,
                        List.of(none, half),
                        List.of(),
                        List.of(),
                        full.fidelity().sdMetrics()),
                new Detection(Double.NaN, Double.NaN, null, null, Double.NaN, Double.NaN, 2, 0),
                full.diversity(),
                full.utility(),
                full.leakage(),
                List.of(),
                Map.of(),
                List.of());
    }

    static EvaluationReport adult(Verdict verdict) {
        return of(ADULT, verdict);
    }

    static List<String> wideNames(int columns) {
        return IntStream.range(0, columns).mapToObj(i -> "measurement_" + i).toList();
    }

    static List<String> hostileNames() {
        return List.of(
                "<script>alert(1)</script>",
                "a&b\"c'",
                "]]></svg><b>",
                "nul\u0000bell\u0007",
                "Straße 🙂 naïve",
                "a very long column name ".repeat(12).strip(),
                "x".repeat(300));
    }

    static EvaluationReport of(List<String> columns, Verdict verdict) {
        Random random = new Random(7);
        return new EvaluationReport(
                1,
                verdict,
                new Rows(26_049, 6_512, 32_561),
                SampleFidelity.of(columns, random, true),
                new Detection(0.968, 0.714, 0.998, 0.991, 0.999, 0.016, 15, 20_000),
                diversity(columns),
                new Utility(columns.get(columns.size() - 1), true, "auc", 0.9034, 0.9271, 0.513, 32_561, 26_049, 6_512),
                new Leakage(0.507, 23, 5, tests(verdict), curves(), SampleAttacks.curves()),
                nextSteps(verdict),
                provenance(),
                SampleCurves.learningCurve());
    }

    static EvaluationReport withProvenance(EvaluationReport full, Map<String, String> facts) {
        return new EvaluationReport(
                1,
                full.verdict(),
                full.rows(),
                full.fidelity(),
                full.detection(),
                full.diversity(),
                full.utility(),
                full.leakage(),
                full.nextSteps(),
                facts,
                full.learningCurve());
    }

    /** An evaluation in which these tests decided. */
    static EvaluationReport judged(Verdict verdict, LeakageTest... tests) {
        EvaluationReport full = adult(verdict);
        return new EvaluationReport(
                1,
                verdict,
                full.rows(),
                full.fidelity(),
                full.detection(),
                full.diversity(),
                full.utility(),
                new Leakage(null, 0, null, List.of(tests), null),
                full.nextSteps(),
                full.provenance(),
                full.learningCurve());
    }

    static EvaluationReport withPairs(List<PairOverlay> pairs) {
        EvaluationReport full = adult(Verdict.PASS);
        Fidelity fidelity = full.fidelity();
        return new EvaluationReport(
                1,
                full.verdict(),
                full.rows(),
                new Fidelity(
                        fidelity.columnShapes(),
                        fidelity.columnPairTrends(),
                        fidelity.overlays(),
                        pairs,
                        fidelity.marginals(),
                        fidelity.sdMetrics()),
                full.detection(),
                full.diversity(),
                full.utility(),
                full.leakage(),
                full.nextSteps(),
                full.provenance(),
                full.learningCurve());
    }

    static EvaluationReport withoutHoldout() {
        EvaluationReport full = adult(Verdict.INCONCLUSIVE);
        return new EvaluationReport(
                1,
                Verdict.INCONCLUSIVE,
                new Rows(26_049, 0, 32_561),
                SampleFidelity.of(ADULT, new Random(7), false),
                new Detection(0.968, 0.714, null, null, 0.999, 0.016, 15, 20_000),
                full.diversity(),
                null,
                new Leakage(
                        null,
                        23,
                        null,
                        List.of(
                                new LeakageTest(
                                        "G0",
                                        "One population",
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        Verdict.INCONCLUSIVE,
                                        "There is no holdout to compare with."),
                                new LeakageTest(
                                        "G7",
                                        "Literal disclosure",
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        Verdict.PASS,
                                        "No value that fewer than 5 training rows hold occurs.")),
                        null),
                List.of("Hold out a fifth of the rows before training and judge again."),
                full.provenance(),
                full.learningCurve());
    }

    private static Diversity diversity(List<String> columns) {
        Map<String, Double> coverage = new LinkedHashMap<>();
        columns.forEach(column -> coverage.put(column, 0.98));
        List<String> collapsed = columns.subList(0, 1);
        return new Diversity(
                41,
                0.00126,
                0.00078,
                0.00031,
                0.974,
                coverage,
                collapsed,
                0.962,
                0.471,
                new DistinctRows(6_512, 0.9994, 0.9996, 0.9995, 1),
                0.989,
                1,
                List.of(new CollapsedMode(columns.get(0), "missing", 0.031, 0.0004, 1.2e-9)),
                0,
                new SupportReferences(5_000, 0.987, 0.486, 0.970, 0.097));
    }

    private static List<LeakageTest> tests(Verdict verdict) {
        boolean fails = verdict == Verdict.FAIL;
        boolean open = verdict == Verdict.INCONCLUSIVE;
        return List.of(
                test(
                        "G0",
                        "One population",
                        0.4981,
                        0.31,
                        null,
                        null,
                        null,
                        Verdict.PASS,
                        "Training and holdout rows look alike and share no entity."),
                test(
                        "G1",
                        "Exact copies",
                        fails ? 412.0 : 23.0,
                        fails ? 1.2e-19 : 0.62,
                        fails ? 0.0163 : 0.0002,
                        0.001,
                        35,
                        fails ? Verdict.FAIL : Verdict.PASS,
                        fails
                                ? "Members are hit far more often than the holdout: 412 of them against 5."
                                : "Members are hit no more often than the holdout: 23 against 5, of four times as many rows."),
                test(
                        "G2",
                        "Near copies",
                        fails ? 6.31 : 1.42,
                        fails ? 0.00004 : 0.18,
                        open ? 0.0081 : 0.0031,
                        0.005,
                        61,
                        fails ? Verdict.FAIL : open ? Verdict.INCONCLUSIVE : Verdict.PASS,
                        open
                                ? "No near copies were found, but a share of up to 0.81 % cannot be ruled out."
                                : fails
                                        ? "The closest records are members far more often than chance has it."
                                        : "The closest records are members as often as chance has it."),
                test(
                        "G4",
                        "Membership attacks",
                        0.0124,
                        0.21,
                        0.0141,
                        0.02,
                        88,
                        Verdict.PASS,
                        "At 1 % false alarms the best attack finds 1.24 % of training records."),
                test(
                        "G7",
                        "Literal disclosure",
                        null,
                        null,
                        null,
                        null,
                        null,
                        Verdict.PASS,
                        "No value that fewer than 5 training rows hold occurs in a synthetic row."));
    }

    private static LeakageTest test(
            String id,
            String title,
            @Nullable Double statistic,
            @Nullable Double p,
            @Nullable Double bound,
            @Nullable Double margin,
            @Nullable Integer power,
            Verdict decision,
            String message) {
        Double adjusted = p == null ? null : Math.min(1, p * 3);
        return new LeakageTest(id, title, statistic, p, adjusted, bound, margin, power, decision, message);
    }

    private static DistanceCurves curves() {
        List<Double> levels =
                IntStream.rangeClosed(0, 50).mapToObj(i -> i / 50.0).toList();
        return new DistanceCurves(
                levels,
                levels.stream().map(p -> 0.012 + 0.19 * Math.pow(p, 2.2)).toList(),
                levels.stream().map(p -> 0.016 + 0.2 * Math.pow(p, 2.0)).toList(),
                levels.stream().map(p -> 0.018 + 0.22 * Math.pow(p, 2.1)).toList());
    }

    private static List<String> nextSteps(Verdict verdict) {
        return switch (verdict) {
            case PASS -> List.of("Release the file together with this report.");
            case FAIL ->
                List.of(
                        "Remove repeated rows from the training table, train anew, and judge the new rows.",
                        "Train for fewer steps, or with more rows.",
                        "Do not drop the rows that matched and test again: what is left leaks too.");
            case INCONCLUSIVE ->
                List.of(
                        "Judge more rows than are released: five times as many would bring the bound under its margin.",
                        "Hold out a larger share of the rows.");
        };
    }

    private static Map<String, String> provenance() {
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("model", "sha256:3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855c");
        provenance.put("seed", "42");
        provenance.put("policy", "standard");
        provenance.put("attempt", "2");
        provenance.put("synth", "0.1.0-SNAPSHOT");
        provenance.put("java", "17.0.15, linux amd64");
        provenance.put("time", "2026-11-22T09:00:00Z");
        return provenance;
    }
}
