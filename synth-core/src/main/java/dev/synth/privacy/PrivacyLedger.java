package dev.synth.privacy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Everything that looked at the training table, and what it cost together: by Rényi divergences, which add up, ε being their
 * sum at {@code order}, converted with what the selections left of δ, or what was set aside for that (Canonne, Kamath and Steinke 2020, proposition 12); or, if
 * that is less, by the convolved laws of the privacy losses (Koskela, Jälkö and Honkela 2020).
 *
 * @param budget that was granted
 * @param unit whom the promise protects, in words
 * @param epsilon spent, at most the budget's
 * @param delta spent, at most the budget's
 * @param accountant that ε is from, {@value #RENYI} or {@value #LOSSES}
 * @param order at which the Rényi costs convert best; fixed by the budget where a critic looked at the table
 * @param expenses in the order in which they were paid
 */
public record PrivacyLedger(
        PrivacyBudget budget,
        String unit,
        double epsilon,
        double delta,
        String accountant,
        double order,
        List<PrivacyExpense> expenses) {
    public static final String RENYI = "Rényi divergences";
    public static final String LOSSES = "privacy losses";

    public PrivacyLedger {
        accountant = Objects.requireNonNullElse(accountant, RENYI);
        expenses = List.copyOf(expenses);
    }

    /** The promise in one line. */
    public String promise() {
        return String.format(
                Locale.ROOT,
                "(ε = %s, δ = %s)-differential privacy for %s; %d kinds of looks at the table spent ε = %.4f by their %s",
                number(budget.epsilon()),
                number(budget.delta()),
                unit,
                expenses.size(),
                epsilon,
                accountant);
    }

    /** The promise and every expense as facts for a report, in order; none is a value of the table. */
    public Map<String, String> describe() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("privacy", promise() + ". Verdict and scores look at the real rows, outside this promise");
        facts.put("privacyLedger", String.join("\n", lines()));
        return facts;
    }

    /** One line per expense. */
    public List<String> lines() {
        return expenses.stream()
                .map(expense -> String.format(
                        Locale.ROOT,
                        "%s: %s; sensitivity %s, noise %.4g, ε so far %.4f",
                        expense.mechanism(),
                        expense.query(),
                        number(expense.sensitivity()),
                        expense.noise(),
                        expense.epsilon()))
                .toList();
    }

    private static String number(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
