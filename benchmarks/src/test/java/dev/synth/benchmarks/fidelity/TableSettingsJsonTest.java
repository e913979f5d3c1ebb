package dev.synth.benchmarks.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableSettingsJsonTest {
    private static final Path FOLDER = Path.of("folder");

    @Test
    void everyFieldIsRead() {
        Map<String, TableSettings> tables = TableSettingsJson.parse("""
                {"stays": {"target": "readmitted", "score": "auc", "entity": "patient_nbr", "schema": "stays.json"},
                 "air": {"target": "pm2.5", "score": "rmseOfLog"},
                 "plain": {}}
                """, FOLDER);

        assertThat(tables)
                .containsEntry(
                        "stays",
                        new TableSettings(
                                Optional.of("readmitted"),
                                Optional.of(UtilityScore.AUC),
                                Optional.of("patient_nbr"),
                                Optional.of(FOLDER.resolve("stays.json"))))
                .containsEntry(
                        "air",
                        new TableSettings(
                                Optional.of("pm2.5"),
                                Optional.of(UtilityScore.RMSE_OF_LOG),
                                Optional.empty(),
                                Optional.empty()))
                .containsEntry("plain", TableSettings.NONE);
    }

    @Test
    void theFileThatIsShippedIsRead() throws IOException {
        assertThat(TableSettingsJson.read(Path.of("tables.json")))
                .containsOnlyKeys("adult", "default", "beijing_tabsyn", "diabetes130");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
                    {"a": {"traget": "x"}}                # table 'a': No field 'traget'. Fields: target, score, entity, schema. Did you mean 'target'?
                    {"a": {"target": 5}}                  # table 'a': 'target' is 5, but must be a column's name in quotes.
                    {"a": {"target": " "}}                # table 'a': 'target' is " ", but must be a column's name in quotes.
                    {"a": {"target": "x", "score": "f1"}} # table 'a': No score 'f1'. Scores: auc, rmseOfLog, r2.
                    {"a": {"score": "auc"}}               # table 'a': it has the score 'auc' and no 'target'; name the column that is to be predicted, or leave the score out.
                    {"a": {"target": "x", "entity": "x"}} # table 'a': 'x' is both target and entity; a name of people cannot be predicted, leave one of them out.
                    {"a": "income"}                       # table 'a': it is a JSON string; write an object of tables such as {"adult": {"target": "income", "score": "auc"}}.
                    [1]                                   # it holds a JSON array; write an object of tables such as {"adult": {"target": "income", "score": "auc"}}.
                    """)
    void whatIsWrongIsNamedWithPlaceValueAndRemedy(String json, String message) {
        assertThatThrownBy(() -> TableSettingsJson.parse(json, FOLDER))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith(message);
    }

    @Test
    void brokenAndRepeatedJsonIsRefusedWithItsLine() {
        assertThatThrownBy(() -> TableSettingsJson.parse("{\n\"a\": }", FOLDER))
                .hasMessageStartingWith("not JSON at line 2: ");
        assertThatThrownBy(() -> TableSettingsJson.parse("{\"a\": {},\n\"a\": {}}", FOLDER))
                .hasMessageContaining("Duplicate field 'a'");
    }

    @Test
    void theFileIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tables.json"), "");
        assertThatThrownBy(() -> TableSettingsJson.read(file))
                .hasMessageStartingWith("'" + file + "': it holds nothing");
        assertThatThrownBy(() -> TableSettingsJson.read(folder.resolve("absent.json")))
                .isInstanceOf(NoSuchFileException.class);
    }
}
