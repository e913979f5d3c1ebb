package dev.synth.internal.privacy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Random bits that nobody can foresee, many at a time: AES in counter mode under a key that the operating system drew, never
 * shown and never used again. Asking the operating system for each word would be slow. Not thread-safe.
 */
public final class SecureBits implements RandomGenerator {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int KEY_BYTES = 32;
    private static final int BLOCK_BYTES = 16;

    private final Cipher cipher;
    private final byte[] zeros = new byte[16_384];
    private final byte[] buffer = new byte[zeros.length];
    private int used = buffer.length;

    public SecureBits() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[BLOCK_BYTES]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES, which private noise is drawn with.", e);
        }
    }

    @Override
    public long nextLong() {
        if (used == buffer.length) {
            refill();
        }
        long word = (long) WORDS.get(buffer, used);
        WORDS.set(buffer, used, 0L);
        used += Long.BYTES;
        return word;
    }

    private void refill() {
        try {
            int drawn = cipher.update(zeros, 0, zeros.length, buffer);
            if (drawn != buffer.length) {
                throw new IllegalStateException("AES gave " + drawn + " bytes of " + buffer.length
                        + "; this Java's security provider cannot be drawn private noise with.");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        used = 0;
    }
}
