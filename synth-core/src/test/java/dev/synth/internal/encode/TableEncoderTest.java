package dev.synth.internal.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.SimulatedTables;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import dev.synth.table.TableFormatException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableEncoderTest {
    private final Table clinic = SimulatedTables.clinic(2_000, 1);

    @Test
    void whatIsLearntComesBackAsItWas() {
        FittedEncoder encoder = TableEncoder.fit(clinic, 5, 1);

        Table back = encoder.decode(encoder.encode(clinic, 1).columns(), 0, 9);

        for (String exact : List.of("ward", "urgent", "wing", "site")) {
            int column = clinic.schema().indexOf(exact);
            for (int row = 0; row < clinic.rowCount(); row++) {
                assertThat(back.value(row, column)).isEqualTo(clinic.value(row, column));
            }
        }
        int dose = clinic.schema().indexOf("dose");
        for (int row = 0; row < clinic.rowCount(); row++) {
            assertThat(back.column(dose).isMissing(row))
                    .isEqualTo(clinic.column(dose).isMissing(row));
        }
    }

    @Test
    void aDischargeIsLearntAsDaysSinceAdmissionAndNeverComesBefore() {
        FittedEncoder encoder = TableEncoder.fit(clinic, 5, 1);
        int admitted = clinic.schema().indexOf("admitted");
        int discharged = clinic.schema().indexOf("discharged");

        assertThat(encoder.learnt())
                .filteredOn(column -> column.position() == discharged)
                .singleElement()
                .satisfies(column -> assertThat(column.base()).isEqualTo(admitted));

        Table back = encoder.decode(encoder.encode(clinic, 1).columns(), 0, 9);
        for (int row = 0; row < back.rowCount(); row++) {
            assertThat(back.numeric(discharged).number(row))
                    .isGreaterThanOrEqualTo(back.numeric(admitted).number(row));
        }
    }

    @Test
    void aColumnThatAnotherDeterminesIsDerivedFromIt() {
        FittedEncoder encoder = TableEncoder.fit(clinic, 5, 1);

        assertThat(encoder.derived()).singleElement().satisfies(column -> {
            assertThat(column.position()).isEqualTo(clinic.schema().indexOf("wing"));
            assertThat(encoder.learnt().get(column.determinant()).position())
                    .isEqualTo(clinic.schema().indexOf("ward"));
        });
    }

    @Test
    void identifiersAreMadeAnew() {
        FittedEncoder encoder = TableEncoder.fit(clinic, 5, 1);

        Table back = encoder.decode(encoder.encode(clinic, 1).columns(), 0, 9);

        List<String> real = new ArrayList<>();
        List<String> made = new ArrayList<>();
        for (int row = 0; row < clinic.rowCount(); row++) {
            real.add((String) clinic.value(row, 0));
            made.add((String) back.value(row, 0));
        }
        assertThat(made).doesNotHaveDuplicates().doesNotContainAnyElementsOf(real);
        assertThat(made).allMatch(id -> id.matches("C-\\d{5}"));
    }

    @Test
    void aLevelOfTooFewRowsIsNotLearntUnlessPublic() {
        List<String> values = new ArrayList<>();
        for (int row = 0; row < 100; row++) {
            values.add(row < 4 ? "rare" : row % 2 == 0 ? "a" : "b");
        }
        ColumnSchema code = ColumnSchema.of("code", ColumnKind.CATEGORICAL);
        Table secret = Table.of(Schema.of(List.of(code)), List.of(LevelColumn.of(values)));
        Table open = Table.of(Schema.of(List.of(code.withRole(Role.PUBLIC))), List.of(LevelColumn.of(values)));

        FittedEncoder hidden = TableEncoder.fit(secret, 5, 1);

        assertThat(hidden.learnt().get(0).coder().literals()).containsExactly("a", "b");
        assertThat(hidden.notes())
                .singleElement()
                .asString()
                .contains("1 of 3 levels", "'code'")
                .doesNotContain("rare");
        assertThat(TableEncoder.fit(open, 5, 1).learnt().get(0).coder().literals())
                .containsExactly("rare", "a", "b");
    }

    @Test
    void aLevelOfManyRowsOfFewEntitiesIsNotLearnt() {
        Schema schema = Schema.builder()
                .add(ColumnSchema.of("person", ColumnKind.IDENTIFIER).withRole(Role.ENTITY))
                .categorical("code")
                .integer("visits")
                .build();
        TableBuilder rows = Table.builder(schema);
        for (int row = 0; row < 300; row++) {
            boolean one = row < 60;
            rows.addRow(one ? "p0" : "p" + row / 2, one ? "his" : row % 2 == 0 ? "a" : "b", one ? 77 : row % 4);
        }

        FittedEncoder encoder = TableEncoder.fit(rows.build(), 5, 1);

        assertThat(encoder.learnt().get(0).coder().literals()).containsExactly("a", "b");
        assertThat(encoder.learnt().get(1).coder().literals()).containsExactly("0", "1", "2", "3");
        assertThat(encoder.notes()).singleElement().asString().contains("fewer than 5 training entities");
    }

    @Test
    void freeTextIsRefusedWithAWayOut() {
        Schema schema =
                Schema.builder().integer("n").add("notes", ColumnKind.TEXT).build();
        Table table = Table.builder(schema).addRow(1, "came in limping").build();

        assertThatThrownBy(() -> TableEncoder.fit(table, 5, 1))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("'notes' is free text")
                .hasMessageContaining("'drop'")
                .hasMessageContaining("'categorical'");
    }

    @Test
    void aCategoricalColumnOfAllDifferentValuesIsRefusedWithAWayOut() {
        TableBuilder rows = Table.builder(Schema.builder().categorical("name").build());
        for (int row = 0; row < 50; row++) {
            rows.addRow("person " + row);
        }

        assertThatThrownBy(() -> TableEncoder.fit(rows.build(), 5, 1))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("'name': none of its 50 levels")
                .hasMessageContaining("'identifier'");
    }

    @Test
    void aTableOfIdentifiersAndConstantsIsRefused() {
        Schema schema = Schema.builder()
                .identifier("id")
                .add("site", ColumnKind.CONSTANT)
                .build();
        Table table = Table.builder(schema).addRow("A1", "x").addRow("A2", "x").build();

        assertThatThrownBy(() -> TableEncoder.fit(table, 5, 1)).hasMessageContaining("No column can be learnt");
    }
}
