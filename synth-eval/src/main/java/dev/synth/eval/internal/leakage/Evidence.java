package dev.synth.eval.internal.leakage;

import dev.synth.eval.GatePolicy;
import dev.synth.eval.internal.metrics.CommonSchema;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What all tests of the gate look at: the three tables under one schema, who the real rows belong to, which rows are
 * equal, and how near they lie. What takes time is measured on first use. Not thread-safe.
 */
final class Evidence {
    private final Table training;
    private final Optional<Table> holdout;
    private final Table synthetic;
    private final GatePolicy policy;
    private final double firstAlpha;
    private final int attempt;
    private final long seed;
    private final int[] compared;
    private final Units units;
    private final Patterns patterns;
    private final Subspaces subspaces;
    private @Nullable Distances distances;
    private @Nullable SubspaceDistances subspaceDistances;
    private @Nullable List<Attack> attacks;
    private @Nullable Table allReal;

    private Evidence(
            Table training, Optional<Table> holdout, Table synthetic, long seed, GatePolicy policy, int attempt) {
        this.training = training;
        this.holdout = holdout;
        this.synthetic = synthetic;
        this.policy = policy.forAttempt(attempt);
        this.firstAlpha = policy.forAttempt(1).alpha();
        this.attempt = attempt;
        this.seed = seed;
        this.compared = IntStream.range(0, training.schema().size())
                .filter(column -> !isName(training.schema().column(column)))
                .toArray();
        this.units = Units.of(training, holdout);
        this.patterns = Patterns.of(real(), synthetic, compared, units);
        this.subspaces = Subspaces.of(training.schema(), compared, random(3));
    }

    /**
     * Brings the tables under one schema, see {@link CommonSchema}.
     *
     * @param policy as it is before {@link GatePolicy#forAttempt}
     * @param attempt on these real rows, 1 for the first
     * @throws IllegalArgumentException if a table lacks one of T's columns or holds it as another kind of value
     */
    static Evidence of(
            Table training, @Nullable Table holdout, Table synthetic, long seed, GatePolicy policy, int attempt) {
        CommonSchema tables = CommonSchema.of(training, holdout, synthetic);
        return new Evidence(
                tables.training(), Optional.ofNullable(tables.holdout()), tables.synthetic(), seed, policy, attempt);
    }

    /** Names of rows, people or things are literals, not properties: they are never compared as part of a record. */
    static boolean isName(ColumnSchema column) {
        return column.kind().isTextual() || column.has(Role.ENTITY);
    }

    Table training() {
        return training;
    }

    Optional<Table> holdout() {
        return holdout;
    }

    Table synthetic() {
        return synthetic;
    }

    /** Training rows, then holdout rows if there are any. */
    List<Table> real() {
        return Stream.concat(Stream.of(training), holdout.stream()).toList();
    }

    int realRows() {
        return real().stream().mapToInt(Table::rowCount).sum();
    }

    /** With what is left of its errors in this attempt. */
    GatePolicy policy() {
        return policy;
    }

    /** The familywise level of a first attempt: what is significant at it passes in no attempt. */
    double firstAlpha() {
        return firstAlpha;
    }

    int attempt() {
        return attempt;
    }

    /** Positions of the columns that make up a record. */
    int[] compared() {
        return compared.clone();
    }

    Units units() {
        return units;
    }

    Patterns patterns() {
        return patterns;
    }

    Distances distances() {
        if (distances == null) {
            distances = Distances.measure(this, random(1));
        }
        return distances;
    }

    /** The parts of a record that are looked at on their own. */
    Subspaces subspaces() {
        return subspaces;
    }

    SubspaceDistances subspaceDistances() {
        if (subspaceDistances == null) {
            subspaceDistances = SubspaceDistances.measure(this, random(4));
        }
        return subspaceDistances;
    }

    /** What attackers would rank the units by. */
    List<Attack> attacks() {
        if (attacks == null) {
            attacks = Attack.all(this);
        }
        return attacks;
    }

    /** Training rows followed by holdout rows. */
    Table allReal() {
        if (allReal == null) {
            allReal = holdout.map(training::append).orElse(training);
        }
        return allReal;
    }

    /** By unit, the greatest of its rows' scores. */
    double[] greatestByUnit(double[] rowScores) {
        double[] greatest = new double[units.count()];
        Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
        for (int row = 0; row < rowScores.length; row++) {
            greatest[units.ofRow(row)] = Math.max(greatest[units.ofRow(row)], rowScores[row]);
        }
        return greatest;
    }

    /** The stream of random choices of one stage, by the stage's number. */
    SplittableRandom random(int stage) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + stage);
    }
}
