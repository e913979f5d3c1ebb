package dev.synth.examples;

import dev.synth.Synthesis;
import dev.synth.eval.LeakageGate;
import dev.synth.gan.GanOptions;
import dev.synth.gan.GanTrainer;
import dev.synth.io.JdbcSink;
import dev.synth.io.JdbcSource;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Learns a query's result and writes synthetic rows to a table of the same database, if the gate passes them. */
public final class DatabaseToDatabase {
    private DatabaseToDatabase() {}

    public static void main(String[] args) throws IOException, SQLException {
        try (var connection = DriverManager.getConnection(args[0])) {
            Synthesis.from(JdbcSource.table(connection, args[1]))
                    .train(GanTrainer.with(GanOptions.defaults()))
                    .sample(10_000)
                    .release(LeakageGate.standard())
                    .writeTo(JdbcSink.of(connection, args[2]));
        }
    }

    /** As many synthetic patients as there are real adult ones; nothing is seen in the table if they are refused. */
    static void run(DataSource hospital, int patients, GanOptions options) throws IOException {
        String adults = "SELECT * FROM patients WHERE age >= 18 ORDER BY patient_id";
        Synthesis.from(JdbcSource.query(hospital, adults).fetchSize(5_000).named("adult patients"))
                .train(GanTrainer.with(options))
                .sample(patients)
                .release(LeakageGate.standard())
                .writeTo(JdbcSink.of(hospital, "synthetic_patients"));
    }
}
