package dev.synth.internal.rules;

import dev.synth.table.Column;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Rule;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the rules of a table are kept: steps that make rows keep them by construction, and the check that rejects rows which
 * break one all the same. Numbers that one column repeats from another are kept equal by a step too. The network knows
 * nothing of this. Immutable.
 *
 * @param schema of the rows that come out
 * @param steps in the order in which the table is simplified; rows are restored in the opposite order
 */
public record FittedRules(Schema schema, List<Step> steps) {
    public FittedRules {
        steps = List.copyOf(steps);
    }

    /** Nothing to keep. */
    public static FittedRules none(Schema schema) {
        return new FittedRules(schema, List.of());
    }

    public boolean isEmpty() {
        return schema.rules().isEmpty() && steps.isEmpty();
    }

    /**
     * Checks that every column that comes out is learnt or made by a step.
     *
     * @param simple the names of the columns that are learnt
     * @throws IllegalArgumentException if one is neither
     */
    public void requireWhole(Set<String> simple) {
        for (String name : schema.names()) {
            Optional<Step> maker = findMaker(name);
            boolean joined = maker.isPresent() && maker.get() instanceof Join join && simple.contains(join.name());
            boolean computed = maker.isPresent() && maker.get() instanceof Computed;
            if (maker.isPresent() && maker.get() instanceof Echo echo && !simple.contains(echo.name())) {
                throw new IllegalArgumentException("nothing says where column '" + name + "' is from");
            }
            if (!joined && !computed && !simple.contains(name)) {
                throw new IllegalArgumentException("nothing makes column '" + name + "'");
            }
        }
    }

    /** The table as it is learnt. */
    public Table simplify(Table table) {
        if (isEmpty()) {
            return table;
        }
        Table simple = Table.of(table.schema().withRules(List.of()), table.columns());
        for (Step step : steps) {
            simple = step.simplify(simple);
        }
        return simple;
    }

    /** Rows as they come out. */
    public Table restore(Table simple) {
        if (isEmpty()) {
            return simple;
        }
        Table table = simple;
        for (int s = steps.size() - 1; s >= 0; s--) {
            table = steps.get(s).restore(table);
        }
        List<Column> columns = schema.names().stream().map(table::column).toList();
        return Table.of(schema, columns);
    }

    /** The rows of a restored table that break a rule about single rows. */
    public BitSet broken(Table restored) {
        BitSet broken = new BitSet();
        for (Rule rule : schema.rules()) {
            // Combinations hold by construction, keys are looked after where rows are drawn.
            if (!(rule instanceof Rule.Combination) && !(rule instanceof Rule.Unique)) {
                broken.or(rule.broken(restored, restored));
            }
        }
        return broken;
    }

    /** These rules for rows whose columns the encoder declares like this. */
    public FittedRules declaring(Schema simple) {
        if (isEmpty()) {
            return none(simple);
        }
        List<ColumnSchema> columns = new ArrayList<>();
        for (ColumnSchema column : schema.columns()) {
            columns.add(findMaker(column.name())
                    .map(step -> step.gives().stream()
                            .filter(given -> given.name().equals(column.name()))
                            .findFirst()
                            .orElseThrow())
                    .orElseGet(() -> simple.column(column.name())));
        }
        return new FittedRules(schema.withColumns(columns), steps);
    }

    /** The step that makes a column out of others; empty if it is learnt as it is. */
    public Optional<Step> findMaker(String column) {
        return steps.stream()
                .filter(step -> !(step instanceof Absence))
                .filter(step ->
                        step.gives().stream().anyMatch(given -> given.name().equals(column)))
                .findFirst();
    }

    /**
     * Literal values of the columns that come out.
     *
     * @param simple those of the columns that are learnt; differences are no values of their column
     */
    public Map<String, List<String>> literals(Map<String, List<String>> simple) {
        Map<String, List<String>> literals = new LinkedHashMap<>(simple);
        for (Step step : steps) {
            if (step instanceof Difference difference) {
                literals.remove(difference.column().name());
            } else if (step instanceof Echo echo) {
                literals.remove(echo.name());
            } else if (step instanceof Join join && literals.containsKey(join.name())) {
                literals.putAll(join.literals(Objects.requireNonNull(literals.remove(join.name()))));
            }
        }
        for (Step step : steps) {
            if (step instanceof Difference difference) {
                difference
                        .literals()
                        .forEach((column, values) -> literals.merge(column, values, FittedRules::together));
            }
        }
        return literals;
    }

    private static List<String> together(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    /** Whether a column may be cleared. */
    public boolean isCleared(String column) {
        return steps.stream()
                .anyMatch(step -> step instanceof Absence absence
                        && absence.column().name().equals(column));
    }
}
