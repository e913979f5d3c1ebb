package dev.synth.io.internal.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Decodes a text whose encoding may come to light on the way: as long as all is ASCII, nothing need be known. The first
 * other character decides whether the text is UTF-8 or in an encoding of single bytes. Never replaces what it cannot
 * decode. Not thread-safe.
 */
final class TextReader extends Reader {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_CHARACTER = 4;

    private final InputStream in;
    private final Charset singleBytes;
    private final byte[] bytes = new byte[BUFFER];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes);

    private final CharsetDecoder ascii = StandardCharsets.ISO_8859_1.newDecoder();

    private int at;
    private int end;
    private boolean ended;
    private TextEncoding encoding;
    private boolean known;
    private CharsetDecoder decoder;
    /** The second half of a character whose first half was all that there was room for; 0 if there is none. */
    private char half;

    private final MixedBytes mixed = new MixedBytes();
    private final boolean repeatedMark;

    /**
     * Begins to read.
     *
     * @param given the encoding if it is known; a byte-order mark wins
     * @param singleBytes the encoding of a text that turns out not to be Unicode
     */
    TextReader(InputStream in, Optional<Charset> given, Charset singleBytes) throws IOException {
        this.in = in;
        this.singleBytes = singleBytes;
        while (end < BUFFER && more()) {
            // A mark may come in several pieces, and so may what tells UTF-16.
        }
        Optional<TextEncoding> found = TextEncoding.marked(bytes, end)
                .or(() -> given.map(charset -> new TextEncoding(charset, false)))
                .or(() -> TextEncoding.unmarkedUtf16(bytes, end));
        this.encoding = found.orElse(TextEncoding.UTF_8);
        this.known = found.isPresent();
        this.at = afterMarks();
        this.repeatedMark = at > encoding.markBytes().length;
        this.decoder = decoder(encoding.charset());
    }

    /** Where the text begins: tools that put a mark before a text that has one leave two. */
    private int afterMarks() {
        byte[] mark = encoding.markBytes();
        int after = mark.length;
        while (mark.length > 0
                && after + mark.length <= end
                && Arrays.equals(mark, 0, mark.length, bytes, after, after + mark.length)) {
            after += mark.length;
        }
        return after;
    }

    private static CharsetDecoder decoder(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] chars, int from, int length) throws IOException {
        if (half != 0 && length > 0) {
            chars[from] = half;
            half = 0;
            return 1;
        }
        int read = 0;
        while (read == 0 && length > 0) {
            if (at == end && !more()) {
                mixed.requireOne();
                return -1;
            }
            read = known ? decode(CharBuffer.wrap(chars, from, length).slice()) : ascii(chars, from, length);
        }
        return read;
    }

    private int ascii(char[] chars, int from, int length) throws IOException {
        int run = MixedBytes.asciiRun(bytes, at, Math.min(end, at + length));
        // Faster than a loop, which is not vectorised.
        ascii.reset().decode(buffer.limit(at + run).position(at), CharBuffer.wrap(chars, from, run), true);
        at += run;
        if (run == 0) {
            decide();
        }
        return run;
    }

    /** Looks at the first character beyond ASCII. */
    private void decide() throws IOException {
        while (end - at < LONGEST_CHARACTER && more()) {
            // A character may come in several pieces.
        }
        known = true;
        if (MixedBytes.utf8Length(bytes, at, end) == 0) {
            encoding = new TextEncoding(singleBytes, false);
            decoder = decoder(singleBytes);
            mixed.watch();
        }
    }

    private int decode(CharBuffer chars) throws IOException {
        buffer.limit(end).position(at);
        CoderResult result = decoder.decode(buffer, chars, ended);
        if (result.isOverflow() && chars.position() == 0) {
            CharBuffer pair = CharBuffer.allocate(2);
            decoder.decode(buffer, pair, ended);
            chars.put(pair.get(0));
            half = pair.get(1);
        }
        mixed.add(bytes, at, buffer.position());
        boolean stuck = buffer.position() == at;
        at = buffer.position();
        if (chars.position() > 0) {
            return chars.position();
        }
        if (result.isError() || (stuck && !more())) {
            throw undecodable();
        }
        return 0;
    }

    /** Gets more bytes; false if there are none. */
    private boolean more() throws IOException {
        if (ended) {
            return false;
        }
        System.arraycopy(bytes, at, bytes, 0, end - at);
        end -= at;
        at = 0;
        int read = in.read(bytes, end, BUFFER - end);
        ended = read < 0;
        end += Math.max(0, read);
        return !ended;
    }

    private UndecodableException undecodable() {
        if (mixed.isWatching()) {
            return new UndecodableException("the bytes are text neither in UTF-8 nor in " + singleBytes.name()
                    + ". Name the encoding, or check that this is a text file");
        }
        if (encoding.equals(TextEncoding.UTF_8)) {
            return new UndecodableException(
                    "the text is not UTF-8, although it was before: the file is damaged or mixes"
                            + " encodings. Convert it; or name the encoding, where ISO-8859-1 takes every byte as it is");
        }
        return new UndecodableException(
                "the text is not " + encoding.label() + ". Name another encoding, or check that the file is whole");
    }

    /** The encoding as far as it is known: UTF-8 if all was ASCII. */
    TextEncoding encoding() {
        boolean plain = mixed.isWatching() && singleBytes.equals(TextEncoding.WESTERN) && !mixed.hasControls();
        return plain ? new TextEncoding(StandardCharsets.ISO_8859_1, false) : encoding;
    }

    /** Whether the text begins with more than one byte-order mark. */
    boolean hasRepeatedMark() {
        return repeatedMark;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
