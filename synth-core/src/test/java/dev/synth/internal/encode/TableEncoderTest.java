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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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

        assertThat(hidden.learnt().get(0).coder().literals(ColumnKind.CATEGORICAL))
                .containsExactly("a", "b");
        assertThat(hidden.notes())
                .singleElement()
                .asString()
                .contains("1 of 3 levels", "'code'")
                .doesNotContain("rare");
        assertThat(TableEncoder.fit(open, 5, 1).learnt().get(0).coder().literals(ColumnKind.CATEGORICAL))
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

        assertThat(encoder.learnt().get(0).coder().literals(ColumnKind.CATEGORICAL))
                .containsExactly("a", "b");
        assertThat(encoder.learnt().get(1).coder().literals(ColumnKind.CATEGORICAL))
                .containsExactly("0", "1", "2", "3");
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

    @Test
    void aLevelThatOneEntityHoldsInManyRowsIsRare() {
        Schema schema = Schema.builder()
                .add(ColumnSchema.of("patient", ColumnKind.IDENTIFIER).withRole(Role.ENTITY))
                .categorical("postcode")
                .date("born")
                .build();
        TableBuilder rows = Table.builder(schema);
        for (int row = 0; row < 400; row++) {
            boolean frequent = row % 20 == 0;
            rows.addRow(
                    frequent ? "p1" : "p" + (100 + row),
                    frequent ? "SW1A" : row % 2 == 0 ? "N1" : "E2",
                    frequent
                            ? LocalDate.of(1921, 4, 7)
                            : LocalDate.of(1980, 1, 1).plusDays(row));
        }

        FittedEncoder encoder = TableEncoder.fit(rows.build(), 5, 1);

        assertThat(encoder.learnt().get(0).coder().literals(ColumnKind.CATEGORICAL))
                .containsExactlyInAnyOrder("N1", "E2");
        NumberCoder born = (NumberCoder) encoder.learnt().get(1).coder();
        assertThat(born.points()).isEmpty();
        double birthday = LocalDate.of(1921, 4, 7).toEpochDay();
        assertThat(born.segmentList().stream().flatMapToDouble(segment -> Arrays.stream(segment.values())))
                .allSatisfy(knot -> assertThat(knot).isGreaterThan(birthday + 100));
    }

    @Test
    void numbersThatTooFewRowsHoldAreNotLearnt() {
        TableBuilder rows = Table.builder(
                Schema.builder().categorical("ward").integer("award").build());
        for (int row = 0; row < 100; row++) {
            rows.addRow(row % 2 == 0 ? "a" : "b", row < 3 ? 123_457 : null);
        }
        Table table = rows.build();

        FittedEncoder encoder = TableEncoder.fit(table, 5, 1);

        assertThat(encoder.learnt().get(1).coder()).isInstanceOfSatisfying(NumberCoder.class, coder -> {
            assertThat(coder.segments()).isZero();
            assertThat(coder.points()).isEmpty();
            assertThat(coder.grid()).isZero();
        });
        Table back = encoder.decode(encoder.encode(table, 1).columns(), 0, 9);
        assertThat(back.column(1).missingShare()).isEqualTo(1);
    }

    @Test
    void aCodeOfOneRowDoesNotTellWhatItsRowHolds() {
        Schema schema = Schema.builder()
                .add(ColumnSchema.of("code", ColumnKind.CATEGORICAL).withRole(Role.PUBLIC))
                .categorical("outcome")
                .build();
        TableBuilder rows = Table.builder(schema);
        for (int row = 0; row < 300; row++) {
            rows.addRow(row == 0 ? "Z21" : "C" + row % 3, row % 3 == 0 ? "died" : "home");
        }

        assertThat(TableEncoder.fit(rows.build(), 5, 1).derived()).isEmpty();
    }

    @Test
    void aCodeOfOneEntityDoesNotTellWhatItsRowsHold() {
        Schema schema = Schema.builder()
                .add(ColumnSchema.of("patient", ColumnKind.IDENTIFIER).withRole(Role.ENTITY))
                .add(ColumnSchema.of("code", ColumnKind.CATEGORICAL).withRole(Role.PUBLIC))
                .categorical("outcome")
                .build();
        TableBuilder rows = Table.builder(schema);
        for (int row = 0; row < 300; row++) {
            rows.addRow(
                    row < 12 ? "p1" : "p" + row,
                    row < 12 ? "Z21" : "C" + row % 3,
                    row % 3 == 0 || row < 12 ? "died" : "home");
        }

        assertThat(TableEncoder.fit(rows.build(), 5, 1).derived()).isEmpty();
    }

    @Test
    void missingValuesOfOneEntityAreNotLearnt() {
        Schema schema = Schema.builder()
                .add(ColumnSchema.of("patient", ColumnKind.IDENTIFIER).withRole(Role.ENTITY))
                .integer("visits")
                .build();
        TableBuilder rows = Table.builder(schema);
        for (int row = 0; row < 300; row++) {
            rows.addRow(row < 12 ? "p1" : "p" + row, row < 12 ? null : row % 4);
        }

        NumberCoder coder = (NumberCoder)
                TableEncoder.fit(rows.build(), 5, 1).learnt().get(0).coder();

        assertThat(coder.hasMissing()).isFalse();
    }

    @Test
    void aBooleanOfUnnamedLevelsKeepsItsSense() {
        TableBuilder rows = Table.builder(
                Schema.builder().integer("n").add("urgent", ColumnKind.BOOLEAN).build());
        for (int row = 0; row < 100; row++) {
            rows.addRow(row, row > 2);
        }
        Table table = rows.build();
        FittedEncoder encoder = TableEncoder.fit(table, 5, 1);

        Table back = encoder.decode(encoder.encode(table, 1).columns(), 0, 9);

        assertThat(back.value(50, 1)).isEqualTo(true);
    }

    @Test
    void declaredLevelsThatAreNotLearntAreNotKept() {
        ColumnSchema code =
                ColumnSchema.of("code", ColumnKind.CATEGORICAL).withLevels(List.of("a", "rare", "b", "unused"));
        TableBuilder rows = Table.builder(Schema.of(List.of(code)));
        for (int row = 0; row < 100; row++) {
            rows.addRow(row < 3 ? "rare" : row % 2 == 0 ? "a" : "b");
        }

        assertThat(TableEncoder.fit(rows.build(), 5, 1).schema().column("code").levels())
                .containsExactly("a", "b");
    }

    @Test
    void aConstantThatVariesIsRefused() {
        TableBuilder rows = Table.builder(
                Schema.builder().integer("n").add("site", ColumnKind.CONSTANT).build());
        for (int row = 0; row < 50; row++) {
            rows.addRow(row, row == 0 ? "Jane Doe" : "x");
        }

        assertThatThrownBy(() -> TableEncoder.fit(rows.build(), 5, 1))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("'site' is declared constant")
                .hasMessageNotContaining("Jane");
    }

    @Test
    void anEntityCannotBeDropped() {
        ColumnSchema patient = ColumnSchema.of("patient", ColumnKind.IDENTIFIER).withRole(Role.ENTITY);

        assertThatThrownBy(() -> patient.withRole(Role.DROP)).hasMessageContaining("'patient' has the roles");
    }

    @Test
    void pointsOfADateColumnAreToldAsDates() {
        TableBuilder rows = Table.builder(Schema.builder().date("day").build());
        for (int row = 0; row < 50; row++) {
            rows.addRow(LocalDate.of(2024, 1, 1 + row % 2));
        }

        assertThat(TableEncoder.fit(rows.build(), 5, 1).learnt().get(0).coder().literals(ColumnKind.DATE))
                .containsExactly("2024-01-01", "2024-01-02");
    }

    @Test
    void whatIsMadeAnewOrRepeatedIsKeptInOrder() {
        Schema.Builder schema = Schema.builder().integer("n");
        for (int c = 0; c < 8; c++) {
            schema.add("site" + c, ColumnKind.CONSTANT);
        }
        TableBuilder rows = Table.builder(schema.build());
        for (int row = 0; row < 50; row++) {
            rows.addRow(row, "a", "b", "c", "d", "e", "f", "g", "h");
        }

        assertThat(TableEncoder.fit(rows.build(), 5, 1).constants().keySet()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void theOrderOfDatesIsFoundWhereTheLateOnesAreMissing() {
        TableBuilder rows = Table.builder(
                Schema.builder().date("in").date("out").date("copy").build());
        for (int row = 0; row < 400; row++) {
            LocalDate in = LocalDate.of(2020, 1, 1).plusDays(row);
            rows.addRow(in, row < 300 ? in.plusDays(1 + row % 4) : null, in);
        }

        FittedEncoder encoder = TableEncoder.fit(rows.build(), 5, 1);

        assertThat(encoder.learnt()).extracting(LearntColumn::base).containsExactly(LearntColumn.NO_BASE, 0, 0);
    }
}
