package dev.synth.io;

import dev.synth.io.internal.column.CheckingBuilder;
import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Labels;
import dev.synth.table.LevelColumn;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Everything in a file that does not fit a schema: what reading under it, and training on what was read, would refuse one by
 * one. For the eyes of those who may see the file, because values that do not fit are shown.
 *
 * @param problems one sentence each, in the order of the schema's columns; empty if the file fits
 * @param notes what is no problem but may be a mistake, such as a column of the file that the schema does not name
 */
public record SchemaCheck(List<String> problems, List<String> notes) {
    public SchemaCheck {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** Whether there is no problem. */
    public boolean fits() {
        return problems.isEmpty();
    }

    /**
     * Checks a file, chosen by the ending of its name, against a schema.
     *
     * @throws IllegalArgumentException if the name ends in none of those that {@link TableFiles} knows
     * @throws IOException if the file cannot be opened or read
     * @throws TableFormatException if the file has no columns at all
     */
    public static SchemaCheck of(Path file, Schema schema) throws IOException {
        return of(file, CsvOptions.detect(), schema);
    }

    /**
     * Checks a file, chosen by the ending of its name, against a schema.
     *
     * @param options what is known of how a CSV file is written
     * @throws IllegalArgumentException if the name ends in none of those that {@link TableFiles} knows, or anything is
     *     said of how a Parquet file is written
     * @throws IOException if the file cannot be opened or read
     * @throws TableFormatException if the file has no columns at all
     */
    public static SchemaCheck of(Path file, CsvOptions options, Schema schema) throws IOException {
        return new Checking(TableFiles.proposing(file, options), schema).run();
    }

    /** One run over a file. */
    private static final class Checking {
        private final ProposingSource source;
        private final Schema schema;
        private final List<String> problems = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        Checking(ProposingSource source, Schema schema) {
            this.source = source;
            this.schema = schema;
        }

        SchemaCheck run() throws IOException {
            List<String> names = source.columnNames(schema.withoutDropped());
            List<ColumnSchema> columns = new ArrayList<>();
            List<CheckingBuilder> builders = new ArrayList<>();
            for (ColumnSchema column : schema.columns()) {
                if (!names.contains(column.name())) {
                    problems.add(Labels.unknown("column", column.name(), names));
                } else if (!column.has(Role.DROP)) {
                    roles(column);
                    prepare(column, columns, builders);
                }
            }
            entities();
            names.stream()
                    .filter(name -> !schema.contains(name))
                    .forEach(name ->
                            notes.add("Column '" + name + "' of the file is not in the schema: it is left out."));
            if (!columns.isEmpty()) {
                read(columns, builders);
            }
            return new SchemaCheck(problems, notes);
        }

        private void roles(ColumnSchema column) {
            if (column.kind() == ColumnKind.TEXT) {
                problems.add(of(column) + " is free text, which cannot be learnt: give it the role drop, or the kind"
                        + " categorical if it holds a code list.");
            }
            if (column.has(Role.ENTITY) && column.kind() != ColumnKind.IDENTIFIER) {
                problems.add(
                        of(column) + " names the entity: give it the kind identifier, so that names are made anew.");
            }
        }

        private void entities() {
            List<String> entities = schema.columns().stream()
                    .filter(column -> column.has(Role.ENTITY))
                    .map(column -> "'" + column.name() + "'")
                    .toList();
            if (entities.size() > 1) {
                problems.add("Columns " + String.join(" and ", entities)
                        + " have the role entity: leave it to the one whose rows belong together.");
            }
        }

        private void prepare(ColumnSchema column, List<ColumnSchema> columns, List<CheckingBuilder> builders) {
            try {
                builders.add(new CheckingBuilder(ColumnBuilder.of(column), column.kind()));
                columns.add(column);
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }

        private void read(List<ColumnSchema> columns, List<CheckingBuilder> builders) throws IOException {
            try {
                List<Column> read = source.read(schema.withColumns(columns), builders);
                IntStream.range(0, columns.size()).forEach(c -> constant(columns.get(c), read.get(c)));
            } catch (TableFormatException e) {
                problems.add(e.getMessage() + " What comes after is not checked.");
            }
            for (int c = 0; c < columns.size(); c++) {
                CheckingBuilder builder = builders.get(c);
                String what = of(columns.get(c));
                builder.misfits()
                        .forEach((reason, misfits) -> problems.add(what + ": " + misfits.count()
                                + (misfits.count() == 1 ? " value, " : " values, such as ")
                                + misfits.first().stream()
                                        .map(misfit -> "'" + misfit.value() + "' in row " + misfit.row())
                                        .collect(Collectors.joining(", "))
                                + ", " + (misfits.count() == 1 ? "" : "each ") + reason + "."));
            }
        }

        private void constant(ColumnSchema column, Column values) {
            if (column.kind() == ColumnKind.CONSTANT && values instanceof LevelColumn levels) {
                boolean mixed = levels.missingShare() > 0 && levels.missingShare() < 1;
                if (levels.levels().size() > 1 || mixed) {
                    problems.add(
                            of(column) + " is constant, but its rows differ (missing counts as a value): declare it"
                                    + " categorical, or correct the rows.");
                }
            }
        }

        private static String of(ColumnSchema column) {
            return "Column '" + column.name() + "' (" + column.kind().label() + ")";
        }
    }
}
