package dev.synth.benchmarks.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.ColumnSchema;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedTablesTest {
    @Test
    void theSameSeedGivesTheSameRowsHoweverMany() {
        Table few = SimulatedTables.adultLike(50, 3);
        Table many = SimulatedTables.adultLike(80, 3);

        IntStream.range(0, 50).forEach(row -> assertThat(many.row(row)).isEqualTo(few.row(row)));
        assertThat(SimulatedTables.adultLike(50, 4).row(0)).isNotEqualTo(few.row(0));
    }

    /** Distinct values of the real table's columns, missing ones counted as one. */
    @Test
    void theAdultShapeHasTheRealTablesCardinalities() {
        Table table = SimulatedTables.adultLike(SimulatedTables.ADULT_ROWS, 1);

        assertThat(table.schema().size()).isEqualTo(SimulatedTables.ADULT_COLUMNS);
        assertThat(distinct(table))
                .containsEntry("age", 73L)
                .containsEntry("workclass", 9L)
                .containsEntry("education", 16L)
                .containsEntry("occupation", 15L)
                .containsEntry("capital-gain", 119L)
                .containsEntry("capital-loss", 92L)
                .containsEntry("native-country", 42L)
                .containsEntry("income", 2L);
        assertThat(distinct(table).get("fnlwgt")).isBetween(10_000L, 22_000L);
    }

    @Test
    void oneColumnDeterminesAnother() {
        Table table = SimulatedTables.adultLike(2_000, 1);
        Map<Object, Object> numbers = new HashMap<>();

        for (int row = 0; row < table.rowCount(); row++) {
            Object education = table.row(row).get("education");
            Object number = table.row(row).get("education-num");
            assertThat(numbers.computeIfAbsent(String.valueOf(education), key -> String.valueOf(number)))
                    .isEqualTo(String.valueOf(number));
        }
    }

    @Test
    void everyOneOfManyLevelsHasEnoughRowsToBeLearntAndTheFirstHasMost() {
        Table table = SimulatedTables.manyLevels(7_000, 1_000, 1);

        int[] counts = table.levels(0).counts();
        assertThat(Arrays.stream(counts).min()).hasValue(SimulatedTables.LEAST_LEVEL_ROWS);
        assertThat(Arrays.stream(counts).max()).hasValue(counts[0]);
        assertThat(counts[0]).isGreaterThan(100);
        assertThatThrownBy(() -> SimulatedTables.manyLevels(40, 10, 1))
                .hasMessageStartingWith("rows (40) must be at least 5 times levels (10)");
    }

    @Test
    void levelsAreEquallyLikely() {
        Table table = SimulatedTables.levels(2, 5, 10_000, 1);

        assertThat(table.schema().names()).containsExactly("c0", "c1");
        assertThat(Arrays.stream(table.levels(1).counts()).boxed())
                .hasSize(5)
                .allSatisfy(count -> assertThat(count).isBetween(1_800, 2_200));
    }

    private static Map<String, Long> distinct(Table table) {
        Map<String, Long> counts = new HashMap<>();
        for (ColumnSchema column : table.schema().columns()) {
            int position = table.schema().indexOf(column.name());
            long count = IntStream.range(0, table.rowCount())
                    .mapToObj(row -> String.valueOf(table.value(row, position)))
                    .distinct()
                    .count();
            counts.put(column.name(), count);
        }
        return counts;
    }
}
