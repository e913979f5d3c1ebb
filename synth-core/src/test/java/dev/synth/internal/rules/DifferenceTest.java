package dev.synth.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.internal.rules.Difference.Bound;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.WholeColumn;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final long HOUR = 3_600_000_000L;

    @Test
    void aTimeStaysWithinItsDay() {
        ColumnSchema end = ColumnSchema.of("end", ColumnKind.TIME);
        Schema simple =
                Schema.builder().add("start", ColumnKind.TIME).integer("end").build();
        Table drawn = Table.of(simple, List.of(WholeColumn.of(22 * HOUR, 8 * HOUR), WholeColumn.of(8 * HOUR, HOUR)));

        Table restored =
                new Difference(end, List.of(new Bound("start", 0, List.of())), 0, false, Apart.NONE).restore(drawn);

        assertThat(restored.value(0, 1)).isEqualTo(LocalTime.MAX.withNano(999_999_000));
        assertThat(restored.value(1, 1)).isEqualTo(LocalTime.of(9, 0));
    }
}
