package dev.synth.io;

import dev.synth.io.internal.infer.ColumnFinding;
import dev.synth.io.internal.infer.TableFindings;
import dev.synth.io.internal.rules.RuleFindings;
import dev.synth.table.RowLimit;
import dev.synth.table.RowSample;
import dev.synth.table.Schema;
import dev.synth.table.TableSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The schema that a table's values suggest, and why.
 *
 * @param schema the proposed schema, with the proposed rules
 * @param columns one profile per column, in order
 * @param rules one for each rule of the schema, why it is proposed; empty if the source declares its schema
 * @param notes how the file is written and what was a close call, one sentence each; none for a file that says so itself
 * @param rows how many rows the table has
 */
public record SchemaProposal(
        Schema schema, List<ColumnProfile> columns, List<RuleProposal> rules, List<String> notes, long rows) {

    public SchemaProposal {
        columns = List.copyOf(columns);
        rules = List.copyOf(rules);
        notes = List.copyOf(notes);
    }

    /**
     * The proposal for a file, by the name's ending.
     *
     * @throws IllegalArgumentException if the name ends in none of those that {@link TableFiles} knows
     * @throws IOException if the file cannot be opened or read
     * @throws dev.synth.table.TableFormatException if its content is malformed
     */
    public static SchemaProposal of(Path file) throws IOException {
        return of(TableFiles.source(file));
    }

    /**
     * The proposal for a source; one that declares its schema is described as it declares itself. The source is read
     * twice: for the columns, and as far as {@link RowLimit#standard()} goes for the rules between them. Of a result set,
     * which can be read once, no rules are proposed.
     *
     * @throws IOException if the source cannot be opened or read
     * @throws dev.synth.table.TableFormatException if its content is malformed
     */
    public static SchemaProposal of(TableSource source) throws IOException {
        return of(source, RowLimit.standard());
    }

    static SchemaProposal of(TableSource source, RowLimit limit) throws IOException {
        if (!(source instanceof ProposingSource proposing)) {
            Schema declared = source.inferSchema();
            return of(TableFindings.of(source.read(declared)), declared.attributes(), List.of());
        }
        SchemaProposal proposal = proposing.propose();
        if (!proposing.isRepeatable()) {
            return proposal.with(
                    List.of(),
                    "No rules between columns were looked for: that takes a second reading, and " + source.name()
                            + " can be read only once.");
        }
        RowSample rows = source.sample(Optional.of(proposal.schema()), limit);
        List<RuleProposal> rules = RuleFindings.of(rows.table());
        return proposal.with(
                rules,
                rules.isEmpty() || rows.isWhole()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "The rules hold in a sample of %,d of %,d rows; others may break them.",
                                rows.table().rowCount(),
                                rows.sourceRows()));
    }

    /** This proposal with these rules, and with a note unless it is empty. */
    private SchemaProposal with(List<RuleProposal> newRules, String note) {
        return new SchemaProposal(
                schema.withRules(newRules.stream().map(RuleProposal::rule).toList()),
                columns,
                newRules,
                note.isEmpty()
                        ? notes
                        : Stream.concat(notes.stream(), Stream.of(note)).toList(),
                rows);
    }

    static SchemaProposal of(List<ColumnFinding> findings, Map<String, String> attributes, List<String> notes) {
        Schema schema =
                Schema.of(findings.stream().map(ColumnFinding::schema).toList()).withAttributes(attributes);
        return new SchemaProposal(
                schema,
                findings.stream().map(SchemaProposal::profile).toList(),
                List.of(),
                notes,
                findings.stream().mapToLong(ColumnFinding::rows).max().orElse(0));
    }

    private static ColumnProfile profile(ColumnFinding finding) {
        return new ColumnProfile(
                finding.schema().name(),
                finding.schema().kind(),
                finding.schema().roles(),
                finding.rows() == 0 ? 0 : (double) finding.missing() / finding.rows(),
                finding.distinct(),
                finding.levels(),
                finding.reason(),
                finding.warnings());
    }
}
