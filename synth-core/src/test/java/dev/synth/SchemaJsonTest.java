package dev.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaJsonTest {
    @Test
    void aSchemaSurvivesItsJson(@TempDir Path folder) throws Exception {
        Schema schema = Schema.builder()
                .add(ColumnSchema.of("id", ColumnKind.IDENTIFIER).withRole(Role.ENTITY))
                .add(ColumnSchema.of("dose", ColumnKind.CONTINUOUS)
                        .withDecimals(2)
                        .withAttribute("csv.missing", "NA"))
                .add(ColumnSchema.of("day", ColumnKind.DATE).withFormat("dd.MM.yyyy"))
                .add(ColumnSchema.of("ok", ColumnKind.BOOLEAN)
                        .withLevels(List.of("no", "yes"))
                        .withRole(Role.TARGET)
                        .withRole(Role.SENSITIVE))
                .build()
                .withAttributes(Map.of("csv.delimiter", ";", "csv.encoding", "UTF-8"));
        Path file = folder.resolve("schema.json");

        SchemaJson.write(schema, file);

        assertThat(SchemaJson.read(file)).isEqualTo(schema);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"columns\":[{\"name\":\"a\",\"kind\":\"integr\"}]}|Did you mean 'integer'?",
                "{\"columns\":[{\"name\":\"a\",\"kind\":\"integer\",\"roles\":[\"drp\"]}]}|Did you mean 'drop'?",
                "{\"columns\":[{\"name\":\"a\",\"kind\":\"integer\",\"role\":\"drop\"}]}|unknown field 'role' in column 1 ('a')",
                "{\"columns\":[{\"kind\":\"integer\"}]}|column 1",
                "{\"columns\":[]}|at least one column",
                "[1]|a list 'columns'",
                "{\"columns\":[|not JSON at line 1",
                "{\"formatVersion\":9,\"columns\":[{\"name\":\"a\",\"kind\":\"integer\"}]}|formatVersion (9) must be 1",
            })
    void whatIsWrongIsSaid(String json, String message) {
        assertThatThrownBy(() -> SchemaJson.parse(json)).hasMessageContaining(message);
    }

    @Test
    void theFileIsNamed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("broken.json"), "{");

        assertThatThrownBy(() -> SchemaJson.read(file)).hasMessageContaining("broken.json");
        assertThatThrownBy(() -> SchemaJson.read(folder.resolve("none.json")))
                .hasMessageContaining("none.json")
                .hasMessageContaining("synth schema");
    }
}
