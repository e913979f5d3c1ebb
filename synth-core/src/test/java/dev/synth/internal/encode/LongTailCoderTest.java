package dev.synth.internal.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.synth.internal.encode.ModeCoder.Codes;
import dev.synth.internal.split.Entities;
import dev.synth.table.LevelColumn;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LongTailCoderTest {
    private static final int LEVELS = 1_000;

    /** Level n stands in 5 + 2,000 / (n + 1) rows; every tenth row of the column is missing. */
    private static final LevelColumn COLUMN = column();

    private static LevelColumn column() {
        List<@Nullable String> values = new ArrayList<>();
        for (int level = 0; level < LEVELS; level++) {
            for (int row = 0; row < 5 + 2_000 / (level + 1); row++) {
                values.add(name(level));
            }
        }
        int missing = values.size() / 9;
        for (int row = 0; row < missing; row++) {
            values.add(null);
        }
        return LevelColumn.of(values);
    }

    /** Names whose alphabetical order is not that of their frequency. */
    private static String name(int level) {
        return String.format("L%04d", level * 7_919 % 10_007);
    }

    private static LevelCoder flat() {
        Table table = Table.of(Schema.builder().categorical("c").build(), List.of(COLUMN));
        return LevelCoder.fit(COLUMN, 5, Entities.of(table), RareLevels.BY_FREQUENCY);
    }

    private static LongTailCoder coder() {
        return (LongTailCoder) LongTailCoder.of(flat());
    }

    @Test
    void aColumnOfFewLevelsKeepsOneModeForEach() {
        LevelCoder few = new LevelCoder(List.of("a", "b"), new double[] {0.5, 0.5});

        assertThat(LongTailCoder.of(few)).isSameAs(few);
    }

    @Test
    void theWidthGrowsWithTheRootOfTheNumberOfLevels() {
        LongTailCoder coder = coder();

        assertThat(flat().modes()).isEqualTo(LEVELS + 1);
        assertThat(coder.modes() + coder.cells()).isLessThan(200);
    }

    @Test
    void everyLevelComesBackFromItsCode() {
        LongTailCoder coder = coder();
        int[] wanted = flat().encode(COLUMN, new SplittableRandom(1)).codes();

        Codes codes = coder.encode(COLUMN, new SplittableRandom(1));

        int[] found = IntStream.range(0, wanted.length)
                .map(row -> coder.flatMode(codes.codes()[row], codes.positions()[row]))
                .toArray();
        assertThat(found).containsExactly(wanted);
        for (float position : codes.positions()) {
            assertThat(position).isBetween(-1f, 1f);
        }
    }

    @Test
    void theMostFrequentLevelsAndMissingHaveModesOfTheirOwn() {
        LongTailCoder coder = coder();
        List<@Nullable String> head = IntStream.range(coder.segments(), coder.modes())
                .mapToObj(mode -> coder.flat().levels().get(coder.flatMode(mode, 0)))
                .toList();

        assertThat(head).hasSize(coder.headLevels()).contains(null, name(0), name(1), name(50));
        assertThat(head).doesNotContain(name(LEVELS - 1));
    }

    @Test
    void drawnEvenlyFromItsModesEachLevelIsAsFrequentAsItWas() {
        LongTailCoder coder = coder();
        double[] drawn = new double[flat().modes()];
        int steps = 4_000;
        for (int mode = 0; mode < coder.modes(); mode++) {
            for (int step = 0; step < steps; step++) {
                double position = 2 * (step + 0.5) / steps - 1;
                drawn[coder.flatMode(mode, position)] += coder.frequencies()[mode] / steps;
            }
        }

        for (int mode = 0; mode < drawn.length; mode++) {
            assertThat(drawn[mode]).isCloseTo(flat().frequencies()[mode], within(4e-6));
        }
    }

    @Test
    void levelsOfOneIntervalFollowEachOtherInTheAlphabet() {
        LongTailCoder coder = coder();
        List<String> alongTheLine = new ArrayList<>();
        for (int interval = 0; interval < coder.segments(); interval++) {
            for (int step = 0; step < 100; step++) {
                alongTheLine.add(coder.flat().levels().get(coder.flatMode(interval, step / 50.0 - 1)));
            }
        }

        assertThat(alongTheLine).isSorted();
    }

    @Test
    void aPartOfAnIntervalOverlapsExactlyTheLevelsInIt() {
        LongTailCoder coder = coder();
        for (int interval = 0; interval < coder.segments(); interval++) {
            boolean[] inside = new boolean[flat().modes()];
            for (int step = 0; step <= 1_000; step++) {
                inside[coder.flatMode(interval, step / 1_000.0)] = true;
            }
            for (int mode = 0; mode < inside.length; mode++) {
                boolean[] only = new boolean[inside.length];
                only[mode] = true;
                assertThat(coder.overlaps(interval, 0, 1, only)).isEqualTo(inside[mode]);
            }
        }
    }

    @Test
    void aDamagedModelIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LongTailCoder.restore(flat(), 0, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> LongTailCoder.restore(flat(), LEVELS + 1, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> LongTailCoder.restore(flat(), 10, 65));
    }
}
