package dev.synth.io;

import dev.synth.io.internal.infer.ColumnFinding;
import dev.synth.io.internal.infer.TableFindings;
import dev.synth.table.Schema;
import dev.synth.table.TableSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The schema that a table's values suggest, and why.
 *
 * @param schema the proposed schema
 * @param columns one profile per column, in order
 * @param rows how many rows the table has
 */
public record SchemaProposal(Schema schema, List<ColumnProfile> columns, long rows) {

    public SchemaProposal {
        columns = List.copyOf(columns);
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
        return source instanceof ProposingSource proposing
                ? proposing.propose()
                : of(TableFindings.of(source.read(source.inferSchema())));
    }

    static SchemaProposal of(List<ColumnFinding> findings) {
        Schema schema = Schema.of(findings.stream().map(ColumnFinding::schema).toList());
        return new SchemaProposal(
                schema,
                findings.stream().map(SchemaProposal::profile).toList(),
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
