package dev.synth.io.internal.csv;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a file's values lie, judged by its first rows.
 *
 * @param delimiter the character between values
 * @param quote the character around values
 * @param header whether the first row holds names
 * @param first the values of the first row
 * @param usualWidth the number of values of most of the first rows below it, 0 if there are none
 * @param notes what was a close call, one sentence each
 * @param skipped how many lines stand above the table that are no part of the file's dialect
 * @param delimiterLine whether a {@link DelimiterLine} stands above it
 */
record CsvLayout(
        char delimiter,
        char quote,
        boolean header,
        List<String> first,
        int usualWidth,
        List<String> notes,
        int skipped,
        HeaderStyle delimiterLine) {

    /** This layout of a text, as that of a file with these lines above. */
    CsvLayout below(int lines, HeaderStyle line) {
        return new CsvLayout(delimiter, quote, header, first, usualWidth, notes, lines, line);
    }

    /** How many lines stand above the first row. */
    int linesAbove() {
        return skipped + (delimiterLine == HeaderStyle.NONE ? 0 : 1);
    }

    /** The names of the columns. */
    List<String> names() {
        return header
                ? first.stream().map(String::strip).toList()
                : IntStream.rangeClosed(1, first.size())
                        .mapToObj(i -> "column_" + i)
                        .toList();
    }
}
