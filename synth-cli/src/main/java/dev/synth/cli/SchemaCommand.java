package dev.synth.cli;

import dev.synth.SchemaJson;
import dev.synth.io.ColumnProfile;
import dev.synth.io.SchemaCheck;
import dev.synth.io.SchemaProposal;
import dev.synth.io.TableFiles;
import dev.synth.table.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
                    + " looks like an identifier, or like free text). Then come the rules that all rows keep and that"
                    + " values paired at random would break: orders, formulas, combinations, keys, what is missing"
                    + " when.%n%nWrite the schema with -o, correct it, and give it to 'synth generate --schema'; --check"
                    + " lists all in the table that does not fit it. The kinds are continuous, integer, categorical,"
                    + " ordinal, boolean, date, date-time, time, duration, identifier, text, constant and derived; the"
                    + " roles entity, target, sensitive, quasi-identifier, public and drop.%n"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  synth schema patients.csv",
            "  synth schema patients.csv -o schema.json",
            "  synth schema patients.csv --check schema.json",
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

    @Option(
            names = "--check",
            paramLabel = "FILE",
            description =
                    "Infer nothing: list all in the table that does not fit this schema; status 2 if anything does"
                            + " not.")
    @Nullable
    Path check;

    @Mixin
    FileArguments files = new FileArguments();

    SchemaCommand(SynthCommand synth) {
        this.synth = synth;
    }

    @Override
    public Integer call() throws IOException {
        if (check != null) {
            return check(check);
        }
        if (output != null) {
            Targets.check(List.of(output), List.of(input));
        }
        SchemaProposal proposal = SchemaProposal.of(TableFiles.source(input, files.options()));
        if (json) {
            synth.result(SchemaJson.toJson(proposal.schema(), reasons(proposal)).stripTrailing());
        } else if (output == null || !synth.quiet) {
            synth.result(table(proposal));
            if (!proposal.rules().isEmpty()) {
                synth.result("");
                synth.result(rules(proposal));
            }
            proposal.notes().forEach(synth::result);
        }
        if (output != null) {
            SchemaJson.write(proposal.schema(), reasons(proposal), output);
            if (!json) {
                synth.result("Wrote " + output);
            }
        }
        return Status.DONE;
    }

    private int check(Path schema) throws IOException {
        if (output != null || json) {
            throw new IllegalArgumentException("--check infers nothing, so there is nothing to write: leave out "
                    + (json ? "--json" : "--output") + ".");
        }
        SchemaCheck found = SchemaCheck.of(input, files.options(), SchemaJson.read(schema));
        found.notes().forEach(synth::say);
        if (found.fits()) {
            synth.result("'" + input + "' fits '" + schema + "'.");
            return Status.DONE;
        }
        synth.result("'" + input + "' does not fit '" + schema + "': "
                + found.problems().size() + (found.problems().size() == 1 ? " problem." : " problems."));
        found.problems().forEach(synth::result);
        return Status.UNFIT;
    }

    /** Why each column is proposed as it is, and what to look at, for the one who edits the schema. */
    private static Map<String, String> reasons(SchemaProposal proposal) {
        return proposal.columns().stream()
                .filter(column -> !why(column).isEmpty())
                .collect(Collectors.toMap(ColumnProfile::name, SchemaCommand::why));
    }

    private static String why(ColumnProfile column) {
        return Stream.concat(
                        Stream.of(column.reason()), column.warnings().stream().map(warning -> "WARNING: " + warning))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
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
                    why(column));
        }
        return table.toString();
    }

    private static String rules(SchemaProposal proposal) {
        TextTable table = new TextTable("RULE", "WHY");
        proposal.rules().forEach(rule -> table.add(rule.rule().toString(), rule.reason()));
        return table.toString();
    }

    private static String missing(double share) {
        return share == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
