package dev.synth.io.internal.rows;

import dev.synth.internal.split.RowChoice;
import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.io.internal.column.MisfitException;
import dev.synth.io.internal.column.MissingTokens;
import dev.synth.io.internal.infer.ColumnEvidence;
import dev.synth.io.internal.infer.ColumnFinding;
import dev.synth.io.internal.infer.Domain;
import dev.synth.io.internal.infer.Inference;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One pass over rows of Java values: to infer their columns, or to collect them. Not thread-safe. */
public final class RowReading {
    /** The attribute that holds the text that stands, where no null does, for a missing value. */
    public static final String MISSING = "rows.missing";

    private final String source;
    private final RowCursor rows;
    private final List<Field> fields;
    private long row;

    /** A pass over these rows; {@code source} is what messages call them. */
    public RowReading(String source, RowCursor rows) {
        this.source = source;
        this.rows = rows;
        this.fields = rows.fields();
    }

    /** What the types and values of each column suggest. */
    public List<ColumnFinding> infer() throws IOException {
        List<ColumnEvidence> evidence = fields.stream()
                .map(field -> new ColumnEvidence(field.name(), field.domain(), fields.size()))
                .toList();
        List<DecimalDigits> digits =
                Stream.generate(DecimalDigits::new).limit(fields.size()).toList();
        while (rows.next()) {
            row++;
            for (int c = 0; c < fields.size(); c++) {
                Object value = value(c);
                digits.get(c).add(value);
                addEvidence(value, c, evidence.get(c));
            }
        }
        requireRows();
        List<ColumnFinding> findings = Inference.decide(evidence);
        return IntStream.range(0, fields.size())
                .mapToObj(c -> digits.get(c).fit(withAttributes(findings.get(c), fields.get(c), evidence.get(c))))
                .toList();
    }

    private void addEvidence(@Nullable Object value, int column, ColumnEvidence evidence) {
        try {
            String text = value == null ? null : PlainValues.evidence(value);
            if (text == null) {
                evidence.addMissing();
            } else {
                evidence.add(text);
            }
        } catch (MisfitException e) {
            throw misfit(fields.get(column).name(), value, e);
        }
    }

    private static ColumnFinding withAttributes(ColumnFinding finding, Field field, ColumnEvidence evidence) {
        ColumnFinding result = finding;
        for (Map.Entry<String, String> attribute : field.attributes().entrySet()) {
            result = result.withAttribute(attribute.getKey(), attribute.getValue());
        }
        return evidence.tokenForNull().isPresent()
                ? result.withAttribute(MISSING, evidence.tokenForNull().get())
                : result;
    }

    /** Reads the rows that are chosen of these columns into their builders, and builds them. */
    public List<Column> read(Schema schema, List<? extends ColumnBuilder> builders, RowChoice choice)
            throws IOException {
        List<Cells> columns = IntStream.range(0, schema.size())
                .mapToObj(c -> cells(schema.column(c), builders.get(c)))
                .toList();
        int entity = choice.byEntity()
                ? position(schema.findRole(Role.ENTITY).orElseThrow().name())
                : -1;
        while (rows.next()) {
            row++;
            if (choice.next(entity < 0 ? null : entity(entity, columns))) {
                for (Cells column : columns) {
                    add(column);
                }
            }
        }
        requireRows();
        return builders.stream().map(ColumnBuilder::build).toList();
    }

    /** One column of the schema: where its values stand and what becomes of them. */
    private record Cells(ColumnSchema column, int position, Set<String> missing, ColumnBuilder builder) {}

    private Cells cells(ColumnSchema column, ColumnBuilder builder) {
        int position = position(column.name());
        boolean judged = fields.get(position).domain() == Domain.UNTYPED;
        return new Cells(column, position, judged ? missing(column, builder) : Set.of(""), builder);
    }

    /** Where quotes tell missing values in a file, nulls do in rows, and no text stands for one. */
    private static Set<String> missing(ColumnSchema column, ColumnBuilder builder) {
        return MissingTokens.areBare(column) ? Set.of() : builder.missingTokens(column);
    }

    private @Nullable String entity(int position, List<Cells> columns) throws IOException {
        Object value = value(position);
        String text = value == null ? null : PlainValues.evidence(value);
        boolean missing = columns.stream()
                .anyMatch(column ->
                        column.position() == position && column.missing().contains(String.valueOf(text)));
        return missing ? null : text;
    }

    private void add(Cells cells) throws IOException {
        Object value = value(cells.position());
        if (value == null) {
            cells.builder().addMissing();
            return;
        }
        try {
            PlainValues.add(value, cells.column(), cells.missing(), cells.builder());
        } catch (MisfitException e) {
            throw misfit(cells.column().name(), value, e);
        }
    }

    private @Nullable Object value(int column) throws IOException {
        try {
            return rows.value(column);
        } catch (MisfitException e) {
            throw misfit(fields.get(column).name(), null, e);
        }
    }

    private int position(String name) {
        Schema known = Schema.of(fields.stream()
                .map(field -> ColumnSchema.of(field.name(), ColumnKind.TEXT))
                .toList());
        try {
            return known.indexOf(name);
        } catch (IllegalArgumentException e) {
            throw new TableFormatException(
                    source + " does not fit the schema: " + e.getMessage() + " Read other rows, or change the schema.",
                    e);
        }
    }

    private TableFormatException misfit(String column, @Nullable Object value, MisfitException e) {
        String shown = value == null ? "the value" : "'" + value + "'";
        return new TableFormatException(
                source + ", row " + row + ", column '" + column + "': " + shown + " " + e.getMessage() + ".", e);
    }

    private void requireRows() {
        if (row == 0) {
            throw new TableFormatException(source + " has no rows: a table needs at least one.");
        }
    }
}
