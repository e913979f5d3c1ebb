package dev.synth.examples;

import dev.synth.Release;
import dev.synth.ReleaseRefusedException;
import dev.synth.Synthesis;
import dev.synth.eval.LeakageGate;
import dev.synth.gan.GanOptions;
import dev.synth.gan.GanTrainer;
import dev.synth.gate.GateReport;
import dev.synth.io.CsvSource;
import dev.synth.io.TableFiles;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads patients from a CSV file and writes synthetic ones, with a report, if the gate lets them out. */
public final class GeneratePatients {
    private GeneratePatients() {}

    /** Makes 5,000 patients; the two arguments, both optional, are the file to read and the folder to write to. */
    public static void main(String[] args) throws IOException {
        Path patients = Path.of(args.length > 0 ? args[0] : "examples/data/patients.csv");
        Path folder = Files.createDirectories(Path.of(args.length > 1 ? args[1] : "examples/target"));
        Path synthetic = folder.resolve("patients-synthetic.csv");
        Path report = folder.resolve("patients-report.html");
        try {
            GanOptions options = GanOptions.builder().seed(42).build();
            GateReport verdict = run(patients, 5_000, options, synthetic, report);
            System.out.println(verdict.summary());
            System.out.println("Rows: " + synthetic + "\nReport: " + report);
        } catch (ReleaseRefusedException refused) {
            System.err.println(refused.getMessage() + "\nReport: " + report);
            System.exit(3);
        }
    }

    /**
     * Learns the patients and writes this many synthetic ones as {@code .csv}, {@code .csv.gz} or {@code .parquet}.
     *
     * @throws ReleaseRefusedException if the gate does not pass them; the report is written all the same
     */
    static GateReport run(Path patients, int rows, GanOptions options, Path synthetic, Path report) throws IOException {
        CsvSource source = CsvSource.of(patients);
        Schema inferred = source.inferSchema();
        Schema schema = inferred.with(inferred.column("readmitted").withRole(Role.TARGET));
        try {
            Release release = Synthesis.from(source)
                    .schema(schema)
                    .train(GanTrainer.with(options))
                    .sample(rows)
                    .release(LeakageGate.standard());
            release.writeTo(TableFiles.sink(synthetic));
            return write(release.findReport().orElseThrow(), report);
        } catch (ReleaseRefusedException refused) {
            write(refused.findReport().orElseThrow(), report);
            throw refused;
        }
    }

    private static GateReport write(GateReport verdict, Path report) throws IOException {
        verdict.writeHtml(report);
        return verdict;
    }
}
