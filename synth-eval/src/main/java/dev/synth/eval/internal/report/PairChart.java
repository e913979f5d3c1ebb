package dev.synth.eval.internal.report;

import dev.synth.eval.internal.report.JointShares.Cell;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A pair's joint distribution in one table as tiles, shaded on a scale that both tables share. Drawn without the chart
 * library, whose one element per tile would outweigh the rest of the page: tiles of one shade are one path.
 */
final class PairChart {
    /** Steps of shade; the root of a share is what is shaded, so that small shares do not vanish. */
    static final int SHADES = 8;

    private static final double WIDTH = 250;
    private static final double TITLE = 18;
    private static final double LEAST_HEIGHT = 80;
    private static final double GAP = 0.6;

    private final JointShares joint;
    private final PairAxis up;
    private final PairAxis across;
    private final double left;
    private final double tileWidth;
    private final double tileHeight;

    PairChart(JointShares joint, boolean numericA, boolean numericB) {
        this.joint = joint;
        this.up = new PairAxis(joint.pair().a(), joint.pair().aBins(), numericA);
        this.across = new PairAxis(joint.pair().b(), joint.pair().bBins(), numericB);
        this.left = TITLE + up.labelLength();
        this.tileWidth = (WIDTH - left - 1) / across.size();
        this.tileHeight = Math.max(LEAST_HEIGHT / up.size(), up.isNumeric() ? 10 : 17);
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
        Markup out = new Markup();
        double bottom = up.size() * tileHeight;
        InlineSvg.frame(
                out,
                prefix,
                WIDTH,
                bottom + 4 + across.labelLength() + TITLE,
                up.name() + " with " + across.name() + " in " + table + " rows",
                joint.inWords(),
                () -> {
                    tiles(out, joint.cells(), "fill-grid", "1");
                    byShade(share).forEach((shade, cells) -> tiles(out, cells, "fill-share", opacity(shade)));
                    labels(out, bottom);
                });
        return out.toString();
    }

    private Map<Integer, List<Cell>> byShade(ToDoubleFunction<Cell> share) {
        Function<Cell, Integer> shade =
                cell -> (int) Math.ceil(SHADES * Math.sqrt(share.applyAsDouble(cell) / joint.largest()) - 1e-9);
        return joint.cells().stream()
                .filter(cell -> shade.apply(cell) > 0)
                .collect(Collectors.groupingBy(shade, TreeMap::new, Collectors.toList()));
    }

    private void tiles(Markup out, List<Cell> cells, String colour, String opacity) {
        String path = cells.stream()
                .map(cell -> String.format(
                        Locale.ROOT,
                        "M%.1f %.1fh%.1fv%.1fh-%.1fz",
                        left + cell.b() * tileWidth,
                        row(cell.a()) * tileHeight,
                        tileWidth - GAP,
                        tileHeight - GAP,
                        tileWidth - GAP))
                .collect(Collectors.joining());
        out.node("path." + colour, () -> {}, "d", path, "fill-opacity", opacity);
    }

    /** From the top: levels as they come, numbers with the greatest first, as on any axis. */
    private int row(int bin) {
        return up.isNumeric() ? up.size() - 1 - bin : bin;
    }

    private void labels(Markup out, double bottom) {
        double right = bottom + 6;
        IntStream.range(0, up.size())
                .filter(up::isLabelled)
                .forEach(bin -> out.leaf(
                        "text",
                        up.label(bin),
                        "text-anchor",
                        "end",
                        "transform",
                        at(left - 4, (row(bin) + 0.5) * tileHeight + 4)));
        IntStream.range(0, across.size())
                .filter(across::isLabelled)
                .forEach(bin -> out.leaf(
                        "text",
                        across.label(bin),
                        "text-anchor",
                        "end",
                        "transform",
                        at(left + (bin + 0.5) * tileWidth + 4, right) + " rotate(-90)"));
        out.leaf("text", up.title(), "text-anchor", "middle", "transform", at(11, bottom / 2) + " rotate(-90)");
        out.leaf(
                "text",
                across.title(),
                "text-anchor",
                "middle",
                "transform",
                at((left + WIDTH) / 2, right + across.labelLength() + 11));
    }

    private static String at(double x, double y) {
        return String.format(Locale.ROOT, "translate(%.1f %.1f)", x, y);
    }
}
