package dev.synth.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** A small simulated table: sex, age, weight (some missing), ward and the ward's number, which follows from it. */
final class Clinic {
    static final String HEADER = "sex,age,weight,ward,ward_number";
    private static final String[] WARDS = {"surgery", "medicine", "paediatrics"};

    private Clinic() {}

    static List<String> rows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            int ward = random.nextInt(WARDS.length);
            boolean female = random.nextInt(100) < 55;
            int age = ward == 2 ? random.nextInt(18) : 18 + random.nextInt(70);
            double weight = 20 + age * 0.5 + (female ? 0 : 8) + random.nextDouble() * 30;
            rows.add(String.join(
                    ",",
                    female ? "F" : "M",
                    Integer.toString(age),
                    random.nextInt(20) == 0 ? "" : String.format(Locale.ROOT, "%.1f", weight),
                    WARDS[ward],
                    Integer.toString(100 + ward)));
        }
        return rows;
    }

    /** Writes this table. */
    static Path write(Path file, int rows, long seed) throws IOException {
        return write(file, HEADER, rows(rows, seed));
    }

    static Path write(Path file, String header, List<String> rows) throws IOException {
        return Files.writeString(file, header + "\n" + String.join("\n", rows) + "\n");
    }
}
