package dev.synth.eval.internal.report;

import java.util.Locale;

/**
 * The colours of the charts, by meaning.
 *
 * <p>A chart is drawn in placeholder colours; {@link InlineSvg} turns each into a class, and the page's style sheet
 * gives the class its colour, so that the same chart reads well on light, on dark and on paper.
 */
enum Ink {
    TRAINING,
    SYNTHETIC,
    HOLDOUT,
    /** The third of several curves. */
    ATTACK,
    /** What a bound must stay under. */
    MARGIN,
    GRID,
    TEXT,
    /** Steps of the heat map, weakest agreement first. */
    HEAT1,
    HEAT2,
    HEAT3,
    HEAT4,
    HEAT5;

    /** The placeholder colour for the chart library. */
    String hex() {
        return String.format("#fe%02xfe", ordinal() + 1);
    }

    private String rgb() {
        return "rgb(254," + (ordinal() + 1) + ",254)";
    }

    /** The class for an SVG attribute that holds a placeholder, such as {@code fill-training}; otherwise "". */
    static String classOf(String attribute, String value) {
        if (attribute.equals("fill") || attribute.equals("stroke")) {
            for (Ink ink : values()) {
                if (ink.rgb().equals(value)) {
                    return attribute + "-" + ink.name().toLowerCase(Locale.ROOT);
                }
            }
        }
        return "";
    }
}
