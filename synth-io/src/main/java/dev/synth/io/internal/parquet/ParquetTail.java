package dev.synth.io.internal.parquet;

import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The last eight bytes of a file: the footer's length and a mark. */
final class ParquetTail {
    private static final String MARK = "PAR1";
    private static final String ENCRYPTED = "PARE";
    private static final int LENGTH = 8;
    /** The mark at the head, an empty footer, and the tail. */
    private static final int SHORTEST = 4 + LENGTH;

    private ParquetTail() {}

    /**
     * Does nothing if the file ends as a Parquet file does.
     *
     * @throws TableFormatException saying how it ends otherwise
     */
    static void check(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file)) {
            long length = in.size();
            ByteBuffer tail = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
            if (length < SHORTEST || in.read(tail, length - LENGTH) < LENGTH) {
                throw new TableFormatException("'" + file + "' is no Parquet file: it has only " + length + " bytes.");
            }
            int footer = tail.getInt(0);
            String mark = new String(tail.array(), Integer.BYTES, MARK.length(), StandardCharsets.ISO_8859_1);
            if (mark.equals(ENCRYPTED)) {
                throw new TableFormatException("'" + file + "' is encrypted; write it anew without encryption.");
            }
            if (!mark.equals(MARK)) {
                throw new TableFormatException("'" + file + "' does not end as a Parquet file does (" + MARK
                        + "): it is truncated, or of another format. Write it anew.");
            }
            if (footer < 0 || footer > length - SHORTEST) {
                throw new TableFormatException("'" + file + "' says that its footer is "
                        + Integer.toUnsignedString(footer) + " bytes long, but has only " + length
                        + " in all: it is damaged. Write it anew.");
            }
        }
    }
}
