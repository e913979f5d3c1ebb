package dev.synth.benchmarks.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.benchmarks.Commands;
import dev.synth.benchmarks.simulated.SimulatedTables;
import dev.synth.io.CsvSink;
import dev.synth.table.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FidelityTableTest {
    private static final String SETTINGS = "{\"small\": {\"target\": \"income\", \"score\": \"auc\"}}";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeTables() throws IOException {
        Table table = SimulatedTables.adultLike(500, 1);
        CsvSink.of(folder.resolve("small.train.csv.gz")).write(table.slice(0, 300));
        CsvSink.of(folder.resolve("small.test.csv")).write(table.slice(300, 500));
        Files.writeString(folder.resolve("tables.json"), SETTINGS);
    }

    @Test
    void everySeedGivesARowAndALineOfJson() throws IOException {
        Path markdown = folder.resolve("new/table.md");

        int status = run("--tables", tables(), "--seeds", "1,2", "--steps", "2", "-o", markdown.toString());

        assertThat(status).isEqualTo(Commands.DONE);
        assertThat(lines())
                .hasSize(5)
                .satisfies(lines -> assertThat(lines.get(2)).startsWith("| small | 1 | 2 | "))
                .satisfies(lines -> assertThat(lines.get(3)).startsWith("| small | 2 | 2 | "))
                .satisfies(lines -> assertThat(lines.get(4)).startsWith("| **small** | median of 2 | **2** | "));
        assertThat(Files.readAllLines(markdown)).isEqualTo(lines());
        List<JsonNode> records = records(folder.resolve("new/table.jsonl"));
        assertThat(records).extracting(record -> record.get("seed").asInt()).containsExactly(1, 2);
        assertThat(records).allSatisfy(record -> {
            assertThat(record.get("options").get("steps").asInt()).isEqualTo(2);
            assertThat(record.at("/figures/trendErrorPercent/reference").isNumber())
                    .isTrue();
            assertThat(record.at("/report/fidelity/columnShapes/columns/age").isNumber())
                    .isTrue();
            assertThat(record.at("/report/fidelity").has("overlays")).isFalse();
        });
    }

    @Test
    void independentMarginalsNeedNoTraining() throws IOException {
        assertThat(run("--generator", "independent", "--seeds", "1")).isEqualTo(Commands.DONE);

        assertThat(lines().get(2)).startsWith("| small | 1 | – | – | ");
        assertThat(lines().get(2)).as("shape error").contains(" | 0.00 (");
        assertThat(lines().get(2)).as("no target is named").doesNotContain("AUC");
    }

    @Test
    void aCriticUnderAPromiseIsScoredLikeTheOthers() throws IOException {
        Path markdown = folder.resolve("critic.md");
        assertThat(run(
                        "--generator",
                        "dpgan",
                        "--epsilon",
                        "20",
                        "--delta",
                        "1e-4",
                        "--steps",
                        "2",
                        "--seeds",
                        "1",
                        "--critic-share",
                        "0.4",
                        "--draws-per-row",
                        "2",
                        "-o",
                        markdown.toString()))
                .isEqualTo(Commands.DONE);

        assertThat(lines().get(2)).startsWith("| small | 1 | 2 | ");
        JsonNode options = records(folder.resolve("critic.jsonl")).get(0).get("options");
        assertThat(options.get("criticShare").asDouble()).isEqualTo(0.4);
        assertThat(options.get("drawsPerRow").asDouble()).isEqualTo(2);
        assertThat(options.get("epsilon").asDouble()).isEqualTo(20);
        assertThat(run("--generator", "dpgan")).isEqualTo(Commands.UNFIT);
        assertThat(run("--draws-per-row", "2")).isEqualTo(Commands.UNFIT);
        assertThat(run("--critic-share", "0.4")).isEqualTo(Commands.UNFIT);
    }

    @Test
    void aRunThatFailsIsToldInItsRowAndTheOthersGoOn() throws IOException {
        Path markdown = folder.resolve("table.md");
        RowMaker maker = new FailingFirst();
        RunLog log = RunLog.of(print(out), Optional.of(markdown), maker);

        boolean all = new FidelityRuns(maker, List.of(1L, 2L), log, news -> {})
                .run(TablePair.find(folder, List.of()), Map.of());

        assertThat(all).isFalse();
        assertThat(lines().get(2)).endsWith("| failed: IllegalStateException: no luck with seed 1 |");
        assertThat(lines().get(3)).startsWith("| small | 2 | ");
        assertThat(lines().get(4)).startsWith("| **small** | median of 1 (of 2) | ");
        assertThat(records(folder.resolve("table.jsonl")))
                .extracting(record -> record.path("failure").asText())
                .containsExactly("IllegalStateException: no luck with seed 1", "");
    }

    @Test
    void aTableThatCannotBeReadIsToldInARowAndEndsWithStatus1() throws IOException {
        Files.writeString(folder.resolve("small.test.csv"), "age,income\n5,1\n");

        assertThat(run("--steps", "2")).isEqualTo(Commands.FAILED);
        assertThat(lines()).hasSize(3);
        assertThat(lines().get(2))
                .startsWith("| small | all | – |")
                .contains("| failed: ")
                .contains("small.test.csv");
    }

    @Test
    void whatIsWrongWithTheInputIsSaidBeforeAnythingIsTrained() throws IOException {
        Files.writeString(folder.resolve("tables.json"), SETTINGS.replace("income", "incom"));

        assertThat(run("--tables", tables(), "-o", folder.resolve("table.md").toString()))
                .isEqualTo(Commands.UNFIT);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("benchmarks: Table 'small': No column 'incom'.")
                .contains("Did you mean 'income'?");
        assertThat(out.size()).isZero();
        assertThat(folder.resolve("table.md")).doesNotExist();
    }

    @Test
    void wrongUsageEndsWithStatus2() {
        assertThat(run("--time-budget", "soon")).isEqualTo(Commands.UNFIT);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("'soon' is no duration; write one such as 90s");
    }

    private int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of(folder.toString()));
        arguments.addAll(List.of(options));
        FidelityTable table = new FidelityTable(print(out), print(err));
        return Commands.run(table, print(out), print(err), arguments.toArray(String[]::new));
    }

    private String tables() {
        return folder.resolve("tables.json").toString();
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static List<JsonNode> records(Path file) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            records.add(new ObjectMapper().readTree(line));
        }
        return records;
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** Shuffles columns, but not with seed 1. */
    private static final class FailingFirst implements RowMaker {
        @Override
        public String name() {
            return "failing";
        }

        @Override
        public Made make(Table training, long seed, News news) {
            if (seed == 1) {
                throw new IllegalStateException("no luck with seed 1");
            }
            return new IndependentRows().make(training, seed, news);
        }

        @Override
        public void describe(ObjectNode record) {}
    }
}
