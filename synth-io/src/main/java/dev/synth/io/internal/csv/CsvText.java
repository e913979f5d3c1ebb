package dev.synth.io.internal.csv;

import dev.synth.table.TableFormatException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The text of a file: UTF-8 with or without a byte-order mark, plain or gzipped (told by its first bytes). */
final class CsvText {
    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvText() {}

    /**
     * Opens the text.
     *
     * @throws IOException saying what to do, if the file is missing, a folder, or unreadable
     */
    static Reader open(Path file) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(bytes(file), decoder()), BUFFER);
        try {
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            return reader;
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    private static InputStream bytes(Path file) throws IOException {
        requireFile(file);
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            in.mark(2);
            boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return gzip ? new GZIPInputStream(in, BUFFER) : in;
        } catch (IOException e) {
            in.close();
            throw e;
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

    private static CharsetDecoder decoder() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The failure of a file that is not UTF-8, naming the line of the first byte that is not. */
    static TableFormatException notUtf8(Path file, Throwable cause) throws IOException {
        return new TableFormatException(
                "'" + file + "', line " + lineOfMalformedByte(file)
                        + ": the text is not UTF-8. Convert the file, for example with: iconv -f ISO-8859-1 -t UTF-8",
                cause);
    }

    private static long lineOfMalformedByte(Path file) throws IOException {
        CharsetDecoder decoder = decoder();
        ByteBuffer in = ByteBuffer.allocate(BUFFER);
        CharBuffer out = CharBuffer.allocate(BUFFER);
        LineCounter lines = new LineCounter();
        try (InputStream stream = bytes(file)) {
            int read;
            do {
                read = stream.read(in.array(), in.position(), in.remaining());
                in.position(in.position() + Math.max(0, read)).flip();
                CoderResult result = decoder.decode(in, out, read < 0);
                lines.add(out.flip());
                if (result.isError()) {
                    return lines.line();
                }
                out.clear();
                in.compact();
            } while (read >= 0);
        }
        return lines.line();
    }

    /** Counts lines that end in LF, CR or both. */
    private static final class LineCounter {
        private long line = 1;
        private char last;

        void add(CharBuffer text) {
            while (text.hasRemaining()) {
                char c = text.get();
                line += c == '\r' || (c == '\n' && last != '\r') ? 1 : 0;
                last = c;
            }
        }

        long line() {
            return line;
        }
    }
}
