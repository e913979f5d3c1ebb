package dev.synth.examples.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientSimulatorTest {
    private static final Path BUNDLED = Path.of("data/patients.csv");
    private static final List<Patient> PATIENTS =
            PatientSimulator.simulate(PatientSimulator.PATIENTS, PatientSimulator.SEED);

    @Test
    void theBundledFileIsWhatTheSimulatorWrites(@TempDir Path folder) throws IOException {
        Path written = folder.resolve("patients.csv");
        PatientSimulator.main(new String[] {written.toString()});
        assertThat(written).hasSameBinaryContentAs(BUNDLED);
        assertThat(Files.readString(BUNDLED)).isEqualTo(PatientSimulator.toCsv(PATIENTS));
    }

    @Test
    void identifiersAreUniqueAndNotInOrder() {
        List<String> ids = PATIENTS.stream().map(Patient::id).toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("P-\\d{8}"));
        assertThat(ids.stream().sorted().toList()).isNotEqualTo(ids);
    }

    @Test
    void everyLevelIsHeldByEnoughPatientsToBeReleased() {
        List<Function<Patient, String>> columns = List.of(
                Patient::sex,
                Patient::icd10,
                Patient::ward,
                Patient::insurer,
                Patient::area,
                Patient::outcome,
                patient -> String.valueOf(patient.smoker()));
        for (Function<Patient, String> column : columns) {
            Map<String, Long> counts = PATIENTS.stream().collect(Collectors.groupingBy(column, Collectors.counting()));
            assertThat(counts.values()).allMatch(count -> count >= 50);
        }
    }

    @Test
    void whatCannotBeIsNot() {
        assertThat(PATIENTS).allSatisfy(patient -> {
            assertThat(patient.discharged()).isAfterOrEqualTo(patient.admitted());
            assertThat(patient.diastolic()).isLessThan(patient.systolic());
            assertThat(patient.outcome().equals("died") && patient.readmitted()).isFalse();
        });
        assertThat(having("J21.9")).allMatch(patient -> patient.age() < 3);
        assertThat(having("O80", "O82"))
                .allMatch(patient -> patient.sex().equals("F") && patient.age() >= 15 && patient.age() < 50);
        assertThat(having("N40", "C61")).allMatch(patient -> patient.sex().equals("M") && patient.age() > 45);
    }

    @Test
    void theRareDiseaseHasAProfileOfItsOwn() {
        List<Patient> rare = having("E84.0");
        assertThat(rare).hasSizeBetween(40, 60).allMatch(patient -> patient.age() < 46);
        assertThat(mean(rare, patient -> true, Patient::bmi)).isLessThan(21);
    }

    @Test
    void diabeticsAreHeavierAndSweeterAndMeasured() {
        Predicate<Patient> diabetic = patient -> patient.icd10().startsWith("E11");
        Predicate<Patient> other = diabetic.negate().and(patient -> patient.age() >= 18);
        assertThat(mean(PATIENTS, diabetic, Patient::bmi)).isGreaterThan(mean(PATIENTS, other, Patient::bmi) + 3);
        assertThat(mean(PATIENTS, diabetic, Patient::hba1c)).isGreaterThan(mean(PATIENTS, other, Patient::hba1c) + 1);
        assertThat(share(PATIENTS, diabetic, patient -> patient.hba1c() == null))
                .isLessThan(0.1);
        assertThat(share(PATIENTS, other, patient -> patient.hba1c() == null)).isGreaterThan(0.7);
    }

    @Test
    void winterBringsAirwayDiseasesAndWeekendsAreQuiet() {
        Predicate<Patient> airway = patient -> patient.icd10().startsWith("J");
        Predicate<Patient> winter =
                patient -> Set.of(12, 1, 2).contains(patient.admitted().getMonthValue());
        assertThat(share(PATIENTS, airway, winter)).isGreaterThan(0.35);
        assertThat(share(PATIENTS, airway.negate(), winter)).isBetween(0.22, 0.29);
        assertThat(share(
                        PATIENTS,
                        patient -> true,
                        patient -> patient.admitted().getDayOfWeek().getValue() > 5))
                .isLessThan(0.2);
    }

    private static List<Patient> having(String... codes) {
        return PATIENTS.stream()
                .filter(patient -> Set.of(codes).contains(patient.icd10()))
                .toList();
    }

    private static double share(List<Patient> patients, Predicate<Patient> among, Predicate<Patient> what) {
        List<Patient> all = patients.stream().filter(among).toList();
        return (double) all.stream().filter(what).count() / all.size();
    }

    private static double mean(
            List<Patient> patients, Predicate<Patient> among, Function<Patient, @Nullable BigDecimal> value) {
        return patients.stream()
                .filter(among)
                .map(value)
                .filter(Objects::nonNull)
                .mapToDouble(BigDecimal::doubleValue)
                .average()
                .orElseThrow();
    }
}
