package dev.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.synth.table.CheckDigit;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.ValueDomain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                "{\"columns\":[|JSON that breaks off at line 1.",
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

    @Test
    void everyFieldSurvives() {
        Schema schema = allFields();

        assertThat(SchemaJson.parse(SchemaJson.toJson(schema))).isEqualTo(schema);
    }

    private static Schema allFields() {
        return Schema.builder()
                .add(ColumnSchema.of("card", ColumnKind.IDENTIFIER)
                        .withRole(Role.ENTITY)
                        .withDomain(new ValueDomain(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(CheckDigit.LUHN))))
                .add(ColumnSchema.of("dose", ColumnKind.CONTINUOUS)
                        .withDecimals(2)
                        .withDomain(bounds("0.1", "40", "mg"))
                        .withAttribute("csv.missing", "NA"))
                .add(ColumnSchema.of("born", ColumnKind.DATE)
                        .withFormat("dd.MM.yyyy")
                        .withDomain(bounds("1900-01-01", "2024-12-31", null)))
                .add(ColumnSchema.of("seen", ColumnKind.DATE_TIME).withDomain(bounds("2020-01-01T00:00", null, null)))
                .add(ColumnSchema.of("at", ColumnKind.TIME)
                        .withFormat("HH:mm")
                        .withDomain(bounds("08:00", "17:30", null)))
                .add(ColumnSchema.of("took", ColumnKind.DURATION).withDomain(bounds("PT0S", "PT48H", null)))
                .ordinal("stage", "I", "II", "III")
                .add(ColumnSchema.of("code", ColumnKind.CATEGORICAL)
                        .withLevels(List.of("a", "b", "other"))
                        .withDomain(new ValueDomain(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("other"),
                                Optional.empty())))
                .bool("ok")
                .integer("n")
                .add("notes", ColumnKind.TEXT)
                .add("site", ColumnKind.CONSTANT)
                .build();
    }

    private static ValueDomain bounds(String min, String max, String unit) {
        return new ValueDomain(
                Optional.ofNullable(min),
                Optional.ofNullable(max),
                Optional.ofNullable(unit),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        String json = """
                {"columns":[
                  {"name":"a","kind":"integr","role":"drop"},
                  {"name":"b","kind":"integer","min":"x","decimals":"2"},
                  {"name":"c","kind":"ordinal"},
                  {"name":"d","kind":"date","min":"2024-02-30"},
                  {"name":"e","kind":"integer","min":3,"max":2},
                  {"name":"f","kind":"categorical","roles":"drop","levels":["x","x",1]}]}""";

        assertThatThrownBy(() -> SchemaJson.parse(json))
                .hasMessageStartingWith("10 problems:")
                .hasMessageContaining("unknown field 'role' in column 1 ('a')")
                .hasMessageContaining("Did you mean 'integer'?")
                .hasMessageContaining("column 2 ('b'): min (\"x\") must be a number")
                .hasMessageContaining("column 2 ('b'): decimals (\"2\") must be a whole number")
                .hasMessageContaining("column 3 ('c'): an ordinal column needs its levels")
                .hasMessageContaining("'2024-02-30' is not a value of kind date")
                .hasMessageContaining("min (3) must not be above max (2)")
                .hasMessageContaining("roles (\"drop\") must be a list of texts")
                .hasMessageContaining("levels holds 'x' twice")
                .hasMessageContaining("levels holds 1;");
    }

    @Test
    void reasonsAreForReadersAndNotRead() {
        Schema schema = Schema.builder().integer("n").build();

        String json = SchemaJson.toJson(schema, Map.of("n", "whole numbers"));

        assertThat(json).contains("\"reason\" : \"whole numbers\"");
        assertThat(SchemaJson.parse(json)).isEqualTo(schema);
    }

    private static List<String> violations(String json) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaJson.jsonSchema())
                .validate(json, InputFormat.JSON)
                .stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    @Test
    void theJsonSchemaTakesWhatIsWritten() {
        Map<String, String> reasons = new HashMap<>();
        allFields().names().forEach(name -> reasons.put(name, "because"));

        assertThat(violations(SchemaJson.toJson(allFields()))).isEmpty();
        assertThat(violations(SchemaJson.toJson(allFields(), reasons))).isEmpty();
        assertThat(violations(SchemaJson.toJson(SimulatedTables.CLINIC))).isEmpty();
    }

    @Test
    void theJsonSchemaKnowsAllKindsRolesAndCheckDigits() {
        for (ColumnKind kind : ColumnKind.values()) {
            assertThat(SchemaJson.jsonSchema()).contains("\"" + kind.label() + "\"");
        }
        for (Role role : Role.values()) {
            assertThat(SchemaJson.jsonSchema()).contains("\"" + role.label() + "\"");
        }
        for (CheckDigit digit : CheckDigit.values()) {
            assertThat(SchemaJson.jsonSchema()).contains("\"" + digit.label() + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1]",
                "{}",
                "{'columns':[]}",
                "{'columns':{}}",
                "{'formatVersion':9,'columns':[{'name':'a','kind':'integer'}]}",
                "{'formatVersion':'1','columns':[{'name':'a','kind':'integer'}]}",
                "{'rows':1,'columns':[{'name':'a','kind':'integer'}]}",
                "{'columns':[1]}",
                "{'columns':[{'kind':'integer'}]}",
                "{'columns':[{'name':'','kind':'integer'}]}",
                "{'columns':[{'name':1,'kind':'integer'}]}",
                "{'columns':[{'name':'a'}]}",
                "{'columns':[{'name':'a','kind':'integr'}]}",
                "{'columns':[{'name':'a','kind':'integer','role':'drop'}]}",
                "{'columns':[{'name':'a','kind':'integer','roles':'drop'}]}",
                "{'columns':[{'name':'a','kind':'integer','roles':['drp']}]}",
                "{'columns':[{'name':'a','kind':'integer','roles':['drop','drop']}]}",
                "{'columns':[{'name':'a','kind':'identifier','roles':['drop','entity']}]}",
                "{'columns':[{'name':'a','kind':'continuous','decimals':18}]}",
                "{'columns':[{'name':'a','kind':'continuous','decimals':-1}]}",
                "{'columns':[{'name':'a','kind':'continuous','decimals':'2'}]}",
                "{'columns':[{'name':'a','kind':'continuous','decimals':null}]}",
                "{'columns':[{'name':'a','kind':'date','format':1}]}",
                "{'columns':[{'name':'a','kind':'categorical','levels':['x','x']}]}",
                "{'columns':[{'name':'a','kind':'categorical','levels':[1]}]}",
                "{'columns':[{'name':'a','kind':'ordinal'}]}",
                "{'columns':[{'name':'a','kind':'ordinal','levels':[]}]}",
                "{'columns':[{'name':'a','kind':'integer','min':'1'}]}",
                "{'columns':[{'name':'a','kind':'date','min':1}]}",
                "{'columns':[{'name':'a','kind':'categorical','max':'b'}]}",
                "{'columns':[{'name':'a','kind':'integer','unit':1}]}",
                "{'columns':[{'name':'a','kind':'integer','other':'x'}]}",
                "{'columns':[{'name':'a','kind':'integer','checkDigit':'luhn'}]}",
                "{'columns':[{'name':'a','kind':'identifier','checkDigit':'lun'}]}",
                "{'columns':[{'name':'a','kind':'integer','attributes':['b']}]}",
                "{'columns':[{'name':'a','kind':'integer','attributes':{'b':1}}]}",
                "{'columns':[{'name':'a','kind':'integer','reason':1}]}"
            })
    void whatIsRefusedTheJsonSchemaRefuses(String quoted) {
        String json = quoted.replace('\'', '"');
        assertThatThrownBy(() -> SchemaJson.parse(json)).isInstanceOf(IllegalArgumentException.class);
        assertThat(violations(json)).isNotEmpty();
    }

    @Test
    void theJsonSchemaInTheDocsIsTheOneThatIsShipped() throws Exception {
        assertThat(Path.of("../docs/reference/schema.schema.json")).hasContent(SchemaJson.jsonSchema());
    }
}
