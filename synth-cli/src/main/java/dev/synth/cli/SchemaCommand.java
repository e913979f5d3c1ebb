package dev.synth.cli;

import dev.synth.SchemaJson;
import dev.synth.io.ColumnProfile;
import dev.synth.io.SchemaProposal;
import dev.synth.io.TableFiles;
import dev.synth.table.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Infers a table's schema and prints it. */
@Command(
        name = "schema",
        header = "Infer what each column of a table is.",
        description = {
            "%nInfers what each column of a table is and prints it with the reason: kind, roles, share of missing"
                    + " values, number of distinct values, and what to look at before the table is used (a column that"
                    + " looks like an identifier, or like free text).%n%nWrite the schema with -o, correct it, and give"
                    + " it to 'synth generate --schema'. The kinds are continuous, integer, categorical, boolean,"
                    + " date, date-time, identifier, text and constant; the roles entity, target, sensitive,"
                    + " quasi-identifier, public and drop.%n"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  synth schema patients.csv",
            "  synth schema patients.csv -o schema.json",
            "  synth schema export.csv --delimiter U+0001 --quote none --no-header"
        })
final class SchemaCommand implements Callable<Integer> {
    private final SynthCommand synth;

    @Parameters(index = "0", paramLabel = "INPUT", description = "The table: .csv, .csv.gz or .parquet.")
    Path input;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the schema as JSON, to be edited and given to --schema.")
    @Nullable
    Path output;

    @Option(names = "--json", description = "Print the schema as JSON instead of a table.")
    boolean json;

    @Mixin
    FileArguments files = new FileArguments();

    SchemaCommand(SynthCommand synth) {
        this.synth = synth;
    }

    @Override
    public Integer call() throws IOException {
        if (output != null) {
            Targets.check(List.of(output), List.of(input));
        }
        SchemaProposal proposal = SchemaProposal.of(TableFiles.source(input, files.options()));
        if (json) {
            synth.result(SchemaJson.toJson(proposal.schema()).stripTrailing());
        } else if (output == null || !synth.quiet) {
            synth.result(table(proposal));
            proposal.notes().forEach(synth::result);
        }
        if (output != null) {
            SchemaJson.write(proposal.schema(), output);
            if (!json) {
                synth.result("Wrote " + output);
            }
        }
        return Status.DONE;
    }

    private static String table(SchemaProposal proposal) {
        TextTable table = new TextTable("COLUMN", "KIND", "ROLES", "MISSING", "DISTINCT", "WHY");
        for (ColumnProfile column : proposal.columns()) {
            table.add(
                    column.name(),
                    column.kind().label(),
                    column.roles().stream().sorted().map(Role::label).collect(Collectors.joining(",")),
                    missing(column.missingShare()),
                    String.format(Locale.ROOT, "%,d", column.distinctCount()),
                    Stream.concat(
                                    Stream.of(column.reason()),
                                    column.warnings().stream().map(warning -> "WARNING: " + warning))
                            .filter(text -> !text.isEmpty())
                            .collect(Collectors.joining("; ")));
        }
        return table.toString();
    }

    private static String missing(double share) {
        return share == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
