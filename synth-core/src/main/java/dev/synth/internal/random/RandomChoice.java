package dev.synth.internal.random;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Some numbers out of many, every set of them alike (Fisher and Yates, cut short). */
public final class RandomChoice {
    private RandomChoice() {}

    /**
     * So many of the numbers from 0, in random order.
     *
     * @param count how many numbers there are
     * @param chosen how many of them are wanted, {@code count} at most
     */
    public static int[] of(int count, int chosen, SplittableRandom random) {
        int[] order = IntStream.range(0, count).toArray();
        for (int i = 0; i < chosen; i++) {
            int other = i + random.nextInt(count - i);
            int number = order[other];
            order[other] = order[i];
            order[i] = number;
        }
        return Arrays.copyOf(order, chosen);
    }
}
