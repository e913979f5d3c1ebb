package dev.synth.io.internal.csv;

import dev.synth.io.CsvOptions;
import dev.synth.table.Schema;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;

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
     * Where the values lie: as given, else as the schema says if the file has the schema's columns then, else as the
     * first rows suggest.
     *
     * @throws TableFormatException if the file begins with a line that is no part of a table
     */
    CsvLayout layout() throws IOException {
        char[] buffer = new char[SAMPLE];
        int length = sample(buffer);
        String sample = new String(buffer, 0, length);
        CsvOptions told = options.orElse(CsvDialect.known(schema));
        if (schema.size() > 0 && !told.equals(options)) {
            CsvLayout layout = CsvSniffer.layout(sample, length == SAMPLE, told);
            if (layout.names().containsAll(schema.names())) {
                return layout;
            }
        }
        CsvLayout layout = CsvSniffer.layout(sample, length == SAMPLE, options);
        LinesAbove.refuse(file, layout);
        return layout;
    }

    private int sample(char[] buffer) throws IOException {
        int length = 0;
        try (TextReader reader = text()) {
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
