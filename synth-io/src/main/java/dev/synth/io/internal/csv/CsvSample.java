package dev.synth.io.internal.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The first rows of a file, split in one of the ways that come into question.
 *
 * @param rows the values
 * @param quotedCells how many of them stood in quotes
 * @param broken whether the text cannot be split so
 */
record CsvSample(char delimiter, char quote, List<List<String>> rows, int quotedCells, boolean broken) {
    private static final int ROWS = 100;

    /**
     * Splits a text.
     *
     * @param cut whether the text goes on, so that its last row is not whole
     */
    static CsvSample of(String text, boolean cut, char delimiter, char quote) {
        List<List<String>> rows = new ArrayList<>();
        int quoted = 0;
        boolean broken = false;
        try (CsvTokens tokens = new CsvTokens(new StringReader(text), delimiter, quote)) {
            while (rows.size() <= ROWS && tokens.next()) {
                rows.add(IntStream.range(0, tokens.size()).mapToObj(tokens::get).toList());
                quoted += (int) IntStream.range(0, tokens.size())
                        .filter(tokens::isQuoted)
                        .count();
            }
        } catch (CsvSyntaxException e) {
            broken = !cut || !e.isOpen();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean partial = cut && rows.size() > 2 && rows.size() <= ROWS;
        return new CsvSample(delimiter, quote, partial ? rows.subList(0, rows.size() - 1) : rows, quoted, broken);
    }

    /** The width of most rows below the first, 0 if there are none. */
    int usualWidth() {
        return below().stream()
                .max((a, b) -> Long.compare(count(a.size()), count(b.size())))
                .map(List::size)
                .orElse(0);
    }

    /** The first row's width, weighed by the share of rows that are as wide as most. */
    double score() {
        if (rows.isEmpty()) {
            return 0;
        }
        double regular = below().isEmpty() ? 1 : (double) count(usualWidth()) / below().size();
        return (rows.get(0).size() - 1) * regular + 1e-9;
    }

    /** Whether all rows have the same width, of two or more. */
    boolean isRegular() {
        return rows.size() > 1 && rows.get(0).size() > 1 && count(rows.get(0).size()) == rows.size() - 1;
    }

    /** The rows below the first. */
    List<List<String>> below() {
        return rows.isEmpty() ? List.of() : rows.subList(1, rows.size());
    }

    private long count(int width) {
        return below().stream().filter(row -> row.size() == width).count();
    }
}
