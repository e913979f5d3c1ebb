package dev.synth.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.SimulatedTables;
import dev.synth.gate.GateFinding;
import dev.synth.gate.Judgement;
import dev.synth.gate.PolicyId;
import dev.synth.gate.Verdict;
import dev.synth.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesizerTest {
    private static Synthesizer model;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() {
        model = GanTrainer.with(GanOptions.builder()
                        .steps(200)
                        .generatorWidth(48)
                        .criticWidth(48)
                        .latentSize(16)
                        .build())
                .train(SimulatedTables.clinic(1_500, 1));
    }

    static List<Map<String, Object>> rows(Table table) {
        return IntStream.range(0, table.rowCount()).mapToObj(table::row).collect(Collectors.toList());
    }

    @Test
    void aRowDependsOnModelSeedAndNumberAlone() throws Exception {
        List<Map<String, Object>> whole = rows(model.sampleTable(700, 3));

        assertThat(rows(model.sampleTable(301, 3))).isEqualTo(whole.subList(0, 301));
        ForkJoinPool one = new ForkJoinPool(1);
        try {
            assertThat(one.submit(() -> rows(model.sampleTable(700, 3))).get()).isEqualTo(whole);
        } finally {
            one.shutdown();
        }
        assertThat(rows(model.sampleTable(700, 4))).isNotEqualTo(whole);
    }

    @Test
    void batchesJoinToTheSameRows() {
        try (Stream<Table> batches = model.sample(10_000, 3)) {
            List<Table> all = batches.toList();
            assertThat(all).hasSizeGreaterThan(1);
            assertThat(rows(all.stream().reduce(Table::append).orElseThrow()))
                    .isEqualTo(rows(model.sampleTable(10_000, 3)));
        }
    }

    @Test
    void conditionsHoldInEveryRow() {
        Conditions conditions = Conditions.where("ward", "paed").and("urgent", "true");

        Table made = model.sample(conditions, 300, 1).reduce(Table::append).orElseThrow();

        assertThat(made.rowCount()).isEqualTo(300);
        assertThat(rows(made))
                .allMatch(row -> "paed".equals(row.get("ward")) && Boolean.TRUE.equals(row.get("urgent")));
    }

    @Test
    void aDerivedColumnCanBeACondition() {
        Table made = model.sample(Conditions.where("wing", "south"), 200, 1)
                .reduce(Table::append)
                .orElseThrow();

        assertThat(rows(made)).allMatch(row -> "south".equals(row.get("wing")));
    }

    @Test
    void conditionsThatCannotBeMetSayWhy() {
        assertThatThrownBy(() -> model.sample(Conditions.where("wrad", "paed"), 10, 1))
                .hasMessageContaining("No column 'wrad'")
                .hasMessageContaining("Did you mean 'ward'?");
        assertThatThrownBy(() -> model.sample(Conditions.where("ward", "pead"), 10, 1))
                .hasMessageContaining("No level 'pead'")
                .hasMessageContaining("Did you mean 'paed'?");
        assertThatThrownBy(() -> model.sample(Conditions.where("id", "C-1"), 10, 1))
                .hasMessageContaining("is an identifier");
        assertThatThrownBy(() -> model.sample(Conditions.where("age", "old"), 10, 1))
                .hasMessageContaining("'age' is integer; 'old' is not");
        assertThatThrownBy(() -> model.sample(Conditions.where("ward", "paed").and("ward", "onco"), 10, 1))
                .hasMessageContaining("two conditions");
    }

    @Test
    void aModelFileGivesTheSameRowsAndCard() throws IOException {
        Path file = folder.resolve("model.synth");
        Synthesizer judged = model.withVerdict(new Judgement(
                Verdict.PASS,
                3,
                "file",
                "table",
                1_000,
                2L,
                "rows",
                new PolicyId("standard", "policy"),
                Map.of("columnShapes", 0.5, "coverage", 1.0),
                List.of(new GateFinding("G1", "Exact copies", Verdict.PASS, "none")),
                "2026-01-01T00:00:00Z"));

        judged.save(file);
        Synthesizer loaded = Synthesizer.load(file);

        assertThat(rows(loaded.sampleTable(50, 3))).isEqualTo(rows(model.sampleTable(50, 3)));
        assertThat(loaded.digest()).isEqualTo(model.digest());
        assertThat(loaded.schema()).isEqualTo(model.schema());
        assertThat(loaded.options()).isEqualTo(model.options());
        assertThat(loaded.provenance()).isEqualTo(model.provenance());
        assertThat(loaded.findVerdict()).isEqualTo(judged.findVerdict());
        assertThat(loaded.disclosedLiterals()).isEqualTo(model.disclosedLiterals());
    }

    @Test
    void aModelFileCutShortAnywhereIsRefused() throws IOException {
        Path file = folder.resolve("model.synth");
        model.save(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, 30, whole.length / 4, whole.length / 2, whole.length - 1}) {
            Path cut = folder.resolve("cut" + length + ".synth");
            Files.write(cut, java.util.Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> Synthesizer.load(cut))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cut" + length + ".synth")
                    .hasMessageContaining("damaged");
        }
    }

    @Test
    void noFolderIsLeftBehindByAModelThatCannotBeWritten() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(() -> model.save(blocked.resolve("model.synth")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Cannot write");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(blocked);
        }
    }

    @Test
    void disclosedLiteralsAreLevelsAndFrequentNumbersOnly() {
        Map<String, List<String>> literals = model.disclosedLiterals();

        assertThat(literals.get("ward")).containsExactlyInAnyOrder("cardio", "neuro", "onco", "paed");
        assertThat(literals.get("site")).containsExactly("main");
        assertThat(literals).doesNotContainKeys("id", "discharged");
    }
}
