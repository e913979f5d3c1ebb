package dev.synth.io.internal.csv;

import dev.synth.table.ColumnSchema;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spaces that fill up the texts of a column to one width.
 *
 * @param side of the texts
 * @param width how many characters they have with the spaces, 1 or more
 */
record Padding(Side side, int width) {
    /** The attribute of a column whose values are padded: the side of the texts and the width, such as {@code right 12}. */
    static final String VALUES = "csv.padding";
    /** The attribute of such a column whose name is padded too: the side of the name. */
    static final String NAME = "csv.padded-name";

    private static final Pattern TEXT = Pattern.compile("(left|right) ([1-9][0-9]{0,6})");

    /** Where a text stands, so that spaces fill the other side. */
    enum Side {
        LEFT,
        RIGHT;

        String label() {
            return this == LEFT ? "left" : "right";
        }

        private static Side of(String label) {
            return label.equals("left") ? LEFT : RIGHT;
        }
    }

    /**
     * That of a column's values.
     *
     * @throws IllegalArgumentException if the attribute is none
     */
    static Optional<Padding> ofValues(ColumnSchema column) {
        return column.findAttribute(VALUES).map(text -> {
            Matcher parts = TEXT.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException("Column '" + column.name() + "': the attribute " + VALUES + " '"
                        + text + "' must be a side and a width, such as 'right 12'.");
            }
            return new Padding(Side.of(parts.group(1)), Integer.parseInt(parts.group(2)));
        });
    }

    /** That of a column's name. */
    static Optional<Padding> ofName(ColumnSchema column) {
        return ofValues(column)
                .flatMap(values -> column.findAttribute(NAME).map(side -> new Padding(Side.of(side), values.width())));
    }

    /** What {@link #ofValues} reads. */
    String attribute() {
        return side.label() + " " + width;
    }

    /** The text with spaces; one that fills the width, or more, as it is. */
    String fill(String text) {
        String spaces = " ".repeat(Math.max(0, width - text.length()));
        return side == Side.LEFT ? text + spaces : spaces + text;
    }
}
