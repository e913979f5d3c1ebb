package dev.synth.internal.encode;

import dev.synth.internal.encode.ModeCoder.Codes;
import dev.synth.table.ColumnKind;
import dev.synth.table.WholeColumn;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Times of day in order of rank, so that equal stretches of rank hold equally many rows.
 *
 * @param times how microseconds since midnight are coded
 */
public record Clock(NumberCoder times) {
    /** The rank of a time, 0 to 1; of one that many rows hold, any of the ranks that it takes. */
    double rank(double micros, SplittableRandom random) {
        Codes code = times.encode(new double[] {micros}, random);
        int mode = code.codes()[0];
        double below = 0;
        for (int other : order()) {
            if (other == mode) {
                break;
            }
            below += mass(other);
        }
        double within = mode < times.segments() ? (code.positions()[0] + 1) / 2 : random.nextDouble();
        return Math.min(below + within * mass(mode), Math.nextDown(1.0));
    }

    /** The time at a rank. */
    double time(double rank) {
        double left = rank;
        int[] order = order();
        for (int mode : order) {
            double mass = mass(mode);
            if (left < mass) {
                return Math.max(0, Math.min(times.decode(mode, 2 * left / mass - 1), WholeColumn.MICROS_PER_DAY - 1));
            }
            left -= mass;
        }
        return times.decode(order[order.length - 1], 1);
    }

    /** A mode's share of the times that are there. */
    private double mass(int mode) {
        return times.frequencies()[mode]
                / Arrays.stream(times.frequencies(), 0, valued()).sum();
    }

    /** How many modes stand for times; missing, if there is such a mode, comes last. */
    private int valued() {
        return times.segments() + times.points().length;
    }

    private int[] order() {
        double[] ranks = times.ranks()[0];
        return IntStream.range(0, valued())
                .boxed()
                .sorted(Comparator.comparingDouble(mode -> ranks[mode]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    List<String> literals() {
        return times.literals(ColumnKind.TIME);
    }
}
