package dev.synth.eval.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synth.eval.Fidelity.SdMetricsQuality;
import dev.synth.table.ColumnKind;
import dev.synth.table.Table;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SdMetricsCompatibleTest {
    /** SDMetrics' figures are written with ten digits. */
    private static final double TOLERANCE = 1e-9;

    @ParameterizedTest
    @ValueSource(strings = {"adult", "pbc-missing"})
    void singleColumnScoresAreThoseOfSdMetrics(String name) throws IOException {
        JsonNode expected = expected(name);
        SdMetricsCompatible scores = scores(name, expected);
        SoftAssertions softly = new SoftAssertions();
        for (Map.Entry<String, JsonNode> column : expected.get("single_column").properties()) {
            for (Map.Entry<String, JsonNode> metric : column.getValue().properties()) {
                if (!metric.getKey().equals("BoundaryAdherence")) { // has no counterpart here
                    softly.assertThat(singleColumn(scores, metric.getKey(), column.getKey()))
                            .as("%s of %s", metric.getKey(), column.getKey())
                            .isCloseTo(metric.getValue().doubleValue(), within(TOLERANCE));
                }
            }
        }
        softly.assertAll();
        assertThat(expected.get("single_column")).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"adult", "pbc-missing"})
    void columnPairScoresAreThoseOfSdMetrics(String name) throws IOException {
        JsonNode expected = expected(name);
        SdMetricsCompatible scores = scores(name, expected);
        SoftAssertions softly = new SoftAssertions();
        for (Map.Entry<String, JsonNode> pair : expected.get("column_pairs").properties()) {
            String[] columns = pair.getKey().split(" \\| ");
            softly.assertThat(scores.columnPair(columns[0], columns[1]))
                    .as(pair.getKey())
                    .isCloseTo(pair.getValue().iterator().next().doubleValue(), within(TOLERANCE));
        }
        softly.assertAll();
        assertThat(expected.get("column_pairs")).hasSizeGreaterThan(100);
    }

    /** Expected: SciPy's association and NumPy's corrcoef on the fixtures decide which of SDMetrics' pair scores are kept. */
    @ParameterizedTest
    @CsvSource({
        "adult, 13, 0.8012102564153848, 0.8565200000666667",
        "pbc-missing, 43, 0.8510295127162791, 0.8955507448473683"
    })
    void theReportKeepsThePairsThatDependOnEachOther(String name, int kept, double trends, double shapes)
            throws IOException {
        Set<String> numeric = numeric(expected(name));
        SdMetricsQuality quality = Metrics.fidelity(
                        table(name, "real", numeric), null, table(name, "synthetic", numeric), 1)
                .sdMetrics();
        assertThat(quality.pairsKept()).isEqualTo(kept);
        assertThat(quality.columnPairTrends()).isCloseTo(trends, within(TOLERANCE));
        assertThat(quality.columnShapes()).isCloseTo(shapes, within(TOLERANCE));
        assertThat(quality.overall()).isCloseTo((shapes + trends) / 2, within(TOLERANCE));
    }

    private static double singleColumn(SdMetricsCompatible scores, String metric, String column) {
        return switch (metric) {
            case "KSComplement" -> scores.ksComplement(column);
            case "TVComplement" -> scores.tvComplement(column);
            case "RangeCoverage" -> scores.rangeCoverage(column);
            case "CategoryCoverage" -> scores.categoryCoverage(column);
            case "MissingValueSimilarity" -> scores.missingValueSimilarity(column);
            default -> throw new IllegalArgumentException(metric);
        };
    }

    private static JsonNode expected(String name) throws IOException {
        return new ObjectMapper()
                .readTree(CsvTables.shared("fixtures/sdmetrics/" + name + ".expected.json")
                        .toFile());
    }

    private static SdMetricsCompatible scores(String name, JsonNode expected) {
        Set<String> numeric = numeric(expected);
        return new SdMetricsCompatible(table(name, "real", numeric), table(name, "synthetic", numeric));
    }

    private static Set<String> numeric(JsonNode expected) {
        Set<String> numeric = new HashSet<>();
        expected.get("numeric").forEach(column -> numeric.add(column.textValue()));
        return numeric;
    }

    private static Table table(String name, String part, Set<String> numeric) {
        return CsvTables.read(
                CsvTables.shared("fixtures/sdmetrics/" + name + "." + part + ".csv"),
                column -> numeric.contains(column) ? ColumnKind.CONTINUOUS : ColumnKind.CATEGORICAL,
                "");
    }
}
