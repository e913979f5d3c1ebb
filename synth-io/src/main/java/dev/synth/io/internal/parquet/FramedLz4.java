package dev.synth.io.internal.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The codec LZ4 of old files, which was never specified: Hadoop's writers cut a page into frames, each of its size, its
 * blocks and their sizes; others wrote one bare block.
 */
final class FramedLz4 {
    private final ByteBuffer in;
    private final byte[] bytes;
    private final byte[] out;
    private int at;

    private FramedLz4(byte[] bytes, int size) {
        this.bytes = bytes;
        this.in = ByteBuffer.wrap(bytes);
        this.out = new byte[size];
    }

    static byte[] inflate(byte[] bytes, int size) throws IOException {
        FramedLz4 frames = new FramedLz4(bytes, Inflaters.plausible(bytes.length, size));
        return frames.read() ? frames.out : Inflaters.lz4(bytes, size);
    }

    /** Whether the bytes are frames that fill the page. */
    private boolean read() {
        while (in.remaining() >= 2 * Integer.BYTES) {
            int end = at + in.getInt();
            if (end < at || end > out.length) {
                return false;
            }
            while (at < end) {
                if (!readBlock(end)) {
                    return false;
                }
            }
        }
        return at == out.length && !in.hasRemaining();
    }

    private boolean readBlock(int end) {
        if (in.remaining() < Integer.BYTES) {
            return false;
        }
        int length = in.getInt();
        if (length <= 0 || length > in.remaining()) {
            return false;
        }
        try {
            at += Inflaters.lz4(bytes, in.position(), length, out, at);
        } catch (IOException e) {
            return false;
        }
        in.position(in.position() + length);
        return at <= end;
    }
}
