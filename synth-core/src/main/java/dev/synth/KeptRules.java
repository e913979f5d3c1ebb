package dev.synth;

import dev.synth.table.ColumnSchema;
import dev.synth.table.Rule;
import dev.synth.table.RuleBreach;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says how synthetic rows keep the rules of the training table's schema. */
final class KeptRules {
    private KeptRules() {}

    /** Facts for the report: how many rules were checked, and each one that is broken; none where there are no rules. */
    static Map<String, String> facts(Table training, Table synthetic) {
        Table rows = declared(synthetic, training.schema());
        List<Rule> rules = training.schema().rules().stream()
                .filter(rule -> fits(rule, rows.schema()))
                .toList();
        Map<String, String> facts = new LinkedHashMap<>();
        if (rules.isEmpty()) {
            return facts;
        }
        List<RuleBreach> breaches = RuleBreach.of(rules, rows, training);
        facts.put("rulesChecked", Integer.toString(rules.size()));
        facts.put("rulesBroken", Integer.toString(breaches.size()));
        for (RuleBreach breach : breaches) {
            facts.put(
                    "broken: " + breach.rule(),
                    breach.rows() + " of " + rows.rowCount() + " rows, first row " + breach.firstRow());
        }
        return facts;
    }

    /** Columns of the same kind as in the training table are taken as they are declared there. */
    private static Table declared(Table synthetic, Schema schema) {
        List<ColumnSchema> columns = synthetic.schema().columns().stream()
                .map(column -> schema.contains(column.name())
                                && schema.column(column.name()).kind() == column.kind()
                        ? schema.column(column.name())
                        : column)
                .toList();
        return Table.of(Schema.of(columns), synthetic.columns());
    }

    /** Where columns are absent or of another kind, the gate says so. */
    private static boolean fits(Rule rule, Schema schema) {
        try {
            return schema.names().containsAll(rule.columns())
                    && schema.select(rule.columns())
                            .withRules(List.of(rule))
                            .rules()
                            .contains(rule);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
