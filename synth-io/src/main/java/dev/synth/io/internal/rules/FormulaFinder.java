package dev.synth.io.internal.rules;

import dev.synth.io.RuleProposal;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.Formula;
import dev.synth.table.Rule;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Columns of numbers and dates that follow from one or two others, or are the sum of a run of neighbours. */
final class FormulaFinder {
    private static final int MOST_COLUMNS = 120;
    private static final int LEAST_VALUES = 10;
    private static final int TRIAL_ROWS = 64;
    private static final int LONGEST_RUN = 30;

    /** A day's end, as it is often written where only the day is known. */
    private static final String LAST_SECOND = " + 86399 / 86400";

    /** Formulas of two columns, the ones without division first. */
    private static final List<BiFunction<String, String, String>> PAIRS = List.of(
            (a, b) -> a + " + " + b,
            (a, b) -> a + " - " + b,
            (a, b) -> a + " - " + b + " + 1",
            (a, b) -> a + " * " + b,
            (a, b) -> a + " / " + b,
            (a, b) -> "100 * " + a + " / " + b,
            (a, b) -> a + " / " + b + " ^ 2",
            (a, b) -> a + " / (" + b + " / 100) ^ 2");

    private final Table table;
    private final Table trial;
    private final List<String> columns;
    private final Set<String> derived = new HashSet<>();
    private final Set<String> operands = new HashSet<>();
    private final List<RuleProposal> found = new ArrayList<>();

    private FormulaFinder(Table table) {
        this.table = table;
        this.columns = table.schema().columns().stream()
                .filter(column -> column.kind().isNumeric())
                .map(column -> column.name())
                .limit(MOST_COLUMNS)
                .toList();
        // Rows with few missing values say most.
        int[] missing = new int[table.rowCount()];
        for (String name : columns) {
            Column values = table.column(name);
            for (int row = 0; row < missing.length; row++) {
                missing[row] += values.isMissing(row) ? 1 : 0;
            }
        }
        this.trial = table.rows(IntStream.range(0, table.rowCount())
                .boxed()
                .sorted(Comparator.comparingInt(row -> missing[row]))
                .limit(TRIAL_ROWS)
                .mapToInt(Integer::intValue)
                .toArray());
    }

    static List<RuleProposal> find(Table table) {
        FormulaFinder finder = new FormulaFinder(table);
        finder.eachFrom(finder::equal);
        finder.eachFrom(finder::run);
        for (BiFunction<String, String, String> formula : PAIRS) {
            finder.eachFrom(target -> finder.pair(target, formula));
        }
        return finder.found;
    }

    private interface Search {
        Optional<String> find(String target);
    }

    private void eachFrom(Search search) {
        for (String target : columns) {
            if (!derived.contains(target) && !operands.contains(target) && isTelling(target)) {
                search.find(target).ifPresent(formula -> {
                    Rule.Derived rule = new Rule.Derived(target, Formula.of(formula));
                    derived.add(target);
                    operands.addAll(rule.formula().columns());
                    int rows = (int) Math.round(
                            table.rowCount() * (1 - table.column(target).missingShare()));
                    found.add(new RuleProposal(
                            rule, "gives the value in all " + RuleFindings.count(rows) + " rows that have one"));
                });
            }
        }
    }

    /** Whether a column has enough values for a formula to be no coincidence. */
    private boolean isTelling(String name) {
        Set<Object> values = new HashSet<>();
        int present = 0;
        ColumnKind kind = table.schema().column(name).kind();
        for (int row = 0; row < table.rowCount(); row++) {
            Object value = table.column(name).value(row, kind);
            if (value != null) {
                present++;
                values.add(values.size() < LEAST_VALUES ? value : "");
            }
            if (present >= RuleFindings.LEAST_ROWS && values.size() >= LEAST_VALUES) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(String target, String formula) {
        Rule.Derived rule = new Rule.Derived(target, Formula.of(formula));
        return RuleFindings.holds(rule, trial) && RuleFindings.holds(rule, table);
    }

    private boolean isOperand(String target, String name) {
        return !name.equals(target) && !derived.contains(name);
    }

    private ColumnKind kind(String name) {
        return table.schema().column(name).kind();
    }

    private boolean isTime(String name) {
        return kind(name) == ColumnKind.DATE || kind(name) == ColumnKind.DATE_TIME;
    }

    /** The first column that is always the same; only an earlier one, so that of twins the first stays. */
    private Optional<String> equal(String target) {
        List<String> earlier = columns.subList(0, columns.indexOf(target)).stream()
                .filter(name -> isOperand(target, name) && isTime(name) == isTime(target))
                .map(Formula::quoted)
                .toList();
        Stream<String> lastSecond = kind(target) == ColumnKind.DATE_TIME
                ? earlier.stream().map(formula -> formula + LAST_SECOND)
                : Stream.of();
        return Stream.concat(earlier.stream(), lastSecond)
                .filter(formula -> holds(target, formula))
                .findFirst();
    }

    /** The sum of two or more numbers that stand beside each other, right before or after the column. */
    private Optional<String> run(String target) {
        int at = columns.indexOf(target);
        for (int length = 2; length <= LONGEST_RUN; length++) {
            for (int from : new int[] {at - length, at + 1}) {
                if (from >= 0 && from + length <= columns.size()) {
                    List<String> parts = columns.subList(from, from + length);
                    String formula = String.join(
                            " + ", parts.stream().map(Formula::quoted).toList());
                    if (parts.stream().noneMatch(part -> derived.contains(part) || isTime(part))
                            && !isTime(target)
                            && holds(target, formula)) {
                        return Optional.of(formula);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> pair(String target, BiFunction<String, String, String> formula) {
        boolean commutes = formula.apply("x", "y").equals("x + y")
                || formula.apply("x", "y").equals("x * y");
        boolean difference = formula.apply("x", "y").startsWith("x - y");
        for (String a : isTime(target) ? List.<String>of() : columns) {
            for (String b : columns) {
                boolean times = isTime(a) && kind(a) == kind(b) && difference;
                boolean numbers =
                        !isTime(a) && !isTime(b) && !formula.apply("x", "y").endsWith("+ 1");
                boolean twice = commutes && columns.indexOf(a) > columns.indexOf(b);
                if (!a.equals(b) && !twice && (times || numbers) && isOperand(target, a) && isOperand(target, b)) {
                    String text = formula.apply(Formula.quoted(a), Formula.quoted(b));
                    if (holds(target, text)) {
                        return Optional.of(text);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
