package dev.synth.internal.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.SimulatedTables;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValidationTest {
    /** Patients with one to eight rows each. */
    private static Table visits(int patients) {
        SplittableRandom random = new SplittableRandom(2);
        TableBuilder table = Table.builder(Schema.builder()
                .add(ColumnSchema.of("patient", ColumnKind.IDENTIFIER).withRole(Role.ENTITY))
                .integer("age")
                .build());
        for (int patient = 0; patient < patients; patient++) {
            for (int visit = random.nextInt(8); visit >= 0; visit--) {
                table.addRow("P-" + patient, 20 + random.nextInt(60));
            }
        }
        return table.build();
    }

    private static Set<Object> patients(Table table, int[] rows) {
        return Arrays.stream(rows).mapToObj(row -> table.value(row, 0)).collect(Collectors.toSet());
    }

    private static void assertEveryRowIsOnOneSide(Validation split, int rows) {
        assertThat(IntStream.concat(Arrays.stream(split.learnt()), Arrays.stream(split.held()))
                        .sorted()
                        .toArray())
                .isEqualTo(IntStream.range(0, rows).toArray());
        assertThat(split.learnt()).isSorted();
        assertThat(split.held()).isSorted();
    }

    @Test
    void aTenthOfTheRowsIsHeldWhereNothingNamesAnEntity() {
        Validation split = Validation.split(SimulatedTables.clinic(1_000, 1), 1);

        assertThat(split.held()).hasSize(100);
        assertEveryRowIsOnOneSide(split, 1_000);
    }

    @Test
    void noEntityIsOnBothSides() {
        Table table = visits(400);

        Validation split = Validation.split(table, 1);

        assertEveryRowIsOnOneSide(split, table.rowCount());
        assertThat(patients(table, split.held()))
                .hasSize(40)
                .doesNotContainAnyElementsOf(patients(table, split.learnt()));
    }

    @Test
    void oneSeedGivesOneSplit() {
        Table table = visits(200);

        assertThat(Validation.split(table, 1).held())
                .isEqualTo(Validation.split(table, 1).held());
        assertThat(Validation.split(table, 1).held())
                .isNotEqualTo(Validation.split(table, 2).held());
    }

    @Test
    void fewRowsLeaveOneOnEitherSideAndOneEntityStandsOnBoth() {
        Validation few = Validation.split(SimulatedTables.clinic(3, 1), 1);
        Validation alone = Validation.split(visits(1), 1);

        assertThat(few.held()).hasSize(1);
        assertThat(few.learnt()).hasSize(2);
        assertThat(alone.held()).isNotEmpty().isEqualTo(alone.learnt());
    }

    @Test
    void noMoreEntitiesAreHeldThanAreOfUse() {
        assertThat(Validation.split(SimulatedTables.clinic(30_000, 1), 1).held())
                .hasSize(2_000);
    }
}
