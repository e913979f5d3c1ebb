package dev.synth.eval.internal.report;

import dev.synth.eval.Leakage.DistanceCurves;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How far rows lie from their nearest neighbours: three cumulative curves, told apart by colour and by dashes. */
final class DistanceChart {
    private static final int WIDTH = 380;
    private static final int HEIGHT = 260;

    private DistanceChart() {}

    /** The chart as inline SVG. */
    static String of(DistanceCurves curves, String prefix) {
        double furthest = Stream.of(
                        curves.syntheticToTraining(), curves.syntheticToHoldout(), curves.trainingToHoldout())
                .flatMap(List::stream)
                .filter(Double::isFinite)
                .max(Double::compare)
                .orElse(1.0);
        Ticks across = Ticks.plain(furthest, 5);
        Ticks up = Ticks.percent(1, 5).withoutZero();
        String svg = new Plot(WIDTH, HEIGHT)
                .axis("x", 0, across.top(), across.places(), across.labels())
                .axis("y", 0, 1.02, up.places(), up.labels())
                .title("x", "distance to the nearest row, 0 is equal")
                .title("y", "share of rows")
                .grid("x")
                .grid("y")
                .layer("path", line(curves.syntheticToTraining(), curves.levels()), style(Ink.SYNTHETIC, 1.8, "solid"))
                .layer("path", line(curves.syntheticToHoldout(), curves.levels()), style(Ink.HOLDOUT, 1.2, "dashed"))
                .layer("path", line(curves.trainingToHoldout(), curves.levels()), style(Ink.TEXT, 1.0, "dotted"))
                .toSvg();
        return InlineSvg.of(svg, prefix, "Distances to the nearest row", words(curves));
    }

    /** The chart in a sentence: the medians. */
    static String words(DistanceCurves curves) {
        return "Median distance from a synthetic row to its nearest training row "
                + Numbers.score(median(curves.levels(), curves.syntheticToTraining())) + ", to its nearest holdout row "
                + Numbers.score(median(curves.levels(), curves.syntheticToHoldout()))
                + "; from a training row to its nearest holdout row "
                + Numbers.score(median(curves.levels(), curves.trainingToHoldout())) + ".";
    }

    private static Double median(List<Double> levels, List<Double> distances) {
        int nearest = 0;
        for (int i = 1; i < levels.size(); i++) {
            if (Math.abs(levels.get(i) - 0.5) < Math.abs(levels.get(nearest) - 0.5)) {
                nearest = i;
            }
        }
        return distances.isEmpty() ? Double.NaN : distances.get(nearest);
    }

    private static Map<String, List<Double>> line(List<Double> distances, List<Double> levels) {
        return Map.of("x", distances, "y", levels);
    }

    private static Map<String, Object> style(Ink ink, double size, String linetype) {
        return Map.of("color", ink.hex(), "size", size, "linetype", linetype);
    }
}
