package dev.synth.cli;

import dev.synth.gate.GateReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the gate's report goes. */
final class ReportArguments {
    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the report as one self-contained HTML page, whatever the verdict.")
    @Nullable
    Path html;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report as JSON, whatever the verdict.")
    @Nullable
    Path json;

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description =
                    "Write the verdict and each test of the gate as JUnit XML, so that a build server shows them; all"
                            + " but PASS is a failure.")
    @Nullable
    Path junit;

    /** The files that will be written. */
    List<Path> targets() {
        return Stream.of(html, json, junit).filter(Objects::nonNull).toList();
    }

    void write(GateReport report, SynthCommand synth) throws IOException {
        if (html != null) {
            report.writeHtml(html);
            synth.result("Wrote " + html);
        }
        if (json != null) {
            report.writeJson(json);
            synth.result("Wrote " + json);
        }
        if (junit != null) {
            report.writeJunitXml(junit);
            synth.result("Wrote " + junit);
        }
    }
}
