package dev.synth.eval.internal.report;

import dev.synth.eval.Leakage.AttackCurve;
import dev.synth.eval.Leakage.RatePoint;
import dev.synth.eval.Leakage.RocPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Receiver operating characteristics of membership attacks on two logarithmic axes (Carlini et al. 2022), where the few
 * records that an attacker is sure of can be seen; with the line of chance, the bounds at the rate of false alarms that has
 * a margin, and that margin.
 */
final class RocChart {
    /** The rate of false alarms at which the gate has a margin. */
    static final double RATE = 0.01;

    private static final int WIDTH = 380;
    private static final int HEIGHT = 300;
    private static final double LEAST = 1e-5;
    private static final double BOUNDS_APART = 0.07;
    private static final double MARGIN_REACH = 0.22;

    private final List<AttackCurve> curves;
    private final @Nullable Double margin;
    private final double from;

    /** @param margin of the upper bound at {@link #RATE}; null without one */
    RocChart(List<AttackCurve> curves, @Nullable Double margin) {
        this.curves = curves;
        this.margin = margin;
        this.from = Math.log10(curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(RocPoint::falsePositiveRate)
                .filter(rate -> rate > LEAST)
                .min()
                .orElse(LEAST));
    }

    /** How a curve is drawn, in the order of the attacks: a line that its key repeats. */
    enum Line {
        SYNTHETIC(Ink.SYNTHETIC, 1.4, "solid"),
        HOLDOUT(Ink.HOLDOUT, 1.3, "dashed"),
        ATTACK(Ink.ATTACK, 2.4, "solid");

        private final Ink ink;
        private final double size;
        private final String type;

        Line(Ink ink, double size, String type) {
            this.ink = ink;
            this.size = size;
            this.type = type;
        }

        static Line of(int attack) {
            return values()[attack % values().length];
        }

        String key() {
            return "span.key.line-" + ink.name().toLowerCase(Locale.ROOT);
        }
    }

    /** The chart as inline SVG. */
    String toSvg(String prefix) {
        List<Double> places = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int power = (int) Math.ceil(from - 1e-9); power <= 0; power++) {
            places.add((double) power);
            labels.add(Numbers.percent(Math.pow(10, power)));
        }
        Plot plot = new Plot(WIDTH, HEIGHT)
                .axis("x", from, 0, places, labels)
                .axis("y", from, 0.03, places, labels)
                .title("x", "holdout records wrongly accused")
                .title("y", "training records found")
                .grid("x")
                .grid("y")
                .layer("path", Map.of("x", List.of(from, 0.0), "y", List.of(from, 0.0)), style(Ink.TEXT, 1, "dotted"));
        for (int i = curves.size() - 1; i >= 0; i--) {
            Line line = Line.of(i);
            plot.layer("path", points(curves.get(i)), style(line.ink, line.size, line.type));
            bounds(plot, curves.get(i), Math.log10(RATE) + BOUNDS_APART * (i - (curves.size() - 1) / 2.0), line.ink);
        }
        if (margin != null) {
            double at = Math.log10(RATE);
            segment(plot, at - MARGIN_REACH, at + MARGIN_REACH, log(margin), log(margin), Ink.MARGIN);
        }
        return InlineSvg.of(plot.toSvg(), prefix, "How many training records attackers find", words());
    }

    /** The chart in a sentence. */
    String words() {
        List<String> found = curves.stream()
                .map(curve -> curve.name() + " " + Numbers.percent(rate(curve, RatePoint::truePositiveRate)))
                .toList();
        return "Training records found by an attacker who accuses 1 % of the holdout records wrongly: "
                + String.join(", ", found) + "; chance finds 1 %.";
    }

    private static double rate(AttackCurve curve, ToDoubleFunction<RatePoint> value) {
        return curve.rates().stream()
                .filter(rate -> Math.abs(rate.falsePositiveRate() - RATE) < 1e-9)
                .mapToDouble(value)
                .findFirst()
                .orElse(Double.NaN);
    }

    private void bounds(Plot plot, AttackCurve curve, double at, Ink ink) {
        double upper = rate(curve, RatePoint::upper);
        if (Double.isFinite(upper)) {
            segment(plot, at, at, log(rate(curve, RatePoint::lower)), log(upper), ink);
        }
    }

    private static void segment(Plot plot, double x, double xend, double y, double yend, Ink ink) {
        plot.layer(
                "segment",
                Map.of("x", List.of(x), "xend", List.of(xend), "y", List.of(y), "yend", List.of(yend)),
                Map.of("color", ink.hex(), "size", 2));
    }

    private Map<String, List<Double>> points(AttackCurve curve) {
        return Map.of(
                "x",
                curve.points().stream()
                        .map(point -> log(point.falsePositiveRate()))
                        .toList(),
                "y",
                curve.points().stream()
                        .map(point -> log(point.truePositiveRate()))
                        .toList());
    }

    /** What is too small for the axis lies at its end. */
    private double log(double rate) {
        return Math.max(from, Math.log10(rate));
    }

    private static Map<String, Object> style(Ink ink, double size, String linetype) {
        return Map.of("color", ink.hex(), "size", size, "linetype", linetype);
    }
}
