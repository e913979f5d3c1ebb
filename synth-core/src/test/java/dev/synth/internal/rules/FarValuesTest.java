package dev.synth.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.internal.split.Entities;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.WholeColumn;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FarValuesTest {
    /** A thousand numbers from 500 to 799, and these as often as it says. */
    private static List<Double> found(long value, int times, long other, int otherTimes) {
        SplittableRandom random = new SplittableRandom(1);
        LongStream rest = LongStream.generate(() -> 500 + random.nextInt(300)).limit(1_000);
        LongStream fars = LongStream.generate(() -> value).limit(times);
        LongStream others = LongStream.generate(() -> other).limit(otherTimes);
        long[] all = LongStream.concat(rest, LongStream.concat(fars, others)).toArray();
        Table table = Table.of(Schema.builder().integer("n").build(), List.of(WholeColumn.of(all)));
        return new FarValues(table, 5, Entities.of(table)).of("n");
    }

    @Test
    void aFrequentValueFarAwayIsFound() {
        assertThat(found(9_999, 600, 0, 0)).containsExactly(9_999.0);
        assertThat(found(-1_000, 20, 0, 0)).containsExactly(-1_000.0);
    }

    @Test
    void oneOnEachSideIsFound() {
        assertThat(found(9_999, 600, 0, 40)).containsExactly(9_999.0, 0.0);
        assertThat(found(9_999, 600, 5_000, 40)).containsExactly(9_999.0, 5_000.0);
    }

    @Test
    void aTypingErrorBeyondItHidesNothing() {
        assertThat(found(9_999, 600, 99_990, 1)).containsExactly(9_999.0);
    }

    @Test
    void rareOnesAndNearOnesAreNot() {
        assertThat(found(9_999, 9, 0, 0)).isEmpty();
        assertThat(found(900, 600, 0, 0)).isEmpty();
        assertThat(found(650, 600, 0, 0)).isEmpty();
    }
}
