package dev.synth.eval.cases;

import dev.synth.table.ColumnKind;
import dev.synth.table.Role;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Patients with one to three visits each, much alike; an identifier names the patient. */
final class Visits implements Population {
    private static final int MOST_VISITS = 3;

    @Override
    public Table sample(int patients, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> visits = new ArrayList<>();
        for (int patient = 0; patient < patients; patient++) {
            double age = Math.max(0, 45 + 18 * random.nextGaussian());
            double pressure = 100 + 0.5 * age + 10 * random.nextGaussian();
            double sex = random.nextInt(2);
            double group = random.nextInt(6);
            for (int visit = 1 + random.nextInt(MOST_VISITS); visit > 0; visit--) {
                double paid = Math.exp(5 + 0.2 * group + 0.6 * random.nextGaussian());
                double[] row = {patient, age, pressure + 2 * random.nextGaussian(), paid, sex, group};
                visits.add(row);
            }
        }
        return new Draft()
                .names("patient", strings(visits, row -> "P" + seed + "-" + (int) row[0]))
                .as(Role.ENTITY)
                .wholes("age", ColumnKind.INTEGER, numbers(visits, 1))
                .decimals("pressure", 1, numbers(visits, 2))
                .decimals("paid", 2, numbers(visits, 3))
                .levels("sex", strings(visits, row -> row[4] == 0 ? "f" : "m"))
                .levels("group", strings(visits, row -> "G" + (int) row[5]))
                .table();
    }

    private interface Text {
        String of(double[] row);
    }

    private static String[] strings(List<double[]> rows, Text text) {
        return rows.stream().map(text::of).toArray(String[]::new);
    }

    private static double[] numbers(List<double[]> rows, int column) {
        return rows.stream().mapToDouble(row -> row[column]).toArray();
    }
}
