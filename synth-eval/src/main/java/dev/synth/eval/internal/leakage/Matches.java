package dev.synth.eval.internal.leakage;

import dev.synth.eval.GatePolicy;
import dev.synth.table.Column;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which synthetic rows match which training rows, by what G1 and G7 look at: all of a record that no other unit has, or
 * one name or rare level. For the data owner's eyes only.
 */
public final class Matches {
    private final Evidence evidence;
    private final List<Match> found = new ArrayList<>();

    private Matches(Evidence evidence) {
        this.evidence = evidence;
    }

    /**
     * A synthetic row that holds what a training row holds.
     *
     * @param synthetic the synthetic row, from 0
     * @param training the training row, from 0
     * @param test that looks at such matches, {@code G1} or {@code G7}
     * @param columns in which they are equal, by name
     */
    public record Match(int synthetic, int training, String test, List<String> columns) {}

    /** The matches of these tables, G1's first. */
    public static List<Match> of(Table training, @Nullable Table holdout, Table synthetic, GatePolicy policy) {
        Matches matches = new Matches(Evidence.of(training, holdout, synthetic, 0, policy, 1));
        matches.exactCopies();
        Schema schema = matches.evidence.training().schema();
        for (int column = 0; column < schema.size(); column++) {
            ColumnSchema declared = schema.column(column);
            if (!declared.has(Role.PUBLIC) && Evidence.isName(declared)) {
                matches.names(column);
            } else if (!declared.has(Role.PUBLIC) && declared.kind().isLevelled()) {
                matches.rareLevels(column);
            }
        }
        return matches.found;
    }

    /** Every training row of the one unit whose record it is. */
    private void exactCopies() {
        Patterns patterns = evidence.patterns();
        Map<Integer, List<Integer>> rows = new HashMap<>();
        for (int row = 0; row < evidence.training().rowCount() && evidence.compared().length > 0; row++) {
            int pattern = patterns.ofReal(row);
            if (patterns.isUnique(pattern) && patterns.syntheticRows(pattern) > 0) {
                rows.computeIfAbsent(pattern, unseen -> new ArrayList<>()).add(row);
            }
        }
        List<String> columns = new ArrayList<>();
        for (int column : evidence.compared()) {
            columns.add(name(column));
        }
        for (int row = 0; row < evidence.synthetic().rowCount(); row++) {
            for (int training : rows.getOrDefault(patterns.ofSynthetic(row), List.of())) {
                found.add(new Match(row, training, "G1", columns));
            }
        }
    }

    /** The first training row of that name; the others are the same person's, or the name is nobody's. */
    private void names(int column) {
        Column training = evidence.training().column(column);
        Map<String, List<Integer>> holders = new HashMap<>();
        for (int row = 0; row < training.size(); row++) {
            String name = Keys.name(training, row);
            if (name != null) {
                holders.putIfAbsent(name, List.of(row));
            }
        }
        Column synthetic = evidence.synthetic().column(column);
        literals(column, synthetic.size(), row -> Keys.name(synthetic, row), holders);
    }

    /** One training row of each unit that holds the level. */
    private void rareLevels(int column) {
        LevelColumn training = evidence.training().levels(column);
        Map<String, List<Integer>> holders = new HashMap<>();
        Map<String, Set<Integer>> units = new HashMap<>();
        for (int row = 0; row < training.size(); row++) {
            String level = training.level(row);
            if (level == null) {
                continue;
            }
            Set<Integer> known = units.computeIfAbsent(level, unseen -> new HashSet<>());
            if (known.size() < evidence.policy().k()
                    && known.add(evidence.units().ofRow(row))) {
                holders.computeIfAbsent(level, unseen -> new ArrayList<>()).add(row);
            }
        }
        holders.keySet()
                .removeIf(level -> units.get(level).size() >= evidence.policy().k());
        LevelColumn synthetic = evidence.synthetic().levels(column);
        literals(column, synthetic.size(), synthetic::level, holders);
    }

    private void literals(
            int column, int rows, IntFunction<@Nullable String> value, Map<String, List<Integer>> holders) {
        for (int row = 0; row < rows; row++) {
            String literal = value.apply(row);
            for (int training : literal == null ? List.<Integer>of() : holders.getOrDefault(literal, List.of())) {
                found.add(new Match(row, training, "G7", List.of(name(column))));
            }
        }
    }

    private String name(int column) {
        return evidence.training().schema().column(column).name();
    }
}
