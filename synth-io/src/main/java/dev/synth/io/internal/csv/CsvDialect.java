package dev.synth.io.internal.csv;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * How a file separates its values, judged by its header and first rows.
 *
 * @param delimiter the character between values
 * @param usualWidth the number of values of most of the first rows below the header, 0 if there are none
 */
record CsvDialect(char delimiter, int usualWidth) {
    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int SAMPLE = 1 << 16;
    private static final int ROWS = 100;

    static CsvDialect of(Path file) throws IOException {
        String sample = sample(file);
        CsvDialect best = new CsvDialect(',', 0);
        double bestScore = 0;
        for (char candidate : CANDIDATES) {
            List<Integer> widths = widths(sample, candidate);
            if (!widths.isEmpty()) {
                int usual = usual(widths.subList(1, widths.size()));
                double score = score(widths, usual);
                if (bestScore == 0 || score > bestScore) {
                    best = new CsvDialect(candidate, usual);
                    bestScore = score;
                }
            }
        }
        return best;
    }

    static CSVFormat format(char delimiter) {
        return CSVFormat.Builder.create()
                .setDelimiter(delimiter)
                .setQuote('"')
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .setRecordSeparator('\n')
                .get();
    }

    /** The header's width, weighed by the share of rows that are as wide as most. */
    private static double score(List<Integer> widths, int usual) {
        int header = widths.get(0);
        long rows = widths.size() - 1L;
        long regular = widths.stream().skip(1).filter(width -> width == usual).count();
        return (header - 1) * (rows == 0 ? 1 : (double) regular / rows) + 1e-9;
    }

    private static int usual(List<Integer> widths) {
        return widths.stream()
                .max((a, b) -> Long.compare(count(widths, a), count(widths, b)))
                .orElse(0);
    }

    private static long count(List<Integer> widths, int width) {
        return widths.stream().filter(other -> other == width).count();
    }

    private static List<Integer> widths(String sample, char delimiter) {
        List<Integer> widths = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(sample), format(delimiter))) {
            for (CSVRecord row : parser) {
                widths.add(row.size());
                if (widths.size() > ROWS) {
                    return widths;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return widths; // The sample ends inside a quoted value, or this is not the delimiter.
        }
        boolean cut = sample.length() == SAMPLE && widths.size() > 2;
        return cut ? widths.subList(0, widths.size() - 1) : widths;
    }

    private static String sample(Path file) throws IOException {
        try (Reader reader = CsvText.open(file)) {
            char[] buffer = new char[SAMPLE];
            int length = 0;
            int read = 0;
            while (read >= 0 && length < SAMPLE) {
                length += read;
                read = reader.read(buffer, length, SAMPLE - length);
            }
            return new String(buffer, 0, length);
        }
    }
}
