package dev.synth.io.internal.csv;

import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.file.Path;

/** Lines that programs and people put above a table, and that are no part of it. */
final class LinesAbove {
    private static final int BUFFER = 1 << 13;

    private LinesAbove() {}

    /** The text below so many of its lines, however they end. */
    static Reader below(Reader text, int lines) throws IOException {
        if (lines == 0) {
            return text;
        }
        PushbackReader rest = new PushbackReader(text, BUFFER);
        char[] buffer = new char[BUFFER];
        int left = lines;
        char before = 0;
        for (int read = rest.read(buffer); read >= 0; read = rest.read(buffer)) {
            for (int i = 0; i < read; i++) {
                char c = buffer[i];
                boolean second = c == '\n' && before == '\r';
                if (left == 0 && !second) {
                    rest.unread(buffer, i, read - i);
                    return rest;
                }
                left -= c == '\r' || c == '\n' && !second ? 1 : 0;
                before = c;
            }
        }
        return rest;
    }

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
        boolean oneValue = layout.first().size() == 1 && layout.usualWidth() > 1;
        boolean namesAreOneShort = layout.usualWidth() == 2 && first.indexOf(' ') < 0 && !first.startsWith("#");
        if (oneValue && !namesAreOneShort) {
            throw new TableFormatException(
                    "'" + file + "': the first line holds one value, but most of those below hold "
                            + layout.usualWidth() + ". If it is a " + (first.startsWith("#") ? "comment" : "title")
                            + ", say how many lines to skip (--skip-lines), or remove what stands above the line with"
                            + " the column names.");
        }
    }
}
