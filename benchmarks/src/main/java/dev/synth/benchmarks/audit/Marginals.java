package dev.synth.benchmarks.audit;

import dev.synth.internal.privacy.MarginalMechanism;
import dev.synth.internal.privacy.MarginalModel;
import dev.synth.internal.privacy.MarginalPlan;
import dev.synth.internal.privacy.Noise;
import dev.synth.privacy.PrivacyBudget;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The library's own mechanism. Each canary has a level of its own, which stands out as much as anything can.
 *
 * @param plan for tables of these columns, however many canaries there are
 * @param withIllness whether there is a second column, and so a pair of columns to be counted
 */
record Marginals(MarginalPlan plan, boolean withIllness) implements Mechanism {
    /** People of each level whom the auditor knows, so that noise does not make its count negative. */
    private static final int KNOWN = 40;

    private static final String OTHER = "other";

    static Marginals of(PrivacyBudget budget, boolean withIllness) {
        return new Marginals(MarginalPlan.of(schema(1, withIllness), budget, true), withIllness);
    }

    @Override
    public String title() {
        return withIllness ? "marginals, two columns and their pair" : "marginals, one column";
    }

    @Override
    public double[][] run(boolean[] in, Build build, long seed) {
        Table table = table(in);
        Noise noise = build.noise(seed);
        MarginalModel model = (build == Build.UNBOUNDED
                        ? MarginalMechanism.learnBounded(table, plan, noise)
                        : MarginalMechanism.learn(table, plan, noise))
                .model();
        double[] codes = model.masses(0);
        double ill = withIllness ? model.masses(1)[1] : 0;
        return IntStream.range(0, in.length)
                .mapToObj(canary -> new double[] {
                    codes[canary], model.rows() + codes[canary] + ill, codes[canary] - codes[in.length]
                })
                .toArray(double[][]::new);
    }

    private static Schema schema(int canaries, boolean withIllness) {
        Schema.Builder schema = Schema.builder()
                .add(ColumnSchema.of("patient", ColumnKind.IDENTIFIER).withRole(Role.ENTITY))
                .add(ColumnSchema.of("code", ColumnKind.CATEGORICAL)
                        .withLevels(Stream.concat(
                                        IntStream.range(0, canaries).mapToObj(canary -> "c" + canary), Stream.of(OTHER))
                                .toList()));
        if (withIllness) {
            schema.add(ColumnSchema.of("ill", ColumnKind.BOOLEAN).withLevels(List.of("no", "yes")));
        }
        return schema.build();
    }

    private Table table(boolean[] in) {
        TableBuilder table = Table.builder(schema(in.length, withIllness));
        for (int i = 0; i < KNOWN; i++) {
            add(table, "P" + i, OTHER, i % 2 == 0);
        }
        for (int canary = 0; canary < in.length; canary++) {
            for (int i = 0; i < KNOWN; i++) {
                add(table, "P" + canary + "-" + i, "c" + canary, i % 2 == 0);
            }
            for (int row = 0; in[canary] && row < CONTRIBUTIONS; row++) {
                add(table, "C" + canary, "c" + canary, true);
            }
        }
        return table.build();
    }

    private void add(TableBuilder table, String patient, String code, boolean ill) {
        if (withIllness) {
            table.addRow(patient, code, ill);
        } else {
            table.addRow(patient, code);
        }
    }
}
