package dev.synth.io.internal.csv;

import dev.synth.table.TableFormatException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The text of a file, plain or gzipped in any number of members (told by its first bytes). */
final class CsvText {
    private static final int BUFFER = 1 << 16;
    private static final int MAGIC = 16;

    private CsvText() {}

    /**
     * Opens the text.
     *
     * @param given the encoding if it is known
     * @param singleBytes the encoding of a text that turns out not to be Unicode
     * @throws IOException saying what to do, if the file is missing, a folder, or unreadable
     * @throws TableFormatException if its first bytes are those of another kind of file
     */
    static TextReader open(Path file, Optional<Charset> given, Charset singleBytes) throws IOException {
        InputStream in = bytes(file);
        try {
            return new TextReader(in, given, singleBytes);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static InputStream bytes(Path file) throws IOException {
        requireFile(file);
        InputStream in = new BufferedInputStream(open(file), BUFFER);
        try {
            in.mark(MAGIC);
            byte[] first = in.readNBytes(MAGIC);
            in.reset();
            Optional<String> other = OtherFiles.recognize(first);
            if (other.isPresent()) {
                throw new TableFormatException("'" + file + "' is no text but " + other.get() + ".");
            }
            boolean gzip = first.length > 1 && first[0] == 0x1f && (first[1] & 0xff) == 0x8b;
            return gzip ? new GZIPInputStream(in, BUFFER) : in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static InputStream open(Path file) throws IOException {
        try {
            return Files.newInputStream(file);
        } catch (AccessDeniedException e) {
            throw new IOException(
                    "Cannot read '" + file + "': permission denied; ask its owner, or change its permissions.", e);
        }
    }

    /**
     * Checks that there is something to read.
     *
     * @throws IOException saying what to do, if the file is missing or a folder
     */
    static void requireFile(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("Cannot read '" + file + "': it is a folder; name a file in it.");
        }
        if (!Files.exists(file)) {
            throw new NoSuchFileException(
                    file.toString(),
                    null,
                    "there is no such file; check its name and folder (here: "
                            + Path.of("").toAbsolutePath() + ")");
        }
    }
}
