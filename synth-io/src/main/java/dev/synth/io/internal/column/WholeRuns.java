package dev.synth.io.internal.column;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * Whole numbers that become more without ever being copied to a larger array, and take little memory meanwhile: see
 * {@link WholeRun}. Not thread-safe.
 */
final class WholeRuns {
    private static final int RUN = 1 << 10;

    private final List<WholeRun> full = new ArrayList<>();
    private final long[] open = new long[RUN];
    private int inOpen;

    void add(long value) {
        if (inOpen == RUN) {
            full.add(WholeRun.of(open));
            inOpen = 0;
        }
        open[inOpen++] = value;
    }

    /** Adds the first so many of these numbers. */
    void add(long[] values, int count) {
        for (int done = 0; done < count; ) {
            int more = Math.min(count - done, RUN - inOpen);
            if (more == 0) {
                add(values[done++]);
            } else {
                System.arraycopy(values, done, open, inOpen, more);
                inOpen += more;
                done += more;
            }
        }
    }

    int size() {
        return full.size() * RUN + inOpen;
    }

    /** The number added last; there must be one. */
    long last() {
        return open[inOpen - 1];
    }

    /** All numbers, in arrays that follow each other; every one is valid until the next is asked for. */
    Iterable<long[]> longs() {
        return pieces(values -> values);
    }

    /** As {@link #longs}, cut to the lower half of their bits. */
    Iterable<int[]> ints() {
        int[] ints = new int[RUN];
        return pieces(values -> {
            for (int i = 0; i < RUN; i++) {
                ints[i] = (int) values[i];
            }
            return ints;
        });
    }

    /** As {@link #longs}, taken as the bits of doubles. */
    Iterable<double[]> doubles() {
        double[] doubles = new double[RUN];
        return pieces(values -> {
            for (int i = 0; i < RUN; i++) {
                doubles[i] = Double.longBitsToDouble(values[i]);
            }
            return doubles;
        });
    }

    private <T> Iterable<T> pieces(Function<long[], T> form) {
        return () -> new Iterator<>() {
            private final long[] values = new long[RUN];
            private int next;

            @Override
            public boolean hasNext() {
                return next <= full.size();
            }

            @Override
            public T next() {
                if (next == full.size()) {
                    System.arraycopy(open, 0, values, 0, inOpen);
                } else {
                    full.get(next).unpack(values);
                }
                next++;
                return form.apply(values);
            }
        };
    }
}
