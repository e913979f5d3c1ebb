package dev.synth.eval.internal.report;

import dev.synth.eval.Fidelity.ColumnOverlay;
import dev.synth.table.ColumnKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One column's distribution: training rows as a filled shape, synthetic rows over it, holdout rows as a thin line.
 * Numbers and dates are drawn as histograms, levels as pairs of bars.
 */
final class OverlayChart {
    private static final int WIDTH = 340;
    private static final int HISTOGRAM_HEIGHT = 190;
    private static final int LEVELS = 8;
    private static final int LEVEL_HEIGHT = 21;
    /** Of fewer, the labels below would not fit. */
    private static final int LEAST_LEVELS = 3;

    private static final Map<String, Object> HOLDOUT_LINE =
            Map.of("color", Ink.HOLDOUT.hex(), "size", 0.8, "linetype", "dashed");

    private OverlayChart() {}

    /** The chart as inline SVG; the overlay must have a bin. */
    static String of(ColumnOverlay overlay, String prefix) {
        String svg = isNumeric(overlay.kind()) ? histogram(overlay) : bars(merged(used(overlay)));
        return InlineSvg.of(
                svg, prefix, "Distribution of " + overlay.column() + " in training and synthetic rows", words(overlay));
    }

    /** The chart in a sentence: where the two tables differ most. */
    static String words(ColumnOverlay overlay) {
        int widest = IntStream.range(0, overlay.bins().size())
                .boxed()
                .max(Comparator.comparingDouble(i -> Math.abs(at(overlay.synthetic(), i) - at(overlay.training(), i))))
                .orElseThrow();
        String unit = overlay.unit() == null ? "" : " " + Texts.shorten(overlay.unit(), Texts.NAME);
        return "Widest gap at " + Texts.shorten(overlay.bins().get(widest), 40) + unit + ": "
                + Numbers.percent(at(overlay.training(), widest)) + " of training rows, "
                + Numbers.percent(at(overlay.synthetic(), widest)) + " of synthetic rows.";
    }

    static boolean isNumeric(String kind) {
        return Stream.of(ColumnKind.values())
                .anyMatch(known -> known.isNumeric() && known.label().equals(kind));
    }

    private static String histogram(ColumnOverlay overlay) {
        int bins = overlay.bins().size();
        Ticks ticks = Ticks.percent(largest(overlay), 3).withoutZero();
        List<Double> places = Stream.of(0, (bins - 1) / 2, bins - 1)
                .distinct()
                .map(i -> i + 0.5)
                .toList();
        Plot plot = new Plot(WIDTH, HISTOGRAM_HEIGHT)
                .layer(
                        "area",
                        steps(overlay.training(), bins),
                        Map.of("fill", Ink.TRAINING.hex(), "size", 0, "color", Ink.TRAINING.hex(), "alpha", 1))
                .layer("path", steps(overlay.synthetic(), bins), Map.of("color", Ink.SYNTHETIC.hex(), "size", 1.1))
                .axis("x", 0, bins, places, labels(overlay, places))
                .axis("y", 0, ticks.top(), ticks.places(), ticks.labels())
                .grid("y");
        if (!overlay.holdout().isEmpty()) {
            plot.layer("path", steps(overlay.holdout(), bins), HOLDOUT_LINE);
        }
        return plot.toSvg();
    }

    private static List<String> labels(ColumnOverlay overlay, List<Double> places) {
        return places.stream()
                .map(place -> Texts.shorten(overlay.bins().get(place.intValue()), 16))
                .toList();
    }

