package dev.synth.eval.internal.report;

import dev.synth.eval.internal.report.JointShares.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** A pair's joint distribution in one table as tiles, shaded on a scale that both tables share. */
final class PairChart {
    /** Steps of shade; the root of a share is what is shaded, so that small shares do not vanish. */
    static final int SHADES = 8;

    private static final int WIDTH = 270;
    private static final int LABEL = 13;
    private static final int TICKS = 4;
    private static final double GAP = 0.03;

    private final JointShares joint;
    private final Axis across;
    private final Axis up;

    /** A column's bins along an axis; levels stand in order of frequency from the top or left, ranges as on any axis. */
    private record Axis(String name, List<String> bins, boolean numeric) {
        double place(int bin, boolean upwards) {
            return upwards && !numeric ? bins.size() - bin - 0.5 : bin + 0.5;
        }

        /** Every level is labelled, of ranges a few. */
        List<Integer> labelled() {
            int step = numeric ? Math.max(1, (bins.size() - 1) / TICKS) : 1;
            List<Integer> labelled = new ArrayList<>();
            for (int bin = 0; bin < bins.size(); bin += step) {
                labelled.add(bin);
            }
            return labelled;
        }
    }

    PairChart(JointShares joint, boolean numericA, boolean numericB) {
        this.joint = joint;
        this.up = new Axis(joint.pair().a(), joint.pair().aBins(), numericA);
        this.across = new Axis(joint.pair().b(), joint.pair().bBins(), numericB);
    }

    /** The training table's distribution as inline SVG. */
    String training(String prefix) {
        return draw(Cell::training, prefix, "training");
    }

    /** The synthetic table's. */
    String synthetic(String prefix) {
        return draw(Cell::synthetic, prefix, "synthetic");
    }

    /** How opaque a step of shade is. */
    static String opacity(int step) {
        return String.format(Locale.ROOT, "%.3f", (double) step / SHADES);
    }

    /** The share that a step of shade stands for. */
    static double shareOf(int step, double largest) {
        return largest * step * step / (SHADES * SHADES);
    }

    private String draw(ToDoubleFunction<Cell> share, String prefix, String table) {
        double height = 95 + Math.max(80, up.bins().size() * (up.numeric() ? 10 : 17));
        Plot plot = new Plot(WIDTH, height);
        plot.layer("rect", rects(joint.cells()), Map.of("fill", Ink.GRID.hex(), "size", 0));
        byShade(share)
                .forEach((shade, cells) -> plot.layer(
                        "rect",
                        rects(cells),
                        Map.of("fill", Ink.SHARE.hex(), "size", 0, "alpha", (double) shade / SHADES)));
        axis(plot, "x", across, false);
        axis(plot, "y", up, true);
        return InlineSvg.of(
                plot.uprightLabels().toSvg(),
                prefix,
                up.name() + " with " + across.name() + " in " + table + " rows",
                joint.inWords());
    }

    private static void axis(Plot plot, String aesthetic, Axis axis, boolean upwards) {
        List<Double> places =
                axis.labelled().stream().map(bin -> axis.place(bin, upwards)).toList();
        List<String> labels = axis.labelled().stream()
                .map(bin -> Texts.shorten(axis.bins().get(bin), LABEL))
                .toList();
        plot.axis(aesthetic, 0, axis.bins().size(), places, labels).title(aesthetic, Texts.shorten(axis.name(), 24));
    }

    private Map<Integer, List<Cell>> byShade(ToDoubleFunction<Cell> share) {
        Map<Integer, List<Cell>> shades = new TreeMap<>();
        for (Cell cell : joint.cells()) {
            int shade = (int) Math.ceil(SHADES * Math.sqrt(share.applyAsDouble(cell) / joint.largest()) - 1e-9);
            if (shade > 0) {
                shades.computeIfAbsent(shade, unseen -> new ArrayList<>()).add(cell);
            }
        }
        return shades;
    }

    private Map<String, List<Double>> rects(List<Cell> cells) {
        List<Double> x =
                cells.stream().map(cell -> across.place(cell.b(), false)).toList();
        List<Double> y = cells.stream().map(cell -> up.place(cell.a(), true)).toList();
        double half = 0.5 - GAP;
        return Map.of(
                "xmin", x.stream().map(centre -> centre - half).toList(),
                "xmax", x.stream().map(centre -> centre + half).toList(),
                "ymin", y.stream().map(centre -> centre - half).toList(),
                "ymax", y.stream().map(centre -> centre + half).toList());
    }
}
