package dev.synth.internal.privacy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Adds up privacy losses themselves: their laws are convolved by FFT (Koskela, Jälkö and Honkela 2020; Gopi, Lee and Wutschitz
 * 2021), which gives a smaller ε than their Rényi divergences do. How many looks are taken, and with how much noise, must not
 * depend on answers; what they ask may. Immutable.
 */
final class LossAccountant {
    /** The share of δ that is given up so that grids are finite. */
    private static final double TAIL = 1e-4;
    /** Far more than the transforms lose to rounding. */
    private static final double ROUNDING = 1e-11;

    private static final double LEAST_DELTA = 1e-9;
    private static final int POINTS_PER_EPSILON = 1 << 13;
    private static final int ORDERS = 18;
    private static final int MOST_POINTS = 1 << 22;

    private final Map<LossLaw.Pair, Integer> looks;

    private LossAccountant(Map<LossLaw.Pair, Integer> looks) {
        this.looks = looks;
    }

    static LossAccountant empty() {
        return new LossAccountant(Map.of());
    }

    /**
     * This accountant after so many looks more.
     *
     * @throws java.util.NoSuchElementException if their loss is not known
     */
    LossAccountant plus(RenyiCost look, int times) {
        return plus(look.findLoss().orElseThrow(), times);
    }

    /** This accountant after so many looks more. */
    LossAccountant plus(LossLaw.Pair look, int times) {
        Map<LossLaw.Pair, Integer> more = new LinkedHashMap<>(looks);
        more.merge(look, times, Integer::sum);
        return new LossAccountant(more);
    }

    /** This accountant without one such look; empty if it has none. */
    Optional<LossAccountant> minus(LossLaw.Pair look) {
        if (!looks.containsKey(look)) {
            return Optional.empty();
        }
        Map<LossLaw.Pair, Integer> fewer = new LinkedHashMap<>(looks);
        fewer.computeIfPresent(look, (same, times) -> times == 1 ? null : times - 1);
        return Optional.of(new LossAccountant(fewer));
    }

    /**
     * The least ε that holds with this δ.
     *
     * @param about an ε of that size, such as the Rényi accountant's, which the grid follows
     * @return infinite if δ is too small for the arithmetic, or the grid would be too large
     */
    double epsilon(double delta, double about) {
        if (delta < LEAST_DELTA || looks.isEmpty()) {
            return looks.isEmpty() ? 0 : Double.POSITIVE_INFINITY;
        }
        double step = about / POINTS_PER_EPSILON;
        double removed = epsilon(LossLaw.Pair::removed, delta, step);
        boolean symmetric =
                looks.keySet().stream().allMatch(look -> look.removed().equals(look.added()));
        return symmetric ? removed : Math.max(removed, epsilon(LossLaw.Pair::added, delta, step));
    }

    private double epsilon(Function<LossLaw.Pair, LossLaw> direction, double delta, double step) {
        int count = looks.values().stream().mapToInt(Integer::intValue).sum();
        double tail = TAIL * delta;
        List<Repeated> losses = looks.entrySet().stream()
                .map(look -> new Repeated(
                        PrivacyLoss.of(direction.apply(look.getKey()), step, tail / count), look.getValue()))
                .toList();
        long low = end(losses, tail, -1);
        long high = end(losses, tail, 1);
        if (high - low >= MOST_POINTS) {
            return Double.POSITIVE_INFINITY;
        }
        double infinite = tail + ROUNDING;
        for (Repeated loss : losses) {
            infinite += loss.times() * loss.loss().infinite();
        }
        return new PrivacyLoss(step, (int) low, convolved(losses, (int) low, (int) high), infinite).epsilon(delta);
    }

    /** A loss that comes up so many times. */
    private record Repeated(PrivacyLoss loss, int times) {}

    /** The point beyond which the sum lies with this probability at most (Chernoff 1952), above or below. */
    private static long end(List<Repeated> losses, double tail, int side) {
        double step = losses.get(0).loss().step();
        double nearest = 0;
        for (Repeated loss : losses) {
            nearest += (double) loss.times()
                    * (side > 0 ? loss.loss().highest() : -(double) loss.loss().lowest());
        }
        for (int i = 0; i < ORDERS; i++) {
            double order = Math.scalb(1, i - 2);
            double moment = 0;
            for (Repeated loss : losses) {
                moment += loss.times() * loss.loss().logMoment(side * order);
            }
            nearest = Math.min(nearest, Math.ceil((moment - Math.log(tail)) / (order * step)));
        }
        return side * (long) nearest;
    }

    /**
     * The law of the sum, point by point. What lies below the low end comes up at the high one, where it counts for more; what
     * lies above the high one is in the tail that is given up.
     */
    private static double[] convolved(List<Repeated> losses, int low, int high) {
        int size = Integer.highestOneBit(Math.max(1, high - low)) << 1;
        double[][] product = new double[2][size];
        Arrays.fill(product[0], 1);
        for (Repeated loss : losses) {
            multiply(product, spectrum(loss.loss(), size), loss.times());
        }
        FastFourierTransformer.transformInPlace(product, DftNormalization.STANDARD, TransformType.INVERSE);
        double[] masses = new double[size];
        for (int i = 0; i < size; i++) {
            masses[i] = Math.max(0, product[0][Math.floorMod(low + i, size)]);
        }
        return masses;
    }

    private static double[][] spectrum(PrivacyLoss loss, int size) {
        double[][] values = new double[2][size];
        for (int i = 0; i < loss.masses().length; i++) {
            values[0][Math.floorMod(loss.lowest() + i, size)] += loss.masses()[i];
        }
        FastFourierTransformer.transformInPlace(values, DftNormalization.STANDARD, TransformType.FORWARD);
        return values;
    }

    private static void multiply(double[][] product, double[][] factor, int times) {
        for (int i = 0; i < product[0].length; i++) {
            double length = Math.pow(Math.hypot(factor[0][i], factor[1][i]), times);
            double angle = Math.atan2(factor[1][i], factor[0][i]) * times;
            double real = length * Math.cos(angle);
            double imaginary = length * Math.sin(angle);
            double old = product[0][i];
            product[0][i] = old * real - product[1][i] * imaginary;
            product[1][i] = old * imaginary + product[1][i] * real;
        }
    }
}