    /** The outline of a histogram whose bins are one wide. */
    private static Map<String, List<Double>> steps(List<Double> shares, int bins) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < bins; i++) {
            x.addAll(List.of((double) i, i + 1.0));
            y.addAll(List.of(at(shares, i), at(shares, i)));
        }
        return Map.of("x", x, "y", y);
    }

    private static String bars(ColumnOverlay overlay) {
        int bins = overlay.bins().size();
        Ticks ticks = Ticks.percent(largest(overlay), 4);
        List<Double> places = IntStream.range(0, bins).mapToObj(i -> -i - 0.5).toList();
        List<String> labels =
                overlay.bins().stream().map(bin -> Texts.shorten(bin, 18)).toList();
        Plot plot = new Plot(WIDTH, 34 + LEVEL_HEIGHT * Math.max(LEAST_LEVELS, bins))
                .layer("rect", bars(overlay.training(), bins, 0.12), Map.of("fill", Ink.TRAINING.hex(), "size", 0))
                .layer("rect", bars(overlay.synthetic(), bins, 0.52), Map.of("fill", Ink.SYNTHETIC.hex(), "size", 0))
                .axis("x", 0, ticks.top(), ticks.places(), ticks.labels())
                .axis("y", -bins, 0, places, labels)
                .grid("x");
        if (!overlay.holdout().isEmpty()) {
            plot.layer("segment", marks(overlay.holdout(), bins), Map.of("color", Ink.HOLDOUT.hex(), "size", 0.9));
        }
        return plot.toSvg();
    }

    private static Map<String, List<Double>> bars(List<Double> shares, int bins, double offset) {
        List<Integer> each = IntStream.range(0, bins).boxed().toList();
        return Map.of(
                "xmin", each.stream().map(i -> 0.0).toList(),
                "xmax", each.stream().map(i -> at(shares, i)).toList(),
                "ymin", each.stream().map(i -> -i - offset - 0.36).toList(),
                "ymax", each.stream().map(i -> -i - offset).toList());
    }

    private static Map<String, List<Double>> marks(List<Double> shares, int bins) {
        List<Integer> each = IntStream.range(0, bins).boxed().toList();
        List<Double> x = each.stream().map(i -> at(shares, i)).toList();
        return Map.of(
                "x",
                x,
                "xend",
                x,
                "y",
                each.stream().map(i -> -i - 0.06).toList(),
                "yend",
                each.stream().map(i -> -i - 0.94).toList());
    }

    /** The overlay without a last bin that nothing lies in, such as that of other levels where there are none. */
    private static ColumnOverlay used(ColumnOverlay overlay) {
        int last = overlay.bins().size() - 1;
        boolean empty = Stream.of(overlay.training(), overlay.synthetic(), overlay.holdout())
                .allMatch(shares -> at(shares, last) == 0);
        return empty && last > 0
                ? new ColumnOverlay(
                        overlay.column(),
                        overlay.kind(),
                        overlay.unit(),
                        overlay.bins().subList(0, last),
                        overlay.training(),
                        overlay.synthetic(),
                        overlay.holdout(),
                        overlay.trainingMissing(),
                        overlay.syntheticMissing())
                : overlay;
    }

    /** The overlay with all but the most frequent levels of T in one bin. */
    private static ColumnOverlay merged(ColumnOverlay overlay) {
        if (overlay.bins().size() <= LEVELS) {
            return overlay;
        }
        List<Integer> ranked = IntStream.range(0, overlay.bins().size())
                .boxed()
                .sorted((a, b) -> Double.compare(at(overlay.training(), b), at(overlay.training(), a)))
                .toList();
        List<Integer> shown = ranked.subList(0, LEVELS - 1);
        List<Integer> rest = ranked.subList(LEVELS - 1, ranked.size());
        List<String> bins =
                new ArrayList<>(shown.stream().map(overlay.bins()::get).toList());
        bins.add(rest.size() + " more");
        return new ColumnOverlay(
                overlay.column(),
                overlay.kind(),
                overlay.unit(),
                bins,
                merged(overlay.training(), shown, rest),
                merged(overlay.synthetic(), shown, rest),
                overlay.holdout().isEmpty() ? List.of() : merged(overlay.holdout(), shown, rest),
                overlay.trainingMissing(),
                overlay.syntheticMissing());
    }

    private static List<Double> merged(List<Double> shares, List<Integer> shown, List<Integer> rest) {
        double sum = rest.stream().mapToDouble(i -> at(shares, i)).sum();
        return Stream.concat(shown.stream().map(i -> at(shares, i)), Stream.of(sum))
                .toList();
    }

    private static double largest(ColumnOverlay overlay) {
        return Stream.of(overlay.training(), overlay.synthetic(), overlay.holdout())
                .flatMap(List::stream)
                .mapToDouble(share -> Double.isFinite(share) ? share : 0)
                .max()
                .orElse(0);
    }

    /** A table without a single present value has no shares; it is drawn as nothing. */
    private static double at(List<Double> shares, int bin) {
        return bin < shares.size() && Double.isFinite(shares.get(bin)) ? shares.get(bin) : 0;
    }
}
