package dev.synth.eval.cases;

import dev.synth.table.ColumnKind;
import dev.synth.table.Role;
import dev.synth.table.Table;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Stays in a hospital, 13 columns: correlated measurements, costs with a heavy tail, 25 diagnoses by Zipf's law down to
 * 1.7 %, values missing by age, dates. Costs in cents make nearly every row unique.
 */
final class Hospital implements Population {
    static final String DIAGNOSIS = "diagnosis";

    private static final int DIAGNOSES = 25;
    private static final int ZIPF_SHIFT = 3;
    private static final Zipf DIAGNOSIS_LAW = new Zipf(DIAGNOSES, ZIPF_SHIFT);
    private static final String[] WARDS = {"card", "surg", "neur", "onco", "orth", "paed", "psyc", "emer"};
    private static final String[] INSURERS = {"public", "private", "self", "other"};
    private static final int FIRST_DAY = 18_262;
    private static final int DAYS = 1_096;

    @Override
    public Table sample(int rows, long seed) {
        double[][] numbers = new double[8][rows];
        @Nullable String[][] levels = new @Nullable String[5][rows];
        SplittableRandom random = new SplittableRandom(seed);
        for (int row = 0; row < rows; row++) {
            fill(numbers, levels, row, random);
        }
        return new Draft()
                .wholes("age", ColumnKind.INTEGER, numbers[0])
                .as(Role.QUASI_IDENTIFIER)
                .decimals("height", 1, numbers[1])
                .decimals("weight", 1, numbers[2])
                .wholes("systolic", ColumnKind.INTEGER, numbers[3])
                .decimals("creatinine", 2, numbers[4])
                .wholes("stay", ColumnKind.INTEGER, numbers[5])
                .decimals("cost", 2, numbers[6])
                .wholes("admitted", ColumnKind.DATE, numbers[7])
                .as(Role.QUASI_IDENTIFIER)
                .levels("sex", levels[0])
                .as(Role.QUASI_IDENTIFIER)
                .levels(DIAGNOSIS, levels[1])
                .as(Role.SENSITIVE)
                .levels("ward", levels[2])
                .levels("insurer", levels[3])
                .levels("smoker", levels[4])
                .table();
    }

    private static void fill(double[][] numbers, @Nullable String[][] levels, int row, SplittableRandom random) {
        int diagnosis = DIAGNOSIS_LAW.next(random);
        boolean male = random.nextInt(100) < 48;
        double age = Math.max(0, Math.min(99, 30 + diagnosis % 6 * 8 + 14 * random.nextGaussian()));
        double height = (male ? 177 : 164) + 7 * random.nextGaussian() - 0.05 * age;
        double weight = (22 + diagnosis % 4 * 1.5 + 3.5 * random.nextGaussian()) * height * height / 10_000;
        double stay = Math.floor(-Math.log(1 - random.nextDouble()) * (2 + age / 20 + diagnosis % 3 * 2));
        numbers[0][row] = Math.rint(age);
        numbers[1][row] = height;
        numbers[2][row] = weight;
        numbers[3][row] = orMissing(105 + 0.45 * age + 0.1 * weight + 11 * random.nextGaussian(), 0.08, random);
        numbers[4][row] =
                orMissing(0.7 * Math.exp(0.006 * age + 0.35 * random.nextGaussian()), age < 40 ? 0.35 : 0.12, random);
        numbers[5][row] = stay;
        numbers[6][row] = (400 + 650 * stay) * Math.exp(0.9 * random.nextGaussian());
        numbers[7][row] = FIRST_DAY + random.nextInt(DAYS);
        levels[0][row] = male ? "m" : "f";
        levels[1][row] = "D" + (10 + diagnosis);
        levels[2][row] = WARDS[random.nextInt(100) < 80 ? diagnosis % WARDS.length : random.nextInt(WARDS.length)];
        levels[3][row] = INSURERS[Math.min(3, (int) (-Math.log(1 - random.nextDouble()) * 0.8))];
        levels[4][row] = random.nextInt(100) < 5 ? null : random.nextInt(100) < (male ? 30 : 20) ? "yes" : "no";
    }

    private static double orMissing(double value, double share, SplittableRandom random) {
        return random.nextDouble() < share ? Double.NaN : value;
    }
}
