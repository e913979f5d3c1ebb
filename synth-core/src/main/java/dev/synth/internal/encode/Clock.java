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
 * Times of day in order of rank, from 0 to 1: equal stretches of rank hold equally many rows, or, where the day is cut into
 * parts, those of one part do, and every part has an equal share of the ranks.
 *
 * @param times how microseconds since midnight are coded
 * @param cuts the share of the rows before each part but the first, ascending; none if parts hold equally many rows
 */
public record Clock(NumberCoder times, double[] cuts) {
    private static final int HALVINGS = 40;

    /** The rank of a time, 0 to 1; of one that many rows hold, any of the ranks that it takes. */
    double rank(double micros, SplittableRandom random) {
        double share = share(micros, random);
        if (cuts.length == 0) {
            return share;
        }
        int part = 0;
        while (part < cuts.length && share >= cuts[part]) {
            part++;
        }
        double within = (share - start(part)) / (start(part + 1) - start(part));
        return Math.min((part + within) / (cuts.length + 1), Math.nextDown(1.0));
    }

    /** The share of the rows before a part. */
    private double start(int part) {
        return part == 0 ? 0 : part > cuts.length ? 1 : cuts[part - 1];
    }

    /** The share of the rows before a time; of one that many rows hold, any that they take. */
    private double share(double micros, SplittableRandom random) {
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
        if (cuts.length == 0) {
            return timeAfter(rank);
        }
        double along = rank * (cuts.length + 1);
        int part = Math.min(cuts.length, (int) along);
        return timeAfter(start(part) + (along - part) * (start(part + 1) - start(part)));
    }

    /** The time before which this share of the rows lies. */
    private double timeAfter(double share) {
        double left = share;
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

    /** The clock whose day is cut at these times into so many parts, of which those between two cuts hold equally many rows. */
    Clock cut(double[] micros, int parts) {
        return new Clock(
                times,
                DayParts.divided(Arrays.stream(micros).map(this::shareBefore).toArray(), parts));
    }

    /** The share of the rows before a time, by bisection. */
    private double shareBefore(double micros) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (timeAfter(middle) < micros) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    List<String> literals() {
        return times.literals(ColumnKind.TIME);
    }
}
