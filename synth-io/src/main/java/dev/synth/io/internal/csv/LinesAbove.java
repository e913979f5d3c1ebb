package dev.synth.io.internal.csv;

import dev.synth.table.TableFormatException;
import java.nio.file.Path;
import java.util.List;

/** Lines that programs and people put above a table, and that are no part of it. */
final class LinesAbove {
    private LinesAbove() {}

    /**
     * Checks that a file begins with its table.
     *
     * @throws TableFormatException saying what stands above it and what to do
     */
    static void refuse(Path file, CsvLayout layout) {
        if (layout.first().isEmpty()) {
            return;
        }
        String first = layout.first().get(0);
        if (tellsDelimiter(layout.first())) {
            throw new TableFormatException("'" + file + "', line 1: 'sep=…' tells Excel the delimiter and is no"
                    + " part of the table; remove the line. The delimiter is found out without it.");
        }
        boolean oneValue = layout.first().size() == 1 && layout.usualWidth() > 1;
        boolean namesAreOneShort = layout.usualWidth() == 2 && first.indexOf(' ') < 0 && !first.startsWith("#");
        if (oneValue && !namesAreOneShort) {
            throw new TableFormatException(
                    "'" + file + "': the first line holds one value, but most of those below hold "
                            + layout.usualWidth() + ". If it is a " + (first.startsWith("#") ? "comment" : "title")
                            + ", remove what stands above the line with the column names.");
        }
    }

    private static boolean tellsDelimiter(List<String> row) {
        String first = row.get(0);
        return first.startsWith("sep=")
                && (row.size() == 1 && first.length() == "sep=".length() + 1
                        || row.size() == 2 && first.equals("sep=") && row.get(1).isEmpty());
    }
}
