package dev.synth.eval.internal.leakage;

import dev.synth.eval.Leakage.LeakageTest;
import dev.synth.gate.Verdict;
import dev.synth.table.Column;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.Role;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * G7: is a literal disclosed? Three things fail without any statistics about the split: a level that fewer than k training
 * units hold, a name (identifier, entity or free text) of a training row, and one training unit's record said over and
 * over. Columns declared public are exempt.
 */
final class LiteralValues {
    private final Evidence evidence;
    private final int tests;
    private final List<String> findings = new ArrayList<>();
    private final List<String> nextSteps = new ArrayList<>();

    private LiteralValues(Evidence evidence, int tests) {
        this.evidence = evidence;
        this.tests = tests;
    }

    /** What G7 found, and what to do about it. */
    record Result(LeakageTest test, List<String> nextSteps) {}

    /** @param tests how many share the level, the one finding that chance can produce included: a record said over and over */
    static Result check(Evidence evidence, int tests) {
        LiteralValues check = new LiteralValues(evidence, tests);
        int disclosed = check.rareLevels() + check.names() + check.repeated();
        Verdict decision = check.findings.isEmpty() ? check.unlessFirst() : Verdict.FAIL;
        String message = check.findings.isEmpty()
                ? "No name or text of a training row, no level held by fewer than "
                        + evidence.policy().k() + " training "
                        + evidence.units().noun() + ", and no single record over and over. Numbers and dates"
                        + " are not among these: G3 looks at them."
                : String.join(" ", check.findings);
        LeakageTest test = new LeakageTest(
                "G7", "Literal values", (double) disclosed, null, null, null, null, null, decision, message);
        return new Result(test, check.nextSteps);
    }

    private int rareLevels() {
        List<String> columns =
                columns(column -> column.kind().isLevelled() && !Evidence.isName(column), this::repeatsRareLevel);
        if (!columns.isEmpty()) {
            findings.add("Levels that fewer than " + evidence.policy().k() + " training "
                    + evidence.units().noun() + " hold are repeated in " + Wording.names(columns) + ".");
            nextSteps.add("Suppress or merge levels that fewer than "
                    + evidence.policy().k() + " training " + evidence.units().noun() + " hold in "
                    + Wording.names(columns) + ", or declare the column public if its values are a public code list.");
        }
        return columns.size();
    }

    private int names() {
        List<String> columns = columns(Evidence::isName, this::repeatsName);
        if (!columns.isEmpty()) {
            findings.add("Names or texts of training rows are repeated in " + Wording.names(columns) + ".");
            nextSteps.add("Make the values of " + Wording.names(columns)
                    + " anew instead of taking them from the training rows, or drop the column; free text that is a"
                    + " short list of values can be declared categorical.");
        }
        return columns.size();
    }

    private List<String> columns(Predicate<ColumnSchema> candidate, Predicate<Integer> discloses) {
        Table training = evidence.training();
        return IntStream.range(0, training.schema().size())
                .filter(column -> candidate.test(training.schema().column(column)))
                .filter(column -> !training.schema().column(column).has(Role.PUBLIC))
                .filter(discloses::test)
                .mapToObj(column -> training.schema().column(column).name())
                .toList();
    }

    private boolean repeatsRareLevel(int column) {
        LevelColumn levels = evidence.training().levels(column);
        Map<String, Set<Integer>> holders = new HashMap<>();
        for (int row = 0; row < levels.size(); row++) {
            String level = levels.level(row);
            if (level != null) {
                Set<Integer> known = holders.computeIfAbsent(level, unseen -> new HashSet<>());
                if (known.size() < evidence.policy().k()) {
                    known.add(evidence.units().ofRow(row));
                }
            }
        }
        Set<String> rare = new HashSet<>();
        holders.forEach((level, known) -> {
            if (known.size() < evidence.policy().k()) {
                rare.add(level);
            }
        });
        // The declared stand-in for rare levels is public, as the schema is.
        evidence.training().schema().column(column).domain().other().ifPresent(rare::remove);
        LevelColumn synthetic = evidence.synthetic().levels(column);
        return IntStream.range(0, synthetic.size()).mapToObj(synthetic::level).anyMatch(rare::contains);
    }

    private boolean repeatsName(int column) {
        Set<String> real = new HashSet<>();
        Column training = evidence.training().column(column);
        for (int row = 0; row < training.size(); row++) {
            real.add(nameOrBlank(training, row));
        }
        real.remove("");
        Column synthetic = evidence.synthetic().column(column);
        return IntStream.range(0, synthetic.size())
                .mapToObj(row -> nameOrBlank(synthetic, row))
                .anyMatch(real::contains);
    }

    private static String nameOrBlank(Column column, int row) {
        @Nullable String name = Keys.name(column, row);
        return name == null ? "" : name;
    }

    private int repeated() {
        int units = RepeatedRecords.inTraining(evidence, evidence.policy().alpha() / tests);
        if (units > 0) {
            repeats(units);
        }
        return units > 0 ? 1 : 0;
    }

    /** What a further attempt no longer finds significant, and the first would have, does not pass. */
    private Verdict unlessFirst() {
        int units = RepeatedRecords.inTraining(evidence, evidence.firstAlpha() / tests);
        if (units > 0) {
            repeats(units);
            findings.add(Wording.firstWouldFail(evidence).strip());
        }
        return units > 0 ? Verdict.INCONCLUSIVE : Verdict.PASS;
    }

    private void repeats(int units) {
        findings.add("A record of a single training unit is said over and over by the synthetic rows; this befalls "
                + Wording.count(units) + " training " + evidence.units().noun() + ".");
        nextSteps.add(
                "Train less, or remove duplicate and extreme rows before training: the generator has collapsed onto"
                        + " single records.");
    }
}
