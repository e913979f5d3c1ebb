package dev.synth.eval.internal.report;

import dev.synth.eval.Leakage.AttackCurve;
import dev.synth.eval.Leakage.RatePoint;
import dev.synth.eval.Leakage.RocPoint;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Invented membership attacks on a holdout of 6,512 records. */
final class SampleAttacks {
    private static final int POINTS = 60;
    private static final double LEAST = 1.0 / 6_512;

    private SampleAttacks() {}

    /** Two attacks that guess, and one that finds twice as many as chance. */
    static List<AttackCurve> curves() {
        return List.of(attack("distance", 0.99), attack("density ratio", 1.01), attack("rare pairs", 0.85));
    }

    /** @param power of the curve's form, x to this power */
    private static AttackCurve attack(String name, double power) {
        List<RocPoint> points = IntStream.range(0, POINTS)
                .mapToDouble(i -> Math.pow(LEAST, 1 - i / (POINTS - 1.0)))
                .mapToObj(rate -> new RocPoint(rate, Math.pow(rate, power)))
                .toList();
        List<RatePoint> rates = DoubleStream.of(0.001, 0.01, 0.1)
                .mapToObj(rate -> {
                    double found = Math.pow(rate, power);
                    return new RatePoint(rate, found, 0.9 * found, 1.1 * found);
                })
                .toList();
        return new AttackCurve(name, 1 / (1 + power), rates, points);
    }
}
