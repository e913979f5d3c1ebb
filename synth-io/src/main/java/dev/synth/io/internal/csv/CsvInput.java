package dev.synth.io.internal.csv;

import dev.synth.io.CsvOptions;
import dev.synth.table.Schema;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A file to read and what is known of its dialect.
 *
 * @param options what is given
 * @param schema what it is read as; without columns if that is not known yet
 */
record CsvInput(Path file, CsvOptions options, Schema schema) {
    private static final int SAMPLE = 1 << 16;

    /** The text from its beginning; its owner closes it. */
    TextReader text() throws IOException {
        Charset singleBytes = CsvDialect.singleBytes(schema).orElse(TextEncoding.WESTERN);
        return CsvText.open(file, options.encoding(), singleBytes);
    }

    /**
     * Where the values lie: as given, else as the schema says or as the first rows suggest, whichever gives more of the
     * schema's columns. Lines that the schema skips may be absent: what is written under it has none.
     *
     * @throws TableFormatException if the file begins with a line that is no part of a table
     */
    CsvLayout layout() throws IOException {
        int skipped = options.skipLines().orElse(0);
        CsvOptions told = options.orElse(CsvDialect.known(schema));
        CsvLayout best = null;
        if (schema.size() > 0 && !told.equals(options)) {
            for (int lines : new TreeSet<>(List.of(skipped, told.skipLines().orElse(0)))) {
                CsvLayout layout = layout(told, lines);
                if (columns(layout) == schema.size()) {
                    return layout;
                }
                best = best == null || columns(layout) > columns(best) ? layout : best;
            }
        }
        CsvLayout found = layout(options, skipped);
        if (best != null && columns(best) > columns(found)) {
            return best;
        }
        LinesAbove.refuse(file, found);
        return found;
    }

    /** How many of the schema's columns a layout gives. */
    private long columns(CsvLayout layout) {
        return layout.names().stream().distinct().filter(schema::contains).count();
    }

    private CsvLayout layout(CsvOptions known, int skipped) throws IOException {
        char[] buffer = new char[SAMPLE];
        int length = sample(buffer, skipped);
        String sample = new String(buffer, 0, length);
        Optional<DelimiterLine> line = skipped == 0 ? DelimiterLine.find(sample) : Optional.empty();
        if (line.isEmpty()) {
            return CsvSniffer.layout(sample, length == SAMPLE, known).below(skipped, HeaderStyle.NONE);
        }
        CsvOptions tells =
                CsvOptions.builder().delimiter(line.get().delimiter()).build();
        return CsvSniffer.layout(sample.substring(line.get().length()), length == SAMPLE, known.orElse(tells))
                .below(0, line.get().style());
    }

    private int sample(char[] buffer, int skipped) throws IOException {
        int length = 0;
        try (TextReader text = text()) {
            Reader reader = LinesAbove.below(text, skipped);
            int read = reader.read(buffer, 0, SAMPLE);
            while (read > 0) {
                length += read;
                read = reader.read(buffer, length, SAMPLE - length);
            }
        } catch (UndecodableException e) {
            return length; // Whoever reads the rows is told, with the line.
        }
        return length;
    }
}
