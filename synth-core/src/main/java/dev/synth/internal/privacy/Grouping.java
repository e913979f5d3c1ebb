package dev.synth.internal.privacy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Bins in groups, so that a table of pairs has fewer cells and each stands out of its noise.
 *
 * @param groups the group of each bin, from 0
 * @param masses what is believed of each group's number of rows
 */
record Grouping(int[] groups, double[] masses) {
    /**
     * About so many groups of like mass, none beyond: bins that hold as much stay alone, the others join their neighbours
     * on the line or, where there is none, others as rare. Missing values stay alone.
     */
    static Grouping of(Bins bins, double[] masses, int most) {
        double share = Arrays.stream(masses).sum() / most;
        int last = bins.size() - 1;
        int[] order = IntStream.range(0, last).toArray();
        if (!bins.ordered()) {
            order = Arrays.stream(order)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer bin) -> -masses[bin]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        int[] groups = new int[bins.size()];
        int group = 0;
        double held = 0;
        boolean open = false;
        for (int bin : order) {
            boolean heavy = masses[bin] >= share / 2;
            if (open && (heavy || held + masses[bin] / 2 >= share)) {
                group++;
                held = 0;
            }
            groups[bin] = group;
            held += masses[bin];
            open = true;
            if (heavy && !(bins.ordered() && held < share && masses[bin] < share)) {
                group++;
                held = 0;
                open = false;
            }
        }
        groups[last] = open ? group + 1 : group;
        return of(groups, masses);
    }

    private static Grouping of(int[] groups, double[] masses) {
        double[] sums = new double[Arrays.stream(groups).max().orElseThrow() + 1];
        for (int bin = 0; bin < groups.length; bin++) {
            sums[groups[bin]] += masses[bin];
        }
        return new Grouping(groups, sums);
    }

    /** The same groups of these bins alone. */
    Grouping of(int[] bins) {
        return new Grouping(Arrays.stream(bins).map(bin -> groups[bin]).toArray(), masses);
    }

    int size() {
        return masses.length;
    }
}
