package dev.synth;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.time.LocalDate;
import java.util.SplittableRandom;

/** Tables with dependences that are known because they were put in. */
public final class SimulatedTables {
    /** A column of every kind that can be learnt. */
    public static final Schema CLINIC = Schema.builder()
            .identifier("id")
            .categorical("ward")
            .bool("urgent")
            .integer("age")
            .continuous("dose", 1)
            .date("admitted")
            .date("discharged")
            .categorical("wing")
            .add(ColumnSchema.of("site", ColumnKind.CONSTANT))
            .build();

    private static final String[] WARDS = {"cardio", "neuro", "onco", "paed"};

    private SimulatedTables() {}

    /**
     * Wards decide age and wing, age decides urgency and dose, doses are missing on one ward only, and nobody is
     * discharged before admission.
     */
    public static Table clinic(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TableBuilder table = Table.builder(CLINIC);
        for (int row = 0; row < rows; row++) {
            int ward = random.nextInt(10) < 4 ? 0 : 1 + random.nextInt(3);
            int age = ward == 3 ? random.nextInt(16) : 30 + random.nextInt(60);
            boolean urgent = random.nextDouble() < (age > 60 ? 0.8 : 0.2);
            Double dose = ward == 2 && random.nextInt(3) > 0
                    ? null
                    : Math.round(10 * (age * 0.5 + random.nextDouble() * 10)) / 10.0;
            LocalDate admitted = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(365));
            LocalDate discharged = admitted.plusDays(random.nextInt(urgent ? 20 : 5));
            table.addRow(
                    String.format("C-%05d", 10_000 + row * 7),
                    WARDS[ward],
                    urgent,
                    age,
                    dose,
                    admitted,
                    discharged,
                    ward < 2 ? "north" : "south",
                    "main");
        }
        return table.build();
    }
}
