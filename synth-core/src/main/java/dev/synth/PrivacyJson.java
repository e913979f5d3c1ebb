package dev.synth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.privacy.PrivacyBudget;
import dev.synth.privacy.PrivacyExpense;
import dev.synth.privacy.PrivacyLedger;
import java.util.ArrayList;
import java.util.List;

/**
 * A ledger inside a manifest. Its numbers are texts, the shortest decimals for the doubles: δ has more places than the
 * canonical form of numbers allows.
 */
final class PrivacyJson {
    private PrivacyJson() {}

    static ObjectNode toNode(PrivacyLedger ledger) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("unit", ledger.unit())
                .put("rowsPerEntity", ledger.budget().rowsPerEntity());
        node.putObject("budget")
                .put("epsilon", text(ledger.budget().epsilon()))
                .put("delta", text(ledger.budget().delta()));
        ObjectNode spent =
                node.putObject("spent").put("epsilon", text(ledger.epsilon())).put("delta", text(ledger.delta()));
        if (!ledger.accountant().equals(PrivacyLedger.RENYI)) {
            spent.put("accountant", ledger.accountant());
        }
        spent.put("order", text(ledger.order()));
        for (PrivacyExpense expense : ledger.expenses()) {
            node.withArray("expenses")
                    .addObject()
                    .put("mechanism", expense.mechanism())
                    .put("query", expense.query())
                    .put("sensitivity", text(expense.sensitivity()))
                    .put("noise", text(expense.noise()))
                    .put("renyi", text(expense.renyi()))
                    .put("delta", text(expense.delta()))
                    .put("epsilon", text(expense.epsilon()));
        }
        return node;
    }

    static PrivacyLedger fromNode(JsonNode node) {
        JsonNode budget = ManifestJson.get(node, "budget");
        JsonNode spent = ManifestJson.get(node, "spent");
        List<PrivacyExpense> expenses = new ArrayList<>();
        node.path("expenses")
                .forEach(expense -> expenses.add(new PrivacyExpense(
                        ManifestJson.get(expense, "mechanism").asText(),
                        ManifestJson.get(expense, "query").asText(),
                        number(expense, "sensitivity"),
                        number(expense, "noise"),
                        number(expense, "renyi"),
                        number(expense, "delta"),
                        number(expense, "epsilon"))));
        return new PrivacyLedger(
                new PrivacyBudget(
                        number(budget, "epsilon"),
                        number(budget, "delta"),
                        ManifestJson.get(node, "rowsPerEntity").asInt()),
                ManifestJson.get(node, "unit").asText(),
                number(spent, "epsilon"),
                number(spent, "delta"),
                spent.path("accountant").asText(PrivacyLedger.RENYI),
                number(spent, "order"),
                expenses);
    }

    private static String text(double number) {
        return Double.toString(number);
    }

    private static double number(JsonNode node, String field) {
        String text = ManifestJson.get(node, field).asText();
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + field + "' (" + text + ") is no number", e);
        }
    }
}
