package dev.synth.eval.internal.leakage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneCountsTest {
    private static final int WORDS = 1_000;

    private final SplittableRandom random = new SplittableRandom(1);
    private final long[] words = random.longs(WORDS).toArray();
    private final int[] places = Sample.shuffled(WORDS, random);
    private final LaneCounts counter = new LaneCounts();

    private int[] counted() {
        int[] counts = new int[LaneCounts.LANES];
        counter.read(counts);
        return counts;
    }

    private int[] countedOneByOne(int to) {
        return IntStream.range(0, LaneCounts.LANES)
                .map(lane -> (int) IntStream.range(0, to)
                        .filter(i -> (words[places[i]] >>> lane & 1) == 1)
                        .count())
                .toArray();
    }

    @Test
    void everyLaneCountsItsOwnBitsHoweverTheWordsComeIn() {
        int from = 0;
        for (int to : new int[] {0, 1, 7, 8, 9, 31, 500, WORDS}) {
            counter.add(words, places, from, to);
            assertThat(counted()).isEqualTo(countedOneByOne(to));
            from = to;
        }
    }

    @Test
    void aClearedCounterStandsAtZero() {
        counter.add(words, places, 0, WORDS);
        counter.clear();
        assertThat(counted()).containsOnly(0);
    }
}
