package dev.synth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Rule;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever made the rows, the report says which rules of the training table they break. */
class KeptRulesTest {
    private static final Schema PLAIN = Schema.builder()
            .integer("low")
            .integer("high")
            .categorical("city")
            .categorical("country")
            .build();
    private static final Schema RULED = PLAIN.withRules(
            List.of(new Rule.Order(List.of("low", "high"), false), new Rule.Combination(List.of("city", "country"))));
    private static final Table REAL = Table.builder(RULED)
            .addRow(1, 2, "Rome", "IT")
            .addRow(3, 3, "Nice", "FR")
            .build();

    @Test
    void brokenRulesAreNamedWithTheirRows() {
        Table made = Table.builder(PLAIN)
                .addRow(1, 1, "Rome", "IT")
                .addRow(2, 1, "Rome", "FR")
                .addRow(5, 1, "Nice", "FR")
                .build();

        assertThat(KeptRules.facts(REAL, made))
                .containsEntry("rulesChecked", "2")
                .containsEntry("rulesBroken", "2")
                .containsEntry("broken: low <= high", "2 of 3 rows, first row 2")
                .containsEntry("broken: combinations of city, country", "1 of 3 rows, first row 2");
    }

    @Test
    void rulesThatHoldAreCounted() {
        assertThat(KeptRules.facts(REAL, REAL))
                .containsEntry("rulesChecked", "2")
                .containsEntry("rulesBroken", "0");
    }

    @Test
    void aTableWithoutRulesHasNoFacts() {
        Table plain = Table.of(PLAIN, REAL.columns());

        assertThat(KeptRules.facts(plain, plain)).isEmpty();
    }

    @Test
    void whatCannotBeCheckedIsNotCounted() {
        Schema other = Schema.builder()
                .add(ColumnSchema.of("low", ColumnKind.CATEGORICAL))
                .integer("high")
                .categorical("city")
                .build();
        Table made = Table.builder(other).addRow("1", 2, "Rome").build();

        assertThat(KeptRules.facts(REAL, made)).isEmpty();
    }
}
