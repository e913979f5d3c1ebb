package dev.synth.io.internal.parquet;

import dev.synth.io.internal.column.MisfitException;
import dev.synth.table.WholeColumn;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.apache.parquet.io.api.Binary;

/** What the format keeps in bytes: texts, universally unique identifiers, large decimals, old timestamps, raw bytes. */
final class Binaries {
    private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;
    private static final int INT96_LENGTH = 12;
    private static final int UUID_LENGTH = 16;

    private Binaries() {}

    static String text(Binary value) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(value.toByteBuffer())
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MisfitException("is binary data, not UTF-8 text; leave the column out by the role drop");
        }
    }

    /** Bytes of no declared meaning, which many old writers used for texts. */
    static String undeclaredText(Binary value) {
        String text = text(value);
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))) {
            throw new MisfitException("is binary data, not text; give the column the attribute " + KeptType.BINARY
                    + " with the value " + KeptType.HEX + ", or the role drop");
        }
        return text;
    }

    static String hex(Binary value) {
        return HexFormat.of().formatHex(bytes(value));
    }

    /** A copy of the bytes, unless a lie about their length leads beyond the page, which the buffer finds out. */
    private static byte[] bytes(Binary value) {
        ByteBuffer buffer = value.toByteBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    static Binary ofHex(String digits) {
        return Binary.fromConstantByteArray(HexFormat.of().parseHex(digits));
    }

    static String uuid(Binary value) {
        ByteBuffer bytes = value.toByteBuffer();
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }

    static Binary ofUuid(String text) {
        UUID uuid = UUID.fromString(text);
        ByteBuffer bytes = ByteBuffer.allocate(UUID_LENGTH);
        bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
        return Binary.fromConstantByteArray(bytes.array());
    }

    /** Microseconds of an INT96: nanoseconds of the day (8 bytes) and the Julian day (4 bytes), both little-endian. */
    static long int96(Binary value) {
        ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong();
        long day = bytes.getInt() - JULIAN_DAY_OF_EPOCH;
        return Math.addExact(Math.multiplyExact(day, WholeColumn.MICROS_PER_DAY), Math.floorDiv(nanos, 1000L));
    }

    /** The nanoseconds of an INT96 beyond its microseconds. */
    static int nanosOfInt96(Binary value) {
        return (int) Math.floorMod(
                value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getLong(), 1000L);
    }

    /** @param nanos beyond the microseconds */
    static Binary ofInt96(long micros, int nanos) {
        ByteBuffer bytes = ByteBuffer.allocate(INT96_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(Math.floorMod(micros, WholeColumn.MICROS_PER_DAY) * 1000L + nanos);
        bytes.putInt((int) (Math.floorDiv(micros, WholeColumn.MICROS_PER_DAY) + JULIAN_DAY_OF_EPOCH));
        return Binary.fromConstantByteArray(bytes.array());
    }

    /** A decimal's digits: two's complement, big-endian. */
    static BigInteger unscaled(Binary value) {
        return new BigInteger(bytes(value));
    }

    /** Filled up to {@code length} bytes; 0 for as many as are needed. */
    static Binary ofUnscaled(BigInteger unscaled, int length) {
        byte[] bytes = unscaled.toByteArray();
        byte[] fixed = new byte[Math.max(length, bytes.length)];
        Arrays.fill(fixed, (byte) (unscaled.signum() < 0 ? -1 : 0));
        System.arraycopy(bytes, 0, fixed, fixed.length - bytes.length, bytes.length);
        return Binary.fromConstantByteArray(fixed);
    }

    static double half(Binary value) {
        return HalfFloat.toDouble(
                value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getShort());
    }

    static Binary ofHalf(double value) {
        short bits = HalfFloat.of(value);
        return Binary.fromConstantByteArray(new byte[] {(byte) bits, (byte) (bits >> Byte.SIZE)});
    }
}
