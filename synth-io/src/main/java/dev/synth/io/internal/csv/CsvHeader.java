package dev.synth.io.internal.csv;

import dev.synth.table.TableFormatException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A line of column names. A column may lack one, as the index that a data frame is written with does: no schema can name
 * it, so that it is left out where there is one, and refused where one is to be inferred.
 *
 * @param line of the file, from 1
 * @param given the names as they stand there, some perhaps empty
 * @param endsInDelimiter whether the last one alone is, and not in quotes: every line may just end in a delimiter
 */
record CsvHeader(Path file, long line, List<String> given, boolean endsInDelimiter) {
    private static final String HINT = " If the file has no line of names, say that it has no header.";

    /**
     * Checks that no two columns have one name.
     *
     * @throws TableFormatException naming those that have
     */
    CsvHeader {
        given = List.copyOf(given);
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            Integer earlier = given.get(i).isEmpty() ? null : positions.putIfAbsent(given.get(i), i);
            if (earlier != null) {
                throw new TableFormatException("'" + file + "', line " + line + ": columns " + (earlier + 1) + " and "
                        + (i + 1) + " are both named '" + given.get(i) + "'; give each column its own name." + HINT);
            }
        }
    }

    /** A name for every column; one that has none is called by its place. */
    List<String> names() {
        return IntStream.range(0, given.size())
                .mapToObj(i -> given.get(i).isEmpty()
                        ? "(column " + (i + 1) + " of " + given.size() + ", without a name)"
                        : given.get(i))
                .toList();
    }

    /**
     * The names of columns that all have one, but for nothing behind a delimiter at the end of the line.
     *
     * @throws TableFormatException naming the first column that has none
     */
    List<String> requireNames() {
        List<String> named = endsInDelimiter ? given.subList(0, given.size() - 1) : given;
        if (named.contains("")) {
            throw nameless(named.indexOf(""), "");
        }
        return named;
    }

    /**
     * Says that a column without a name holds a value, so that it does not just stand for a delimiter at the end of every line.
     *
     * @param place where the value is
     */
    TableFormatException holdsValue(String place) {
        return nameless(given.size() - 1, ", but holds a value in " + place);
    }

    private TableFormatException nameless(int position, String why) {
        return new TableFormatException("'" + file + "', line " + line + ": the name of column " + (position + 1)
                + " of " + given.size() + " is empty" + why
                + "; name it, or leave it out if it only counts the rows, as the"
                + " index of a data frame does (pandas: to_csv(..., index=False))." + HINT);
    }
}
