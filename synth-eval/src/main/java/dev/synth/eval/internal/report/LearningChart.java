package dev.synth.eval.internal.report;

import dev.synth.gate.CurvePoint;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** How the generator learnt: its loss by step on rows that it learns from and on others, told apart by colour and dashes. */
final class LearningChart {
    private static final int WIDTH = 380;
    private static final int HEIGHT = 260;

    private LearningChart() {}

    /** The chart as inline SVG; the curve must have two points. */
    static String of(List<CurvePoint> curve, String prefix) {
        Ticks across = Ticks.plain(curve.get(curve.size() - 1).step(), 4);
        Ticks up = Ticks.between(
                losses(curve).min().orElseThrow(), losses(curve).max().orElseThrow(), 4);
        String svg = new Plot(WIDTH, HEIGHT)
                .axis("x", 0, across.top(), across.places(), across.labels())
                .axis("y", up.places().get(0), up.top(), up.places(), up.labels())
                .title("x", "training step")
                .title("y", "loss, nats per row")
                .grid("x")
                .grid("y")
                .layer("path", line(curve, CurvePoint::trainingLoss), style(Ink.SYNTHETIC, 1.4, "solid"))
                .layer("path", line(curve, CurvePoint::validationLoss), style(Ink.TEXT, 1.2, "dotted"))
                .toSvg();
        return InlineSvg.of(svg, prefix, "Training and validation loss by step", words(curve));
    }

    /** The chart in a sentence: the step whose weights were kept, and what came after. */
    static String words(List<CurvePoint> curve) {
        CurvePoint best = curve.stream()
                .min(Comparator.comparingDouble(CurvePoint::validationLoss))
                .orElseThrow();
        return "The validation loss was least after step " + Numbers.count(best.step()) + " of "
                + Numbers.count(curve.get(curve.size() - 1).step()) + ", at " + Numbers.score(best.validationLoss())
                + " nats per row against " + Numbers.score(best.trainingLoss())
                + " on rows learnt from; the weights of that step were kept.";
    }

    private static DoubleStream losses(List<CurvePoint> curve) {
        return curve.stream().flatMapToDouble(point -> DoubleStream.of(point.trainingLoss(), point.validationLoss()));
    }

    private static Map<String, List<Double>> line(List<CurvePoint> curve, ToDoubleFunction<CurvePoint> loss) {
        return Map.of(
                "x", curve.stream().map(point -> (double) point.step()).toList(),
                "y", curve.stream().map(loss::applyAsDouble).toList());
    }

    private static Map<String, Object> style(Ink ink, double size, String linetype) {
        return Map.of("color", ink.hex(), "size", size, "linetype", linetype);
    }
}
