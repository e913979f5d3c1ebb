package dev.synth.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.privacy.PrivacyBudget;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.junit.jupiter.api.Test;

/**
 * An auditor who knows all rows but one patient's guesses, run after run, whether that patient was in the table. The ε that
 * the guesses prove (Clopper–Pearson bounds of their rates) must not exceed the one promised.
 */
class PrivacyAuditTest {
    private static final int RUNS = 400;
    private static final double EPSILON = 2;
    private static final double DELTA = 1e-5;
    private static final int VISITS = 15;
    private static final Schema SCHEMA = Schema.builder()
            .add(ColumnSchema.of("patient", ColumnKind.IDENTIFIER).withRole(Role.ENTITY))
            .add(ColumnSchema.of("town", ColumnKind.CATEGORICAL).withLevels(List.of("Brest", "Ys")))
            .add(ColumnSchema.of("ill", ColumnKind.BOOLEAN).withLevels(List.of("no", "yes")))
            .build();

    private static Table visits(boolean withCanary) {
        TableBuilder table = Table.builder(SCHEMA);
        for (int i = 0; i < 600; i++) {
            table.addRow("P" + i, i % 3 == 0 ? "Ys" : "Brest", i % 2 == 0);
        }
        for (int visit = 0; withCanary && visit < VISITS; visit++) {
            table.addRow("canary", "Ys", true);
        }
        return table.build();
    }

    @Test
    void whatAnAuditorProvesStaysUnderThePromise() {
        double proven = proven((table, noise) -> MarginalMechanism.learn(table, budget(), noise));
        assertThat(proven).isLessThan(EPSILON);
    }

    @Test
    void anAuditorCatchesAnEntityWhoseRowsAreNotBounded() {
        double proven = proven((table, noise) -> MarginalMechanism.learnBounded(table, budget(), noise, true));
        assertThat(proven).isGreaterThan(EPSILON);
    }

    private static PrivacyBudget budget() {
        return PrivacyBudget.of(EPSILON, DELTA);
    }

    private static double proven(BiFunction<Table, ExactNoise, MarginalMechanism.Result> mechanism) {
        double[] without = scores(mechanism, visits(false), 1);
        double[] with = scores(mechanism, visits(true), 2);
        int half = RUNS / 2;
        double threshold = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (double candidate : Arrays.copyOf(with, half)) {
            double advantage = proven(above(with, 0, half, candidate), above(without, 0, half, candidate), half);
            if (advantage > best) {
                best = advantage;
                threshold = candidate;
            }
        }
        return proven(above(with, half, RUNS, threshold), above(without, half, RUNS, threshold), RUNS - half);
    }

    /** What the noisy answers say of the canary's level and of its pair. */
    private static double[] scores(
            BiFunction<Table, ExactNoise, MarginalMechanism.Result> mechanism, Table table, long seed) {
        double[] scores = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            ExactNoise noise = new ExactNoise(new SplittableRandom(1_000_003 * seed + run));
            MarginalModel model = mechanism.apply(table, noise).model();
            scores[run] = model.rows()
                    + model.marginals().get(0).masses()[1]
                    + model.marginals().get(1).masses()[1];
        }
        return scores;
    }

    private static int above(double[] scores, int from, int to, double threshold) {
        return (int) Arrays.stream(scores, from, to)
                .filter(score -> score >= threshold)
                .count();
    }

    /** ln((TPR − δ) / FPR), both at their worst 97.5 % bounds. */
    private static double proven(int hits, int alarms, int runs) {
        double least = 1 - upper(runs - hits, runs);
        double most = upper(alarms, runs);
        return least > DELTA ? Math.log((least - DELTA) / most) : 0;
    }

    /** The Clopper–Pearson upper bound of a share. */
    private static double upper(int count, int runs) {
        if (count == runs) {
            return 1;
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            boolean below = 1 - RegularizedBeta.value(middle, count + 1.0, (double) runs - count) > 0.025;
            low = below ? middle : low;
            high = below ? high : middle;
        }
        return high;
    }
}
