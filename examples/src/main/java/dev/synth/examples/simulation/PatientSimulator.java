package dev.synth.examples.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Invents the patients of {@code examples/data/patients.csv}. Each is drawn alone, from left to right: diagnosis, then age
 * and sex as the diagnosis has them, body and blood values, home and insurer, the stay, and how it ended. No real person's
 * data went in; the profiles of the diagnoses are plausible, not measured.
 *
 * <p>What can be found in the table again: children's, women's and men's diseases; a rare one (E84.0, some 50 patients);
 * airway diseases in winter and quiet weekends; heavier and sweeter-blooded diabetics; HbA1c that is mostly measured in
 * those alone; longer stays of the old and the critically ill; insurers that go with age and, a little, with the region; a
 * discharge that never precedes the admission; and readmissions that can be predicted, but not well.
 */
public final class PatientSimulator {
    /** The seed of the bundled file. */
    public static final long SEED = 20_240_229;
    /** The number of patients in the bundled file. */
    public static final int PATIENTS = 10_000;

    private static final int ID_SPACE = 10_000_000;

    private PatientSimulator() {}

    /** Writes the bundled file: to the path given, else to its place as seen from the project's root. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args.length > 0 ? args[0] : "examples/data/patients.csv");
        Files.writeString(file, toCsv(simulate(PATIENTS, SEED)));
    }

    /** This many patients in no particular order; the same for the same seed, on any machine and any Java. */
    public static List<Patient> simulate(int patients, long seed) {
        Draws draws = new Draws(seed);
        Set<String> taken = new HashSet<>();
        return IntStream.range(0, patients)
                .mapToObj(i -> new Admission(draws).draw(newId(taken, draws)))
                .toList();
    }

    /** The patients as CSV: a header, then one line each, ended by line feeds. */
    public static String toCsv(List<Patient> patients) {
        return patients.stream().map(Patient::toCsv).collect(Collectors.joining("\n", Patient.CSV_HEADER + "\n", "\n"));
    }

    private static String newId(Set<String> taken, Draws draws) {
        while (true) {
            String id = String.format(Locale.ROOT, "P-%08d", draws.below(ID_SPACE));
            if (taken.add(id)) {
                return id;
            }
        }
    }
}
