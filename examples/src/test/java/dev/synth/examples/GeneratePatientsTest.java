package dev.synth.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.gan.GanOptions;
import dev.synth.gate.GateReport;
import dev.synth.gate.Verdict;
import dev.synth.io.CsvSource;
import dev.synth.table.Table;
import dev.synth.table.TextColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratePatientsTest {
    private static final Path PATIENTS = Path.of("data/patients.csv");
    private static final int ROWS = 5_000;

    @Test
    void patientsComeOutAsAFileOfTheSameFormBesideAReport(@TempDir Path folder) throws IOException {
        Path synthetic = folder.resolve("synthetic.csv");
        Path page = folder.resolve("report.html");
        GanOptions options = GanOptions.builder().seed(42).steps(60).build();

        GateReport report = GeneratePatients.run(PATIENTS, ROWS, options, synthetic, page);

        assertThat(report.verdict()).isEqualTo(Verdict.PASS);
        assertThat(Files.readString(page)).isEqualTo(report.toHtml()).contains("readmitted");
        assertThat(Files.readAllLines(synthetic))
                .hasSize(1 + ROWS)
                .first()
                .isEqualTo(Files.readAllLines(PATIENTS).get(0));
        Table real = read(PATIENTS);
        Table made = read(synthetic);
        assertThat(made.schema().columns()).isEqualTo(real.schema().columns());
        assertThat(ids(made)).hasSize(ROWS).doesNotContainAnyElementsOf(ids(real));
        assertThat(ids(made)).allMatch(id -> id.matches("P-\\d{8}"));
        for (int row = 0; row < ROWS; row++) {
            assertThat(made.numeric(made.schema().indexOf("discharge_date")).number(row))
                    .isGreaterThanOrEqualTo(made.numeric(made.schema().indexOf("admission_date"))
                            .number(row));
        }
    }

    private static Table read(Path file) throws IOException {
        CsvSource source = CsvSource.of(file);
        return source.read(source.inferSchema());
    }

    private static Set<String> ids(Table table) {
        TextColumn column = table.text(table.schema().indexOf("patient_id"));
        Set<String> ids = new HashSet<>();
        for (int row = 0; row < table.rowCount(); row++) {
            ids.add(String.valueOf(column.text(row)));
        }
        return ids;
    }
}
