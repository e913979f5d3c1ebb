package dev.synth.internal.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.SimulatedTables;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import dev.synth.table.TableFormatException;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HoldoutTest {
    private static Set<Object> values(Table table, int column) {
        Set<Object> values = new HashSet<>();
        for (int row = 0; row < table.rowCount(); row++) {
            values.add(table.value(row, column));
        }
        return values;
    }

    @Test
    void everyRowIsOnOneSide() {
        Table table = SimulatedTables.clinic(1_000, 2);

        Holdout split = Holdout.split(table, OptionalDouble.of(0.3), 1, "t");

        assertThat(split.holdout().rowCount()).isEqualTo(300);
        Set<Object> both = values(split.training(), 0);
        both.addAll(values(split.holdout(), 0));
        assertThat(both).hasSize(1_000);
    }

    @Test
    void nobodyHasRowsOnBothSides() {
        Schema schema = Schema.of(java.util.List.of(
                ColumnSchema.of("person", ColumnKind.IDENTIFIER).withRole(Role.ENTITY),
                ColumnSchema.of("n", ColumnKind.INTEGER)));
        TableBuilder rows = Table.builder(schema);
        for (int row = 0; row < 900; row++) {
            rows.addRow("p" + row % 300, row);
        }

        Holdout split = Holdout.split(rows.build(), OptionalDouble.of(0.2), 1, "t");

        assertThat(values(split.training(), 0)).doesNotContainAnyElementsOf(values(split.holdout(), 0));
        assertThat(values(split.holdout(), 0)).hasSize(60);
    }

    @Test
    void aFifthIsHeldOutUnlessToldOtherwise() {
        Holdout split = Holdout.split(SimulatedTables.clinic(1_000, 2), OptionalDouble.empty(), 1, "t");

        assertThat(split.holdout().rowCount()).isEqualTo(200);
    }

    @Test
    void tooFewRowsAreRefused() {
        assertThatThrownBy(() -> Holdout.split(SimulatedTables.clinic(7, 1), OptionalDouble.empty(), 1, "tiny.csv"))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("tiny.csv has 7 rows")
                .hasMessageContaining("at least 20");
    }

    @Test
    void anotherSeedHoldsOutOthers() {
        Table table = SimulatedTables.clinic(500, 2);

        Set<Object> one =
                values(Holdout.split(table, OptionalDouble.empty(), 1, "t").holdout(), 0);
        Set<Object> two =
                values(Holdout.split(table, OptionalDouble.empty(), 2, "t").holdout(), 0);

        assertThat(one).isNotEqualTo(two).hasSameSizeAs(two);
    }
}
