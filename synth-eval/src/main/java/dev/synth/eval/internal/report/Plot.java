package dev.synth.eval.internal.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;

/** A chart under construction, in the Lets-Plot library's specification of nested maps. */
final class Plot {
    /** In the units of the chart, which the page shows at about 1:1. */
    private static final double TEXT_SIZE = 11;

    private final double width;
    private final double height;
    private final List<Map<String, Object>> layers = new ArrayList<>();
    private final List<Map<String, Object>> scales = new ArrayList<>();
    private final Map<String, Object> theme = new HashMap<>();

    Plot(double width, double height) {
        this.width = width;
        this.height = height;
        Map<String, Object> blank = Map.of("name", "blank", "blank", true);
        for (String part :
                List.of("axis_title", "axis_ticks", "axis_line", "panel_grid", "panel_background", "plot_background")) {
            theme.put(part, blank);
        }
        theme.put("name", "none");
        theme.put("legend_position", "none");
        theme.put("plot_margin", Map.of("t", 8.0, "r", 14.0, "b", 2.0, "l", 2.0));
        theme.put("axis_text_x", text(Map.of("angle", 0.0)));
        theme.put("axis_text_y", text(Map.of()));
    }

    /**
     * Adds marks.
     *
     * @param data the values by aesthetic ({@code x}, {@code ymin}, …), one per mark or vertex
     * @param constants aesthetics that all marks share
     */
    Plot layer(String geom, Map<String, List<Double>> data, Map<String, Object> constants) {
        Map<String, Object> mapping = new HashMap<>();
        data.keySet().forEach(aesthetic -> mapping.put(aesthetic, aesthetic));
        Map<String, Object> layer = new HashMap<>(constants);
        layer.put("geom", geom);
        layer.put("stat", "identity");
        layer.put("position", "identity");
        layer.put("tooltips", "none");
        layer.put("sampling", "none");
        layer.put("data", new HashMap<>(data));
        layer.put("mapping", mapping);
        layers.add(layer);
        return this;
    }

    /** Labels an axis at the given places, from {@code from} to {@code to}. */
    Plot axis(String aesthetic, double from, double to, List<Double> breaks, List<String> labels) {
        Map<String, Object> scale = new HashMap<>();
        scale.put("aesthetic", aesthetic);
        scale.put("limits", List.of(from, to));
        scale.put("expand", List.of(0, 0));
        scale.put("breaks", breaks);
        scale.put("labels", labels);
        scales.add(scale);
        return this;
    }

    /** Draws grid lines at the breaks of an axis. */
    Plot grid(String aesthetic) {
        theme.put(
                "panel_grid_major_" + aesthetic,
                Map.of("name", "line", "color", Ink.GRID.hex(), "size", 1.0, "blank", false));
        return this;
    }

    /** Names an axis. */
    Plot title(String aesthetic, String title) {
        scales.stream()
                .filter(scale -> aesthetic.equals(scale.get("aesthetic")))
                .forEach(scale -> scale.put("name", title));
        theme.put("axis_title_" + aesthetic, text(Map.of()));
        return this;
    }

    /** Turns the labels of the x axis upright, for long labels. */
    Plot uprightLabels() {
        theme.put("axis_text_x", text(Map.of("angle", 90.0)));
        return this;
    }

    private static Map<String, Object> text(Map<String, Object> more) {
        Map<String, Object> text = new HashMap<>(more);
        text.putAll(Map.of("name", "text", "color", Ink.TEXT.hex(), "size", TEXT_SIZE, "blank", false));
        return text;
    }

    /** The finished chart as the library's SVG; needs neither a display nor fonts. */
    String toSvg() {
        Map<String, Object> spec = new HashMap<>();
        spec.put("kind", "plot");
        spec.put("layers", layers);
        spec.put("scales", scales);
        spec.put("theme", theme);
        spec.put("ggsize", new HashMap<>(Map.of("width", width, "height", height)));
        return PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(
                spec,
                null,
                (w, h, pixels) -> {
                    throw new UnsupportedOperationException("These charts hold no bitmaps");
                },
                false);
    }
}
