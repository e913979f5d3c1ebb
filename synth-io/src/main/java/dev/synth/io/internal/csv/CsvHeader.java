package dev.synth.io.internal.csv;

import dev.synth.table.TableFormatException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks a line of column names. */
final class CsvHeader {
    private static final String HINT = " If the file has no line of names, say that it has no header.";

    private CsvHeader() {}

    /**
     * Checks that every column has a name of its own.
     *
     * @throws TableFormatException naming the columns that do not
     */
    static void check(Path file, long line, List<String> names) {
        String where = "'" + file + "', line " + line + ": ";
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isBlank()) {
                throw new TableFormatException(where + "the name of column " + (i + 1) + " of " + names.size()
                        + " is empty; name every column." + HINT);
            }
            Integer earlier = positions.putIfAbsent(names.get(i), i);
            if (earlier != null) {
                throw new TableFormatException(where + "columns " + (earlier + 1) + " and " + (i + 1)
                        + " are both named '" + names.get(i) + "'; give each column its own name." + HINT);
            }
        }
    }
}
