package dev.synth.io.internal.parquet;

import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** The codecs without Hadoop. Thread-safe. */
final class ParquetCodecs implements CompressionCodecFactory {
    /** The attribute that holds the codec a column was read with, if it was not Snappy. */
    static final String ATTRIBUTE = "parquet.codec";

    private static final Map<CompressionCodecName, Inflater> INFLATERS = new EnumMap<>(Map.of(
            CompressionCodecName.UNCOMPRESSED, (bytes, size) -> bytes,
            CompressionCodecName.SNAPPY, Inflaters::snappy,
            CompressionCodecName.GZIP, Inflaters::gzip,
            CompressionCodecName.ZSTD, Inflaters::zstd,
            CompressionCodecName.BROTLI, Inflaters::brotli,
            CompressionCodecName.LZ4, FramedLz4::inflate,
            CompressionCodecName.LZ4_RAW, Inflaters::lz4));

    private static final Map<CompressionCodecName, Deflater> DEFLATERS = new EnumMap<>(Map.of(
            CompressionCodecName.UNCOMPRESSED, bytes -> bytes,
            CompressionCodecName.SNAPPY, Deflaters::snappy,
            CompressionCodecName.GZIP, Deflaters::gzip,
            CompressionCodecName.ZSTD, Deflaters::zstd,
            CompressionCodecName.LZ4_RAW, Deflaters::lz4));

    /** The codecs that pages are read with. */
    static Set<CompressionCodecName> readable() {
        return Collections.unmodifiableSet(INFLATERS.keySet());
    }

    /**
     * The codec to write these columns with: that of the first column that names one, or its nearest relative among those
     * that can be written; else Snappy.
     *
     * @throws IllegalArgumentException if an attribute names no codec
     */
    static CompressionCodecName toWrite(Schema schema) {
        return schema.columns().stream()
                .filter(column -> column.findAttribute(ATTRIBUTE).isPresent())
                .map(ParquetCodecs::named)
                .findFirst()
                .map(codec -> switch (codec) {
                    case LZ4 -> CompressionCodecName.LZ4_RAW;
                    case BROTLI -> CompressionCodecName.ZSTD;
                    default -> codec;
                })
                .orElse(CompressionCodecName.SNAPPY);
    }

    private static CompressionCodecName named(ColumnSchema column) {
        String name = column.findAttribute(ATTRIBUTE).orElseThrow();
        return INFLATERS.keySet().stream()
                .filter(codec -> codec.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Column '" + column.name() + "': the attribute "
                        + ATTRIBUTE + " '" + name + "' is none of " + INFLATERS.keySet() + "."));
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return new Compressor(codec, find(DEFLATERS, codec));
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return new Decompressor(find(INFLATERS, codec));
    }

    private static <T> T find(Map<CompressionCodecName, T> all, CompressionCodecName codec) {
        T found = all.get(codec);
        if (found == null) {
            throw new IllegalArgumentException("No codec " + codec + ".");
        }
        return found;
    }

    @Override
    public void release() {
        // Nothing is pooled.
    }

    private interface Inflater {
        byte[] inflate(byte[] bytes, int size) throws IOException;
    }

    private interface Deflater {
        byte[] deflate(byte[] bytes) throws IOException;
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

    private record Compressor(CompressionCodecName codec, Deflater deflater) implements BytesInputCompressor {
        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            return BytesInput.from(deflater.deflate(bytes.toInputStream().readAllBytes()));
        }

        @Override
        public CompressionCodecName getCodecName() {
            return codec;
        }

        @Override
        public void release() {
            // Nothing is pooled.
        }
    }
}
