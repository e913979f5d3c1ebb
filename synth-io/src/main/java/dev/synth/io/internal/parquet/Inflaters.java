package dev.synth.io.internal.parquet;

import com.github.luben.zstd.ZstdInputStream;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.brotli.dec.BrotliInputStream;
import org.xerial.snappy.Snappy;

/**
 * Decompression of whole pages. A page's declared size is never trusted with an allocation before the compressed bytes
 * bear it out.
 */
final class Inflaters {
    /** No byte of LZ4 stands for more bytes than this. */
    private static final int LZ4_MAX_RATIO = 255;

    private Inflaters() {}

    static byte[] snappy(byte[] bytes, int size) throws IOException {
        if (bytes.length == 0 ? size != 0 : Snappy.uncompressedLength(bytes) != size) {
            throw new IOException("a Snappy page does not hold the " + size + " bytes that its header declares");
        }
        return bytes.length == 0 ? bytes : Snappy.uncompress(bytes);
    }

    static byte[] gzip(byte[] bytes, int size) throws IOException {
        return bytes.length == 0
                ? checked(bytes, 0, size)
                : drain(new GZIPInputStream(new ByteArrayInputStream(bytes)), size);
    }

    static byte[] zstd(byte[] bytes, int size) throws IOException {
        return drain(new ZstdInputStream(new ByteArrayInputStream(bytes)), size);
    }

    static byte[] brotli(byte[] bytes, int size) throws IOException {
        return drain(new BrotliInputStream(new ByteArrayInputStream(bytes)), size);
    }

    static byte[] lz4(byte[] bytes, int size) throws IOException {
        byte[] inflated = new byte[plausible(bytes.length, size)];
        return checked(inflated, lz4(bytes, 0, bytes.length, inflated, 0), size);
    }

    /** Fills {@code out} from {@code at} on and returns how many bytes came. */
    static int lz4(byte[] bytes, int from, int length, byte[] out, int at) throws IOException {
        try {
            return new Lz4Decompressor().decompress(bytes, from, length, out, at, out.length - at);
        } catch (RuntimeException e) {
            throw new IOException("a page is not compressed with LZ4 as its header says", e);
        }
    }

    /** The size, if so many bytes of LZ4 can stand for it. */
    static int plausible(int length, int size) throws IOException {
        if (size / LZ4_MAX_RATIO > length) {
            throw new IOException("an LZ4 page cannot hold the " + size + " bytes that its header declares");
        }
        return size;
    }

    private static byte[] drain(InputStream in, int size) throws IOException {
        try (in) {
            byte[] inflated = in.readNBytes(size);
            return checked(inflated, inflated.length, size);
        }
    }

    private static byte[] checked(byte[] inflated, int length, int size) throws IOException {
        if (length != size) {
            throw new IOException("a page holds " + length + " bytes, but its header declares " + size);
        }
        return inflated;
    }
}
