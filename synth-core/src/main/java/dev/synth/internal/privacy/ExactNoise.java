package dev.synth.internal.privacy;

import java.math.BigInteger;
import java.util.random.RandomGenerator;

/**
 * Draws noise exactly: whole numbers from random bits by integer arithmetic alone (Canonne, Kamath and Steinke 2020,
 * algorithms 1 to 3). No floating-point number stands between the bits and the noise, so its last digits tell nothing
 * (Mironov 2012). Not thread-safe.
 */
public final class ExactNoise implements Noise {
    private final RandomGenerator bits;

    /** Noise from these bits; only a secure source makes it private. */
    public ExactNoise(RandomGenerator bits) {
        this.bits = bits;
    }

    /** Noise that nobody can foresee. */
    public static ExactNoise secure() {
        return new ExactNoise(new SecureBits());
    }

    @Override
    public long uniform(long bound) {
        return bits.nextLong(bound);
    }

    /** Whether a coin that shows heads with probability exp(−numerator / denominator) does. */
    boolean bernoulliExp(BigInteger numerator, BigInteger denominator) {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        for (BigInteger i = BigInteger.ZERO; i.compareTo(parts[0]) < 0; i = i.add(BigInteger.ONE)) {
            if (!bernoulliExpOfFraction(BigInteger.ONE, BigInteger.ONE)) {
                return false;
            }
        }
        return bernoulliExpOfFraction(parts[1], denominator);
    }

    @Override
    public boolean bernoulliExp(long numerator, long denominator) {
        return bernoulliExp(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** For exponents up to 1: the number of successes at shrinking odds is even with just that probability. */
    private boolean bernoulliExpOfFraction(BigInteger numerator, BigInteger denominator) {
        int k = 1;
        while (bernoulli(numerator, denominator.multiply(BigInteger.valueOf(k)))) {
            k++;
        }
        return k % 2 == 1;
    }

    private boolean bernoulli(BigInteger numerator, BigInteger denominator) {
        if (denominator.bitLength() < Long.SIZE) {
            return bits.nextLong(denominator.longValue()) < numerator.longValue();
        }
        BigInteger drawn = uniform(denominator.bitLength());
        while (drawn.compareTo(denominator) >= 0) {
            drawn = uniform(denominator.bitLength());
        }
        return drawn.compareTo(numerator) < 0;
    }

    private BigInteger uniform(int length) {
        byte[] bytes = new byte[(length + Byte.SIZE - 1) / Byte.SIZE];
        bits.nextBytes(bytes);
        BigInteger drawn = new BigInteger(1, bytes);
        return drawn.shiftRight(bytes.length * Byte.SIZE - length);
    }

    /** A whole number x with probability in proportion to exp(−|x| / scale). */
    long discreteLaplace(long scale) {
        while (true) {
            long rest = bits.nextLong(scale);
            if (!bernoulliExp(rest, scale)) {
                continue;
            }
            long whole = 0;
            while (bernoulliExp(1, 1)) {
                whole++;
            }
            long magnitude = Math.addExact(rest, Math.multiplyExact(scale, whole));
            boolean negative = bits.nextBoolean();
            if (!negative || magnitude != 0) {
                return negative ? -magnitude : magnitude;
            }
        }
    }

    @Override
    public long discreteGaussian(DiscreteGaussian law) {
        BigInteger p = BigInteger.valueOf(law.varianceNumerator());
        BigInteger q = BigInteger.valueOf(DiscreteGaussian.DENOMINATOR);
        BigInteger scale = BigInteger.valueOf((long) law.deviation() + 1);
        BigInteger denominator = p.multiply(q).multiply(scale).multiply(scale).shiftLeft(1);
        while (true) {
            long drawn = discreteLaplace(scale.longValue());
            BigInteger distance = BigInteger.valueOf(Math.abs(drawn))
                    .multiply(scale)
                    .multiply(q)
                    .subtract(p);
            if (bernoulliExp(distance.multiply(distance), denominator)) {
                return drawn;
            }
        }
    }
}
