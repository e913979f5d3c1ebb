package dev.synth.io;

import dev.synth.io.internal.infer.ColumnFinding;
import dev.synth.io.internal.infer.TableFindings;
import dev.synth.table.Schema;
import dev.synth.table.TableSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The schema that a table's values suggest, and why.
 *
 * @param schema the proposed schema
 * @param columns one profile per column, in order
 * @param notes how the file is written and what was a close call, one sentence each; none for a file that says so itself
 */
public record SchemaProposal(Schema schema, List<ColumnProfile> columns, List<String> notes) {

    public SchemaProposal {
        columns = List.copyOf(columns);
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
     * The proposal for a source; one that declares its schema is described as it declares itself.
     *
     * @throws IOException if the source cannot be opened or read
     * @throws dev.synth.table.TableFormatException if its content is malformed
     */
    public static SchemaProposal of(TableSource source) throws IOException {
        if (source instanceof ProposingSource proposing) {
            return proposing.propose();
        }
        Schema declared = source.inferSchema();
        return of(TableFindings.of(source.read(declared)), declared.attributes(), List.of());
    }

    static SchemaProposal of(List<ColumnFinding> findings, Map<String, String> attributes, List<String> notes) {
        Schema schema =
                Schema.of(findings.stream().map(ColumnFinding::schema).toList()).withAttributes(attributes);
        return new SchemaProposal(
                schema, findings.stream().map(SchemaProposal::profile).toList(), notes);
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
