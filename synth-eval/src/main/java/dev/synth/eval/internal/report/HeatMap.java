package dev.synth.eval.internal.report;

import dev.synth.eval.Fidelity.PairTrend;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The pair trend of every two columns as a triangle of tiles.
 *
 * @param columns the columns shown, at most {@link #LIMIT}: those with the lowest mean trend
 * @param total how many columns there are
 */
record HeatMap(List<String> columns, int total, List<PairTrend> pairs) {
    static final int LIMIT = 20;
    /** Lower ends of the steps of colour, weakest first. */
    static final List<Double> STEPS = List.of(0.0, 0.6, 0.8, 0.9, 0.95);

    private static final List<Ink> INKS = List.of(Ink.HEAT1, Ink.HEAT2, Ink.HEAT3, Ink.HEAT4, Ink.HEAT5);
    private static final int WIDTH = 400;

    /** The map of these pairs, worst first; there must be one, and every score must be a number. */
    static HeatMap of(List<PairTrend> pairs) {
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (PairTrend pair : pairs) {
            for (String column : List.of(pair.a(), pair.b())) {
                double[] sum = sums.computeIfAbsent(column, key -> new double[2]);
                sum[0] += pair.score();
                sum[1]++;
            }
        }
        List<String> columns = sums.entrySet().stream()
                .sorted(Comparator.comparingDouble(e -> e.getValue()[0] / e.getValue()[1]))
                .limit(LIMIT)
                .map(Map.Entry::getKey)
                .toList();
        return new HeatMap(columns, sums.size(), pairs);
    }

    boolean isCut() {
        return columns.size() < total;
    }

    /** The map as inline SVG. */
    String toSvg(String prefix) {
        int n = columns.size() - 1;
        int labelLength = 16;
        double cell = Math.min(36, (WIDTH - 110.0) / n);
        Plot plot = new Plot(130 + cell * n, 110 + cell * n);
        Map<Ink, List<double[]>> tiles = tiles();
        tiles.forEach((ink, places) -> plot.layer("rect", rects(places), Map.of("fill", ink.hex(), "size", 0)));
        List<String> labels =
                columns.stream().map(name -> Texts.shorten(name, labelLength)).toList();
        List<Double> across = IntStream.range(0, n).mapToObj(i -> i + 0.5).toList();
        List<Double> down = IntStream.range(0, n).mapToObj(i -> -i - 0.5).toList();
        String svg = plot.axis("x", 0, n, across, labels.subList(0, n))
                .axis("y", -n, 0, down, labels.subList(1, n + 1))
                .uprightLabels()
                .toSvg();
        PairTrend worst = pairs.get(0);
        return InlineSvg.of(
                svg,
                prefix,
                "Agreement of every pair of columns",
                "Weakest: " + worst.a() + " with " + worst.b() + ", " + Numbers.score(worst.score())
                        + ". The table of pairs holds the figures.");
    }

    /** Tiles by colour, each as (column across, row down). */
    private Map<Ink, List<double[]>> tiles() {
        Map<Ink, List<double[]>> tiles = new LinkedHashMap<>();
        for (PairTrend pair : pairs) {
            int a = columns.indexOf(pair.a());
            int b = columns.indexOf(pair.b());
            if (a >= 0 && b >= 0) {
                tiles.computeIfAbsent(ink(pair.score()), key -> new ArrayList<>())
                        .add(new double[] {Math.min(a, b), Math.max(a, b) - 1.0});
            }
        }
        return tiles;
    }

    private static Ink ink(double score) {
        int step = STEPS.size() - 1;
        while (step > 0 && score < STEPS.get(step)) {
            step--;
        }
        return INKS.get(step);
    }

    private static Map<String, List<Double>> rects(List<double[]> places) {
        double gap = 0.04;
        return Map.of(
                "xmin", places.stream().map(p -> p[0] + gap).toList(),
                "xmax", places.stream().map(p -> p[0] + 1 - gap).toList(),
                "ymin", places.stream().map(p -> -p[1] - 1 + gap).toList(),
                "ymax", places.stream().map(p -> -p[1] - gap).toList());
    }
}
