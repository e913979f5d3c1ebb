package dev.synth.benchmarks.fidelity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.benchmarks.TableLog;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Where results go as soon as they are known: the table's lines to standard output and to a Markdown file, and everything
 * known about a run as a line of JSON to a file beside it. Nothing is lost when a long run is interrupted. Not
 * thread-safe.
 */
final class RunLog {
    private static final String MARKDOWN = ".md";
    private static final String JSON_LINES = ".jsonl";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TableLog table;
    private final Optional<Path> records;
    private final ObjectNode common = JSON.createObjectNode();

    private RunLog(TableLog table, Optional<Path> records) {
        this.table = table;
        this.records = records;
    }

    /**
     * A log of a generator's runs; nothing is written yet.
     *
     * @param file the Markdown file, to be written anew; the lines of JSON are added to those of earlier runs
     */
    static RunLog of(PrintStream out, Optional<Path> file, RowMaker maker) {
        RunLog log = new RunLog(new TableLog(out, file), file.map(RunLog::beside));
        log.common.put("started", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        log.common.put("generator", maker.name());
        maker.describe(log.common.putObject("options"));
        return log;
    }

    /** The file of JSON lines that belongs to a Markdown file. */
    static Path beside(Path markdown) {
        String name = String.valueOf(markdown.getFileName());
        if (name.endsWith(JSON_LINES)) {
            throw new IllegalArgumentException(
                    "'" + markdown + "' is the name of the lines of JSON beside the table; let -o end in .md.");
        }
        String stem = name.endsWith(MARKDOWN) ? name.substring(0, name.length() - MARKDOWN.length()) : name;
        return markdown.resolveSibling(stem + JSON_LINES);
    }

    /**
     * Begins the table.
     *
     * @throws IOException if the file cannot be written
     */
    void begin() throws IOException {
        table.begin(FidelityMarkdown.head());
    }

    /** Adds a line to the table. */
    void line(String text) throws IOException {
        table.line(text);
    }

    /** Adds a run to the table and to the records. */
    void run(ScoredRun run) throws IOException {
        line(FidelityMarkdown.row(run));
        ObjectNode record = record(run.table()).put("seed", run.seed());
        ObjectNode figures = record.putObject("figures");
        run.figures()
                .forEach((figure, score) -> figures.putObject(figure.key())
                        .put("value", score.value())
                        .put("reference", score.reference()));
        run.utility()
                .ifPresent(utility -> record.put("utilityScore", utility.score().label()));
        record.put("verdict", run.report().verdict().name());
        record.set("report", report(run));
        write(record);
    }

    /** Adds a failure, of one seed or of all, to the table and to the records. */
    void failure(String table, Optional<Long> seed, String reason) throws IOException {
        line(FidelityMarkdown.failure(table, seed.map(String::valueOf).orElse("all"), reason));
        ObjectNode record = record(table);
        seed.ifPresent(number -> record.put("seed", number));
        write(record.put("failure", reason));
    }

    /** The whole report, but for what is only drawn. */
    private static ObjectNode report(ScoredRun run) throws JsonProcessingException {
        ObjectNode report = (ObjectNode) JSON.readTree(run.report().toJson());
        report.withObject("/fidelity").remove("overlays");
        report.withObject("/leakage").remove("distances");
        return report;
    }

    private ObjectNode record(String table) {
        ObjectNode record = common.deepCopy();
        record.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return record.put("table", table);
    }

    private void write(ObjectNode record) throws IOException {
        if (records.isPresent()) {
            TableLog.append(records.get(), JSON.writeValueAsString(record));
        }
    }
}
