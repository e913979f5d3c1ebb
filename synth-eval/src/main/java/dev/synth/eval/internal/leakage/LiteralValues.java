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
    private static final int FEWEST_REPEATS = 5;

    private final Evidence evidence;
    private final double level;
    private final List<String> findings = new ArrayList<>();
    private final List<String> nextSteps = new ArrayList<>();

    private LiteralValues(Evidence evidence, double level) {
        this.evidence = evidence;
        this.level = level;
    }

    /** What G7 found, and what to do about it. */
    record Result(LeakageTest test, List<String> nextSteps) {}

    /** @param level of the one finding that chance can produce, a record said over and over */
    static Result check(Evidence evidence, double level) {
        LiteralValues check = new LiteralValues(evidence, level);
        int disclosed = check.rareLevels() + check.names() + check.repeated();
        boolean passes = check.findings.isEmpty();
        String message = passes
                ? "No name or text of a training row, no level held by fewer than "
                        + evidence.policy().k() + " training "
                        + evidence.units().noun() + ", and no single record over and over. Numbers and dates"
                        + " are not among these: G3 looks at them."
                : String.join(" ", check.findings);
        LeakageTest test = new LeakageTest(
                "G7",
                "Literal values",
                (double) disclosed,
                null,
                null,
                null,
                null,
                null,
                passes ? Verdict.PASS : Verdict.FAIL,
                message);
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

    /**
     * Repeats of one unit's pattern that chance does not explain. Were S drawn from the population, then of the n rows that
     * have the pattern, real and synthetic, each would be real with probability N / (N + |S|); so few real ones must be
     * significant, over all patterns at once. Where holdout units, which the generator never saw, are repeated alike, the
     * generator merely prefers some rows, unless training units are repeated significantly more often.
     */
    private int repeated() {
        Patterns patterns = evidence.patterns();
        int[] unique =
                IntStream.range(0, patterns.count()).filter(patterns::isUnique).toArray();
        boolean[] repeated = new boolean[evidence.units().count()];
        for (int pattern : unique) {
            if (isRepeated(pattern, unique.length)) {
                repeated[patterns.owner(pattern)] = true;
            }
        }
        int inTraining = count(repeated, 0, evidence.units().training());
        int inHoldout = count(repeated, evidence.units().training(), repeated.length);
        Hypergeometric chance =
                new Hypergeometric(evidence.units().count(), evidence.units().training(), inTraining + inHoldout);
        if (inTraining == 0 || inHoldout > 0 && chance.atLeast(inTraining) > level) {
            return 0;
        }
        findings.add("A record of a single training unit is said over and over by the synthetic rows; this befalls "
                + Wording.count(inTraining) + " training " + evidence.units().noun() + ".");
        nextSteps.add(
                "Train less, or remove duplicate and extreme rows before training: the generator has collapsed onto"
                        + " single records.");
        return 1;
    }

    private static int count(boolean[] repeated, int from, int to) {
        return (int) IntStream.range(from, to).filter(unit -> repeated[unit]).count();
    }

    private boolean isRepeated(int pattern, int candidates) {
        int real = evidence.patterns().realRows(pattern);
        int synthetic = evidence.patterns().syntheticRows(pattern);
        if (synthetic < FEWEST_REPEATS || evidence.compared().length == 0) {
            return false;
        }
        double share = (double) evidence.realRows()
                / (evidence.realRows() + evidence.synthetic().rowCount());
        return binomialAtMost(real + synthetic, share, real) * candidates <= level;
    }

    private static double binomialAtMost(int trials, double share, int hits) {
        double sum = 0;
        for (int x = 0; x <= hits; x++) {
            sum += Math.exp(LogFactorial.choose(trials, x) + x * Math.log(share) + (trials - x) * Math.log1p(-share));
        }
        return sum;
    }
}
