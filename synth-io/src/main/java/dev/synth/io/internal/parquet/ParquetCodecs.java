package dev.synth.io.internal.parquet;

import com.github.luben.zstd.ZstdInputStream;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/**
 * The codecs without Hadoop. A page's declared size is never trusted with an allocation before the compressed bytes
 * bear it out. Thread-safe.
 */
final class ParquetCodecs implements CompressionCodecFactory {
    /** No byte of LZ4 stands for more bytes than this. */
    private static final int LZ4_MAX_RATIO = 255;

    private static final Map<CompressionCodecName, Inflater> INFLATERS = new EnumMap<>(Map.of(
            CompressionCodecName.UNCOMPRESSED, (bytes, size) -> bytes,
            CompressionCodecName.SNAPPY, (bytes, size) -> snappy(bytes, size),
            CompressionCodecName.GZIP,
                    (bytes, size) -> drain(new GZIPInputStream(new ByteArrayInputStream(bytes)), size),
            CompressionCodecName.ZSTD,
                    (bytes, size) -> drain(new ZstdInputStream(new ByteArrayInputStream(bytes)), size),
            CompressionCodecName.LZ4_RAW, (bytes, size) -> lz4(bytes, size)));

    /** The codecs that pages are read with. */
    static Set<CompressionCodecName> readable() {
        return INFLATERS.keySet();
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        if (codec != CompressionCodecName.SNAPPY) {
            throw new IllegalArgumentException("Pages are written with Snappy, not " + codec + ".");
        }
        return new SnappyCompressor();
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        Inflater inflater = INFLATERS.get(codec);
        if (inflater == null) {
            throw new IllegalArgumentException("No codec " + codec + ".");
        }
        return new Decompressor(inflater);
    }

    @Override
    public void release() {
        // Nothing is pooled.
    }

    private static byte[] snappy(byte[] bytes, int size) throws IOException {
        if (bytes.length == 0 ? size != 0 : Snappy.uncompressedLength(bytes) != size) {
            throw new IOException("a Snappy page does not hold the " + size + " bytes that its header declares");
        }
        return bytes.length == 0 ? bytes : Snappy.uncompress(bytes);
    }

    private static byte[] lz4(byte[] bytes, int size) throws IOException {
        if (size / LZ4_MAX_RATIO > bytes.length) {
            throw new IOException("an LZ4 page cannot hold the " + size + " bytes that its header declares");
        }
        byte[] inflated = new byte[size];
        int length = new Lz4Decompressor().decompress(bytes, 0, bytes.length, inflated, 0, size);
        return checked(inflated, length, size);
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

    private interface Inflater {
        byte[] inflate(byte[] bytes, int size) throws IOException;
    }

    private record Decompressor(Inflater inflater) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
            if (size < 0) {
                throw new IOException("a page's header declares " + size + " bytes");
            }
            return BytesInput.from(inflater.inflate(bytes.toInputStream().readAllBytes(), size));
        }

        @Override
        public void decompress(ByteBuffer input, int compressedSize, ByteBuffer output, int size) throws IOException {
            byte[] bytes = new byte[compressedSize];
            input.get(bytes);
            output.put(inflater.inflate(bytes, size));
        }

        @Override
        public void release() {
            // Nothing is pooled.
        }
    }

    private record SnappyCompressor() implements BytesInputCompressor {
        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            return BytesInput.from(Snappy.compress(bytes.toInputStream().readAllBytes()));
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.SNAPPY;
        }

        @Override
        public void release() {
            // Nothing is pooled.
        }
    }
}
