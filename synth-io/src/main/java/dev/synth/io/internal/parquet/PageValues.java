package dev.synth.io.internal.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.io.ParquetDecodingException;

/**
 * Checks what the encodings of one page declare, as the library takes memory for a run or block before it looks whether
 * the page holds one.
 */
final class PageValues {
    /** By how many values a run may overshoot the page: runs are padded. */
    private static final int PADDING = 512;
    /** The writers that there are make blocks of 128. */
    private static final int MAX_BLOCK = 1 << 16;

    private final ByteBuffer bytes;
    private final int valueCount;

    PageValues(ByteBuffer bytes, int valueCount) {
        this.bytes = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        this.valueCount = valueCount;
    }

    /** Goes past the levels that stand before the values of a page of version 1. */
    PageValues afterLevels(int maxLevel, Encoding encoding) {
        int width = BytesUtils.getWidthFromMaxInt(maxLevel);
        if (maxLevel == 0) {
            return this;
        }
        if (encoding == Encoding.RLE) {
            runs(width, length());
        } else {
            skip((valueCount * (long) width + Byte.SIZE - 1) / Byte.SIZE);
        }
        return this;
    }

    /** Checks levels that stand alone. */
    void levels(int maxLevel) {
        runs(BytesUtils.getWidthFromMaxInt(maxLevel), bytes.remaining());
    }

    /** Checks values in this encoding. */
    void values(Encoding encoding) {
        switch (encoding) {
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
                if (bytes.hasRemaining()) {
                    runs(bytes.get(), bytes.remaining());
                }
            }
            case RLE -> runs(1, length());
            case DELTA_BINARY_PACKED, DELTA_LENGTH_BYTE_ARRAY -> deltas(false);
            case DELTA_BYTE_ARRAY -> {
                deltas(true);
                deltas(false);
            }
            default -> {} // Plain values and split bytes declare nothing.
        }
    }

    private int length() {
        if (bytes.remaining() < Integer.BYTES) {
            throw new ParquetDecodingException("a page ends before its levels");
        }
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new ParquetDecodingException(
                    "a page declares " + length + " bytes of levels where " + bytes.remaining() + " follow");
        }
        return length;
    }

    private void skip(long length) {
        bytes.position((int) Math.min(bytes.limit(), bytes.position() + length));
    }

    /** Runs of one value, or of groups of eight packed ones. */
    private void runs(int width, int length) {
        int end = bytes.position() + length;
        long values = 0;
        while (values < valueCount && bytes.position() < end) {
            long header = varint();
            boolean packed = (header & 1) == 1;
            long count = packed ? (header >>> 1) * Byte.SIZE : header >>> 1;
            if (packed && count > (long) valueCount + PADDING) {
                throw new ParquetDecodingException("a page of " + valueCount + " values declares a run of " + count);
            }
            skip(packed ? (header >>> 1) * width : (width + Byte.SIZE - 1) / Byte.SIZE);
            values += count;
        }
        bytes.position(Math.max(bytes.position(), end));
    }

    private void deltas(boolean toTheEnd) {
        if (!bytes.hasRemaining()) {
            return;
        }
        long block = varint();
        long miniblocks = varint();
        long total = varint();
        if (block > MAX_BLOCK || miniblocks == 0 || miniblocks > block || total > valueCount) {
            throw new ParquetDecodingException("a page of " + valueCount + " values declares " + total
                    + " differences in blocks of " + block + " in " + miniblocks + " parts");
        }
        varint();
        for (long left = toTheEnd ? total - 1 : 0; left > 0 && bytes.hasRemaining(); left -= block) {
            skipBlock((int) miniblocks, block / miniblocks, left);
        }
    }

    private void skipBlock(int miniblocks, long size, long left) {
        varint();
        byte[] widths = new byte[Math.min(miniblocks, bytes.remaining())];
        bytes.get(widths);
        for (int i = 0; i < widths.length && i * size < left; i++) {
            skip(size * Byte.toUnsignedInt(widths[i]) / Byte.SIZE);
        }
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE && bytes.hasRemaining(); shift += 7) {
            byte part = bytes.get();
            value |= (part & 0x7FL) << shift;
            if (part >= 0) {
                break;
            }
        }
        return value;
    }
}
