package dev.synth.io;

import dev.synth.io.internal.foreign.ForeignColumn;
import dev.synth.table.Column;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table that another tool wrote, read so that it can be compared with the training table that it imitates.
 *
 * <p>Columns may stand in any order; those that the training table lacks are left out. Numbers may have marks of thousands,
 * a decimal comma, exponents or zeros at the end; booleans and numeric levels may be spelt otherwise, dates written in
 * another usual pattern; levels may be new. Nothing is guessed: where a text may mean two things and the training table does
 * not tell which, the file is refused. Numbers that are not whole in a column of whole ones make it continuous here.
 *
 * @param table the rows, under the training table's column names and order
 * @param notes what had to be understood or left out, one sentence each; no value of the training table
 */
public record ForeignTable(Table table, List<String> notes) {
    public ForeignTable {
        notes = List.copyOf(notes);
    }

    /**
     * Reads a file by its name's ending, as {@link TableFiles} does.
     *
     * @param training the rows that the file's imitate
     * @throws IllegalArgumentException if the name ends in none of those that {@link TableFiles} knows
     * @throws IOException if the file cannot be opened or read
     * @throws TableFormatException if it lacks columns, all of which are named, if its content is malformed, or if a value
     *     cannot be understood
     */
    public static ForeignTable read(Path file, Table training) throws IOException {
        ProposingSource source = TableFiles.proposing(file, CsvOptions.detect());
        Schema schema = training.schema().withoutDropped();
        List<String> names = source.columnNames(schema);
        requireAll(file, names, schema);
        List<ForeignColumn> builders = schema.columns().stream()
                .map(column ->
                        ForeignColumn.of(column, training.column(column.name()), String.valueOf(file.getFileName())))
                .toList();
        List<Column> columns = source.read(schema, builders);
        List<ColumnSchema> read = builders.stream().map(ForeignColumn::schema).toList();
        return new ForeignTable(Table.of(Schema.of(read), columns), notes(file, names, training.schema(), builders));
    }

    private static void requireAll(Path file, List<String> names, Schema schema) {
        List<String> absent =
                schema.names().stream().filter(name -> !names.contains(name)).toList();
        if (!absent.isEmpty()) {
            throw new TableFormatException("'" + file + "' lacks " + absent.size() + " of the training table's "
                    + schema.size() + " columns: " + quoted(absent) + ". It has " + quoted(names)
                    + ". Rename or add them, or give them the role drop in the schema.");
        }
    }

    private static List<String> notes(Path file, List<String> names, Schema schema, List<ForeignColumn> builders) {
        List<String> notes = new ArrayList<>();
        List<String> extra =
                names.stream().filter(name -> !schema.contains(name)).toList();
        if (!extra.isEmpty()) {
            notes.add("'" + file.getFileName() + "' has columns that the training table lacks; they are left out: "
                    + quoted(extra) + ".");
        }
        for (ForeignColumn builder : builders) {
            notes.addAll(builder.notes());
        }
        return notes;
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }
}
