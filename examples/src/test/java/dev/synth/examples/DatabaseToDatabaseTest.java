package dev.synth.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.gan.GanOptions;
import dev.synth.io.CsvSource;
import dev.synth.io.JdbcSink;
import dev.synth.table.Table;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class DatabaseToDatabaseTest {
    @Test
    void adultsOfAHospitalsDatabaseBecomeSyntheticOnesInTheSameDatabase() throws Exception {
        JdbcDataSource hospital = new JdbcDataSource();
        hospital.setURL("jdbc:h2:mem:hospital;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
        try (Connection open = hospital.getConnection();
                Statement statement = open.createStatement()) {
            CsvSource file = CsvSource.of(Path.of("data/patients.csv"));
            Table patients = file.read(file.inferSchema());
            JdbcSink.of(hospital, "patients").write(patients);

            DatabaseToDatabase.run(
                    hospital, 6_000, GanOptions.builder().seed(42).steps(60).build());

            assertThat(single(statement, "SELECT COUNT(*) FROM synthetic_patients WHERE age >= 18"))
                    .isEqualTo("6000");
            assertThat(single(
                            statement, "SELECT COUNT(*) FROM synthetic_patients WHERE discharge_date < admission_date"))
                    .isEqualTo("0");
            assertThat(single(
                            statement,
                            "SELECT COUNT(*) FROM synthetic_patients s JOIN patients p ON s.patient_id = p.patient_id"))
                    .isEqualTo("0");
        }
    }

    private static String single(Statement statement, String query) throws Exception {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
