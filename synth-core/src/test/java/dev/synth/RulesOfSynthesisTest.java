package dev.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.gan.GanOptions;
import dev.synth.gan.GanTrainer;
import dev.synth.gate.ReleaseEvidence;
import dev.synth.table.Rule;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Rules on the way from a table to what is judged. */
class RulesOfSynthesisTest {
    private final GanTrainer trainer = GanTrainer.with(GanOptions.builder()
            .steps(3)
            .generatorWidth(16)
            .criticWidth(16)
            .latentSize(8)
            .build());

    private static Table clinic(Rule... rules) {
        Table clinic = SimulatedTables.clinic(400, 1);
        Schema schema = clinic.schema().withRules(List.of(rules));
        return Table.of(schema, clinic.columns());
    }

    @Test
    void theGateIsToldThatNoRuleIsBrokenAndHowManyDrawsWereKept() throws Exception {
        Table clinic = clinic(
                new Rule.Order(List.of("admitted", "discharged"), false),
                new Rule.Combination(List.of("ward", "wing")),
                new Rule.Unique(List.of("id")));
        AtomicReference<ReleaseEvidence> seen = new AtomicReference<>();
        Candidate candidate = Synthesis.from(clinic).train(trainer).sample(300);

        assertThatThrownBy(() -> candidate.assess(evidence -> {
                    seen.set(evidence);
                    throw new UnsupportedOperationException("this gate only looks");
                }))
                .isInstanceOf(UnsupportedOperationException.class);

        Map<String, String> facts = seen.get().provenance();
        assertThat(facts).containsEntry("rulesChecked", "3").containsEntry("rulesBroken", "0");
        assertThat(facts.get("ruleAcceptance")).matches("[01]\\.\\d{4}");
        assertThat(seen.get().synthetic().schema().rules())
                .isEqualTo(clinic.schema().rules());
    }

    @Test
    void aTableThatBreaksItsRulesIsNotLearnt() {
        Table clinic = clinic(new Rule.Order(List.of("discharged", "admitted"), false));

        assertThatThrownBy(() -> Synthesis.from(clinic).train(trainer))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("rows in memory breaks 1 of the 1 rules")
                .hasMessageContaining("'discharged <= admitted'");
    }
}
