package dev.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Formula;
import dev.synth.table.Rule;
import dev.synth.table.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesJsonTest {
    private static final String COLUMNS =
            "\"columns\":[{\"name\":\"a\",\"kind\":\"integer\"},{\"name\":\"b\",\"kind\":\"integer\"}]";

    private static final Schema EVERY_RULE = Schema.builder()
            .identifier("id")
            .integer("visit")
            .integer("a")
            .integer("b")
            .integer("all")
            .categorical("city")
            .categorical("country")
            .add(ColumnSchema.of("ratio", ColumnKind.CONTINUOUS).withDecimals(2))
            .integer("twice")
            .add(new Rule.Order(List.of("a", "b"), true))
            .add(new Rule.Order(List.of("a", "b", "all"), false))
            .add(new Rule.Sum("all", List.of("a", "b")))
            .add(new Rule.Combination(List.of("city", "country")))
            .add(new Rule.Unique(List.of("id", "visit")))
            .add(new Rule.MissingWhen("b", "city", List.of("Rome", "Nice")))
            .add(new Rule.MissingWhen("b", "a", List.of()))
            .add(new Rule.Derived("ratio", Formula.of("a / (b + 1) ^ 2")))
            .add(new Rule.Derived("twice", Formula.of("2 * a")))
            .build();

    @Test
    void everyRuleIsReadAsItWasWritten() {
        String json = SchemaJson.toJson(EVERY_RULE);

        assertThat(SchemaJson.parse(json)).isEqualTo(EVERY_RULE);
        assertThat(json)
                .contains("\"kind\" : \"derived\"", "\"formula\" : \"a / (b + 1) ^ 2\"")
                .contains("\"rule\" : \"missing-when\"", "\"when\" : \"city\"", "\"is\" : [ \"Rome\", \"Nice\" ]");
    }

    @Test
    void aSchemaWithoutRulesIsWrittenAsBefore() {
        assertThat(SchemaJson.toJson(Schema.builder().integer("a").build())).doesNotContain("rules", "formula");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"rule\":\"ordr\",\"columns\":[\"a\",\"b\"]}|rule 1: no rule 'ordr'; there are order, sum, combination",
                "{\"rule\":\"order\",\"columns\":[\"a\",\"c\"]}|No column 'c'",
                "{\"rule\":\"order\",\"column\":[\"a\"]}|unknown field 'column' in rule 1",
                "{\"rule\":\"order\",\"columns\":[\"a\"]}|needs 2 or more different columns",
                "{\"rule\":\"sum\",\"parts\":[\"a\",\"b\"]}|'total' must name a column",
                "{\"rule\":\"missing-when\",\"column\":\"a\",\"when\":\"b\",\"is\":[\"x\"]}|has no levels",
            })
    void whatIsWrongWithARuleIsSaid(String rule, String message) {
        assertThatThrownBy(() -> SchemaJson.parse("{" + COLUMNS + ",\"rules\":[" + rule + "]}"))
                .hasMessageContaining(message);
    }

    @Test
    void aDerivedColumnNeedsAFormula() {
        assertThatThrownBy(() -> SchemaJson.parse("{\"columns\":[{\"name\":\"a\",\"kind\":\"derived\"}]}"))
                .hasMessageContaining("column 1 ('a')")
                .hasMessageContaining("needs a 'formula'");
    }
}
