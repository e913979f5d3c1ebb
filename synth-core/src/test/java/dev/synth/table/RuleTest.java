package dev.synth.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleTest {
    private static final LocalDate DAY = LocalDate.of(2024, 5, 1);

    private static Table table(Schema schema, Object[]... rows) {
        TableBuilder builder = Table.builder(schema);
        for (Object[] row : rows) {
            builder.addRow(row);
        }
        return builder.build();
    }

    private static BitSet broken(Rule rule, Table table) {
        return rule.broken(table, table);
    }

    private static Object[] row(Object... values) {
        return values;
    }

    @Test
    void anOrderIsBrokenWhereAPresentValueLiesBelowAnEarlierOne() {
        Table table = table(
                Schema.builder().date("a").date("b").date("c").build(),
                row(DAY, DAY, DAY.plusDays(1)),
                row(DAY, null, DAY.minusDays(1)),
                row(null, DAY, DAY),
                row(null, null, null),
                row(DAY, DAY.minusDays(2), DAY));

        assertThat(broken(new Rule.Order(List.of("a", "b", "c"), false), table)).hasToString("{1, 4}");
        assertThat(broken(new Rule.Order(List.of("a", "b", "c"), true), table)).hasToString("{0, 1, 2, 4}");
    }

    @Test
    void aDateBesideDateTimesIsItsMidnight() {
        Table table = table(
                Schema.builder().date("day").dateTime("time").build(),
                row(DAY, LocalDateTime.of(2024, 5, 1, 0, 0)),
                row(DAY, LocalDateTime.of(2024, 4, 30, 23, 59)));

        assertThat(broken(new Rule.Order(List.of("day", "time"), false), table)).hasToString("{1}");
    }

    @Test
    void aSumHoldsOnTheGridOfTheTotal() {
        Table table = table(
                Schema.builder()
                        .continuous("total", 2)
                        .continuous("x", 2)
                        .continuous("y", 2)
                        .build(),
                row(0.3, 0.1, 0.2),
                row(0.31, 0.1, 0.2),
                row(null, null, 0.2),
                row(0.2, null, 0.2));

        assertThat(broken(new Rule.Sum("total", List.of("x", "y")), table)).hasToString("{1, 3}");
    }

    @Test
    void aDerivedColumnMayBeRoundedEitherWay() {
        Table table = table(
                Schema.builder().integer("half").integer("n").build(), row(2, 5), row(3, 5), row(4, 5), row(1, 3));

        assertThat(broken(new Rule.Derived("half", Formula.of("n / 2")), table)).hasToString("{2}");
    }

    @Test
    void aDateTimeCanFollowFromADate() {
        Table table = table(
                Schema.builder().date("day").dateTime("end").build(),
                row(DAY, LocalDateTime.of(2024, 5, 1, 23, 59, 59)),
                row(null, null));
        Rule.Derived rule = new Rule.Derived("end", Formula.of("day + 86399 / 86400"));

        assertThat(broken(rule, table).isEmpty()).isTrue();
        assertThat(rule.compute(table, table.schema().column("end")).value(0, ColumnKind.DATE_TIME))
                .isEqualTo(LocalDateTime.of(2024, 5, 1, 23, 59, 59));
    }

    @Test
    void aCombinationIsKnownFromTheRealRows() {
        Schema schema =
                Schema.builder().categorical("city").categorical("country").build();
        Table real = table(schema, row("Rome", "IT"), row("Nice", "FR"), row(null, "FR"));
        Table made = table(schema, row("Nice", "IT"), row("Nice", "FR"), row(null, "FR"), row(null, "IT"));
        Rule rule = new Rule.Combination(List.of("city", "country"));

        assertThat(rule.broken(made, real)).hasToString("{0, 3}");
        assertThat(broken(rule, real).isEmpty()).isTrue();
    }

    @Test
    void aKeyIsBrokenByItsSecondRow() {
        Table table = table(
                Schema.builder().identifier("id").integer("visit").build(),
                row("a", 1),
                row("a", 2),
                row("a", 1),
                row("a", null),
                row("a", null));

        assertThat(broken(new Rule.Unique(List.of("id", "visit")), table)).hasToString("{2}");
        assertThat(broken(new Rule.Unique(List.of("id")), table)).hasToString("{1, 2, 3, 4}");
    }

    @Test
    void missingExactlyWhenIsBrokenBothWays() {
        Table table = table(
                Schema.builder().integer("weeks").categorical("sex").build(),
                row(null, "M"),
                row(12, "F"),
                row(3, "M"),
                row(null, "F"),
                row(null, null));

        assertThat(broken(new Rule.MissingWhen("weeks", "sex", List.of("M")), table))
                .hasToString("{2, 3, 4}");
        assertThat(broken(new Rule.MissingWhen("weeks", "sex", List.of()), table))
                .hasToString("{0, 3}");
    }

    @Test
    void rulesMustFitTheSchema() {
        Schema schema = Schema.builder()
                .categorical("sex")
                .integer("age")
                .date("born")
                .add(ColumnSchema.of("note", ColumnKind.TEXT).withRole(Role.DROP))
                .build();

        assertThatThrownBy(() -> schema.withRules(List.of(new Rule.Order(List.of("age", "agee"), false))))
                .hasMessageContaining("'age <= agee'")
                .hasMessageContaining("Did you mean 'age'?");
        assertThatThrownBy(() -> schema.withRules(List.of(new Rule.Order(List.of("age", "sex"), false))))
                .hasMessageContaining("column 'sex' is categorical");
        assertThatThrownBy(() -> schema.withRules(List.of(new Rule.Order(List.of("age", "born"), false))))
                .hasMessageContaining("order numbers among numbers");
        assertThatThrownBy(() -> schema.withRules(List.of(new Rule.Combination(List.of("age", "sex")))))
                .hasMessageContaining("Declare it categorical");
        assertThatThrownBy(() -> schema.withRules(List.of(new Rule.MissingWhen("note", "sex", List.of("F")))))
                .hasMessageContaining("which has the role drop");
        assertThatThrownBy(() -> schema.withRules(List.of(
                        new Rule.Derived("age", Formula.of("born")), new Rule.Derived("age", Formula.of("born")))))
                .hasMessageContaining("follows from another rule already");
        assertThatThrownBy(() -> new Rule.Order(List.of("age", "age"), false))
                .hasMessageContaining("2 or more different");
    }

    @Test
    void aTableThatBreaksItsRulesIsToldWhereWithoutValues() {
        Schema schema = Schema.builder()
                .integer("low")
                .integer("high")
                .add(new Rule.Order(List.of("low", "high"), false))
                .build();
        Table table = table(schema, row(1, 2), row(977, 3), row(2, 2), row(978, 4));

        assertThatThrownBy(() -> RuleBreach.requireNone(table, "rooms.csv"))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("rooms.csv breaks 1 of the 1 rules")
                .hasMessageContaining("'low <= high': 2 rows, the first of them row 2")
                .hasMessageContaining("take the rule out")
                .hasMessageNotContaining("97");
    }
}
