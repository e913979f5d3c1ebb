package dev.synth.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.gate.ReleaseEvidence;
import dev.synth.gate.Verdict;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report about rows that leak must not pass on what leaked. */
class FailingReportTest {
    private static final Schema SCHEMA = Schema.builder()
            .add(ColumnSchema.of("person", ColumnKind.IDENTIFIER).withRole(Role.ENTITY))
            .add("note", ColumnKind.TEXT)
            .categorical("diagnosis")
            .categorical("ward")
            .continuous("income", 2)
            .integer("account")
            .date("born")
            .dateTime("seen")
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"standard", "strict"})
    void noLiteralOfFewEntitiesStandsInIt(String preset) {
        GatePolicy policy = GatePolicy.preset(preset);
        Table training = people(600, 1);
        Table holdout = people(600, 2);
        EvaluationReport report = LeakageGate.of(policy)
                .assess(new ReleaseEvidence(training, Optional.of(holdout), leaking(training), 7, Map.of("seed", "7")));
        Set<String> rare = literalsOfFew(training, policy.k());

        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.fidelity().pairOverlays()).isNotEmpty();
        assertThat(rare).hasSizeGreaterThan(2_000).contains("Syndrome of Nr 3", "note-of-1-17", "P-1-599");
        for (String text : new String[] {report.toHtml(), report.toJson(), report.summary(), report.toJunitXml()}) {
            assertThat(rare).filteredOn(text::contains).isEmpty();
        }
        assertThat(report.toHtml()).as("what many hold may be shown").contains("Influenza");
        assertThat(report.toHtml().contains("rare-7"))
                .as("held by 7 entities, k is " + policy.k())
                .isEqualTo(policy.k() <= 7);
    }

    @Test
    void theSearchFindsALiteralThatStandsInAReport() {
        Table training = people(600, 1);

        assertThat(literalsOfFew(training, 5))
                .doesNotContain("Influenza", "rare-7")
                .filteredOn("{\"bins\":[\"Syndrome of Nr 3\"]}"::contains)
                .containsExactly("Syndrome of Nr 3");
    }

    /** A third of the people as they are, the others with a diagnosis of somebody else. */
    private static Table leaking(Table training) {
        TableBuilder rows = Table.builder(SCHEMA);
        for (int row = 0; row < training.rowCount(); row++) {
            @Nullable Object[] values = new @Nullable Object[SCHEMA.size()];
            for (int column = 0; column < values.length; column++) {
                values[column] = training.value(row, column);
            }
            if (row % 3 != 0) {
                values[2] = training.value((row + 1) % training.rowCount(), 2);
            }
            rows.addRow(values);
        }
        return rows.build();
    }

    private static Table people(int count, long group) {
        SplittableRandom random = new SplittableRandom(group);
        TableBuilder rows = Table.builder(SCHEMA);
        for (int i = 0; i < count; i++) {
            String common = random.nextInt(3) == 0 ? "Asthma" : "Influenza";
            String diagnosis = i < 7 ? "rare-7" : i % 10 == 3 ? "Syndrome of Nr " + i : common;
            rows.addRow(
                    "P-" + group + "-" + i,
                    "note-of-" + group + "-" + i,
                    i == 20 ? "Syndrome of Nr 3" : diagnosis,
                    random.nextInt(4) == 0 ? "North" : "South",
                    Math.rint(100 * (20_000 + 1_000 * random.nextGaussian())) / 100,
                    70_000_000_000L + random.nextInt(1_000_000_000),
                    LocalDate.of(1930, 1, 1).plusDays(random.nextInt(30_000)),
                    LocalDateTime.of(2020, 1, 1, 0, 0).plusSeconds(random.nextInt(100_000_000)));
        }
        return rows.build();
    }

    /** Every value of fewer than k entities, as text; left out are days that are ends of ranges by being round. */
    private static Set<String> literalsOfFew(Table table, int k) {
        Set<String> rare = new TreeSet<>();
        for (int column = 0; column < SCHEMA.size(); column++) {
            Map<String, Set<Object>> holders = new HashMap<>();
            for (int row = 0; row < table.rowCount(); row++) {
                Object value = table.value(row, column);
                Object person = table.value(row, 0);
                boolean round = value instanceof LocalDate day && day.toEpochDay() % 100 == 0;
                if (value != null && person != null && !round) {
                    holders.computeIfAbsent(value.toString(), unseen -> new HashSet<>())
                            .add(person);
                }
            }
            holders.entrySet().stream()
                    .filter(value -> value.getValue().size() < k)
                    .map(Map.Entry::getKey)
                    .flatMap(value -> Stream.of(value, value.replace('T', ' ')))
                    .forEach(rare::add);
        }
        return rare;
    }
}
