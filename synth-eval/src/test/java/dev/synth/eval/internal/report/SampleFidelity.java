package dev.synth.eval.internal.report;

import dev.synth.eval.Fidelity;
import dev.synth.eval.Fidelity.ColumnOverlay;
import dev.synth.eval.Fidelity.ColumnPairTrends;
import dev.synth.eval.Fidelity.ColumnShapes;
import dev.synth.eval.Fidelity.MarginalDistance;
import dev.synth.eval.Fidelity.Marginals;
import dev.synth.eval.Fidelity.PairOverlay;
import dev.synth.eval.Fidelity.PairTrend;
import dev.synth.eval.Fidelity.SdMetricsQuality;
import dev.synth.eval.Fidelity.WeakMarginal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Invented distributions and pair trends. */
final class SampleFidelity {
    private static final List<String> NUMERIC =
            List.of("age", "fnlwgt", "education-num", "capital-gain", "capital-loss", "hours-per-week");
    private static final Map<String, List<String>> LEVELS = Map.of(
            "sex", List.of("Male", "Female"),
            "income", List.of("<=50K", ">50K"),
            "race", List.of("White", "Black", "Asian-Pac-Islander", "Amer-Indian-Eskimo", "Other"),
            "relationship", List.of("Husband", "Not-in-family", "Own-child", "Unmarried", "Wife", "Other-relative"),
            "marital-status",
                    List.of("Married-civ-spouse", "Never-married", "Divorced", "Separated", "Widowed", "6 rare"));

    private SampleFidelity() {}

    static Fidelity of(List<String> columns, Random random, boolean holdout) {
        Map<String, Double> shapes = new LinkedHashMap<>();
        Map<String, Double> missing = new LinkedHashMap<>();
        List<ColumnOverlay> overlays = new ArrayList<>();
        List<PairTrend> pairs = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            shapes.put(columns.get(i), 0.93 + 0.069 * random.nextDouble());
            missing.put(columns.get(i), 1 - 0.01 * random.nextDouble());
            overlays.add(overlay(columns.get(i), random, holdout));
            for (int j = 0; j < i; j++) {
                double weak = Math.pow(random.nextDouble(), 4) * 0.5;
                pairs.add(new PairTrend(columns.get(j), columns.get(i), 0.99 - weak));
            }
        }
        pairs.sort(Comparator.comparingDouble(PairTrend::score));
        return new Fidelity(
                new ColumnShapes(0.9683, holdout ? 0.9921 : null, shapes, missing, 0.995, holdout ? 0.998 : null),
                new ColumnPairTrends(0.9412, holdout ? 0.9856 : null, 0.8713, pairs, pairs.size()),
                overlays,
                pairs.stream()
                        .limit(6)
                        .map(pair -> pairOverlay(pair, overlays, random))
                        .toList(),
                marginals(columns, holdout),
                new SdMetricsQuality(0.9702, 0.9377, 0.95395, 13));
    }

    private static List<Marginals> marginals(List<String> columns, boolean holdout) {
        List<Marginals> marginals = new ArrayList<>();
        for (int order = 1; order <= Math.min(3, columns.size()); order++) {
            marginals.add(new Marginals(
                    order,
                    455L,
                    455,
                    new MarginalDistance(0.021 * order, 0.008 * order),
                    holdout ? new MarginalDistance(0.009 * order, 0.009 * order) : null,
                    new MarginalDistance(0.09 * (order - 1), 0.007 * order),
                    List.of(new WeakMarginal(columns.subList(0, order), new MarginalDistance(0.11, 0.02)))));
        }
        return marginals;
    }

    /** Two columns that depend on each other in T; the rarest combinations are withheld. */
    private static PairOverlay pairOverlay(PairTrend pair, List<ColumnOverlay> overlays, Random random) {
        ColumnOverlay a = overlay(pair.a(), overlays);
        ColumnOverlay b = overlay(pair.b(), overlays);
        List<List<@Nullable Double>> training = new ArrayList<>();
        List<List<@Nullable Double>> synthetic = new ArrayList<>();
        for (int i = 0; i < a.bins().size(); i++) {
            List<@Nullable Double> real = new ArrayList<>();
            List<@Nullable Double> made = new ArrayList<>();
            for (int j = 0; j < b.bins().size(); j++) {
                double share = a.training().get(i) * b.training().get(j);
                boolean shown = share > 0.0003;
                real.add(shown ? (Double) share : null);
                made.add(shown ? (Double) (share * 2 * random.nextDouble()) : null);
            }
            training.add(real);
            synthetic.add(made);
        }
        return new PairOverlay(
                pair.a(), pair.b(), pair.score(), a.bins(), b.bins(), training, synthetic, 0.0021, 0.0147);
    }

    private static ColumnOverlay overlay(String column, List<ColumnOverlay> overlays) {
        return overlays.stream()
                .filter(overlay -> overlay.column().equals(column))
                .findFirst()
                .orElseThrow();
    }

    private static ColumnOverlay overlay(String column, Random random, boolean holdout) {
        boolean numeric = NUMERIC.contains(column) || column.startsWith("measurement");
        List<String> bins = numeric ? ranges(24) : levels(column);
        double centre = 0.2 + 0.4 * random.nextDouble();
        DoubleUnaryOperator density = numeric
                ? x -> Math.exp(-Math.pow((x - centre) / 0.2, 2)) + (x < 0.05 ? 0.7 : 0)
                : x -> Math.exp(-3 * x);
        List<Double> training = shares(bins.size(), density, 0.02, random);
        boolean gaps = column.equals("workclass") || column.equals("occupation");
        return new ColumnOverlay(
                column,
                numeric ? "integer" : "categorical",
                column.equals("age") ? "years" : null,
                bins,
                training,
                shares(bins.size(), density, 0.15, random),
                holdout ? shares(bins.size(), density, 0.04, random) : List.of(),
                gaps ? 0.0564 : 0,
                gaps ? 0.0521 : 0);
    }

    private static List<String> ranges(int bins) {
        return IntStream.range(0, bins)
                .mapToObj(i -> (17 + 3 * i) + " – " + (20 + 3 * i))
                .toList();
    }

    private static List<String> levels(String column) {
        return LEVELS.getOrDefault(
                column,
                IntStream.range(0, 14)
                        .mapToObj(i -> "Level-of-" + column + "-" + i)
                        .toList());
    }

    private static List<Double> shares(int bins, DoubleUnaryOperator density, double noise, Random random) {
        double[] raw = IntStream.range(0, bins)
                .mapToDouble(i -> density.applyAsDouble((double) i / bins) * (1 + noise * random.nextGaussian()))
                .map(Math::abs)
                .toArray();
        double sum = Arrays.stream(raw).sum();
        return Arrays.stream(raw).mapToObj(value -> value / sum).toList();
    }
}
