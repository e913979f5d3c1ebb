package dev.synth.internal.encode;

import dev.synth.internal.encode.ModeCoder.Codes;
import dev.synth.internal.random.Seeds;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumberColumn;
import dev.synth.table.NumericView;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import dev.synth.table.TextColumn;
import dev.synth.table.ValueDomain.Limits;
import dev.synth.table.WholeColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a training table: how each column becomes codes, and how codes become a table again.
 * Immutable.
 *
 * @param schema of the table, dropped columns left out
 * @param learnt the columns that the network learns
 * @param derived the columns that follow from a learnt one
 * @param identifiers by schema position, columns whose values are made anew
 * @param constants by schema position, columns of one value, as a column of one row
 * @param notes what the user should know about columns that do not come out whole
 */
public record FittedEncoder(
        Schema schema,
        List<LearntColumn> learnt,
        List<DerivedColumn> derived,
        Map<Integer, IdentifierFormat> identifiers,
        Map<Integer, LevelColumn> constants,
        List<String> notes) {

    public FittedEncoder {
        learnt = List.copyOf(learnt);
        derived = List.copyOf(derived);
        // In order: a model's bytes and digest must not depend on the platform's choice of an order.
        identifiers = Collections.unmodifiableMap(new TreeMap<>(identifiers));
        constants = Collections.unmodifiableMap(new TreeMap<>(constants));
        notes = List.copyOf(notes);
    }

    /** The learnt columns of a table as codes. */
    public EncodedTable encode(Table table, long seed) {
        return new EncodedTable(
                learnt.stream().map(column -> encode(table, column, seed)).toList(), table.rowCount());
    }

    static Codes encode(Table table, LearntColumn column, long seed) {
        var random = Seeds.stream(seed, Seeds.ENCODE, table.schema().size() + column.position());
        if (column.coder() instanceof ValueCoder numbers) {
            return numbers.encode(numbers(table, column), random);
        }
        boolean levelled = table.schema().column(column.position()).kind().isLevelled();
        return column.coder()
                .encode(levelled ? levels(table, column.position()) : table.column(column.position()), random);
    }

    /** A levelled column; an ordinal one with its levels in the order that the schema declares. */
    static LevelColumn levels(Table table, int position) {
        LevelColumn column = table.levels(position);
        ColumnSchema declared = table.schema().column(position);
        if (declared.kind() != ColumnKind.ORDINAL || column.levels().equals(declared.levels())) {
            return column;
        }
        int[] order =
                column.levels().stream().mapToInt(declared.levels()::indexOf).toArray();
        for (int code = 0; code < order.length; code++) {
            if (order[code] < 0) {
                throw new TableFormatException(
                        "Column '" + declared.name() + "' is ordinal, but not all of its levels are"
                                + " declared in the schema; declare them in order, the least first.");
            }
        }
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = column.isMissing(row) ? LevelColumn.MISSING : order[column.code(row)];
        }
        return LevelColumn.of(codes, declared.levels());
    }

    /** What is coded of a column, NaN where missing. */
    static double[] numbers(Table table, LearntColumn column) {
        return column.hasBase()
                ? numbers(table, column.position(), column.base(), column::since)
                : numbers(table, column.position());
    }

    /** A column's numbers, NaN where missing. */
    static double[] numbers(Table table, int position) {
        return numbers(table, position, position, (itself, number) -> number);
    }

    /** What a column's numbers are, given those of another one. */
    static double[] numbers(Table table, int position, int base, DoubleBinaryOperator since) {
        NumericView values = table.numeric(position);
        NumericView bases = table.numeric(base);
        double[] numbers = new double[table.rowCount()];
        for (int row = 0; row < numbers.length; row++) {
            // Adding zero turns -0.0 into 0.0, which is the same value.
            numbers[row] = since.applyAsDouble(bases.number(row), values.number(row)) + 0.0;
        }
        return numbers;
    }

    /**
     * Turns codes into rows.
     *
     * @param codes one per learnt column, all of the same number of rows
     * @param firstRow the number of the first of these rows in the sample, from which new identifiers follow
     */
    public Table decode(List<Codes> codes, long firstRow, long seed) {
        return decode(codes, (position, row) -> firstRow + row, seed);
    }

    /** Which of all new identifiers a row has. */
    interface Numbering {
        long number(int position, int row);
    }

    /** Turns codes into rows whose identifiers are numbered like this. */
    Table decode(List<Codes> codes, Numbering numbering, long seed) {
        int rows = codes.get(0).codes().length;
        @Nullable Column[] columns = new Column[schema.size()];
        for (int i = 0; i < learnt.size(); i++) {
            if (!learnt.get(i).hasBase()) {
                columns[learnt.get(i).position()] =
                        column(learnt.get(i).position(), learnt.get(i).coder(), codes.get(i));
            }
        }
        Map<Integer, Integer> waiting = new HashMap<>();
        for (int i = 0; i < learnt.size(); i++) {
            if (learnt.get(i).hasBase()) {
                waiting.put(learnt.get(i).position(), i);
            }
        }
        while (!waiting.isEmpty()) {
            if (!waiting.values().removeIf(i -> placeOnBase(columns, learnt.get(i), codes.get(i)))) {
                throw new IllegalStateException("The model's date columns rest on each other in a circle; train anew.");
            }
        }
        for (DerivedColumn column : derived) {
            ModeCoder determinant = learnt.get(column.determinant()).coder();
            columns[column.position()] = derive(column, flatModes(determinant, codes.get(column.determinant())));
        }
        identifiers.forEach((position, format) ->
                columns[position] = identifiers(format, rows, row -> numbering.number(position, row), seed));
        constants.forEach((position, value) -> columns[position] = value.rows(new int[rows]));
        List<Column> all = new ArrayList<>();
        for (Column column : columns) {
            all.add(java.util.Objects.requireNonNull(column));
        }
        return Table.of(schema, all);
    }

    /** Modes of {@link ModeCoder#flat()}. */
    private static int[] flatModes(ModeCoder coder, Codes codes) {
        if (!(coder instanceof LongTailCoder longTail)) {
            return codes.codes();
        }
        int[] modes = new int[codes.codes().length];
        for (int row = 0; row < modes.length; row++) {
            modes[row] = longTail.flatMode(codes.codes()[row], codes.positions()[row]);
        }
        return modes;
    }

    private Column derive(DerivedColumn column, int[] determinant) {
        int[] modes = new int[determinant.length];
        for (int row = 0; row < modes.length; row++) {
            modes[row] = column.modes()[determinant[row]];
        }
        return column(column.position(), column.coder(), new Codes(modes, new float[0]));
    }

    private Column column(int position, ModeCoder coder, Codes codes) {
        ColumnSchema declared = schema.column(position);
        if (coder.flat() instanceof LevelCoder levels) {
            return levelColumn(declared, levels, flatModes(coder, codes));
        }
        double[] numbers = bounded(declared, numbers((ValueCoder) coder, codes));
        return declared.kind() == ColumnKind.CONTINUOUS
                ? NumberColumn.of(numbers)
                : WholeColumn.restored(numbers, declared.kind());
    }

    /** Numbers within the bounds that the column declares. */
    private static double[] bounded(ColumnSchema declared, double[] numbers) {
        Limits limits = declared.limits();
        for (int row = 0; row < numbers.length && !limits.areOpen(); row++) {
            numbers[row] = limits.clamp(numbers[row]);
        }
        return numbers;
    }

    private static double[] numbers(ValueCoder coder, Codes codes) {
        double[] numbers = new double[codes.codes().length];
        for (int row = 0; row < numbers.length; row++) {
            float position = codes.positions().length == 0 ? 0 : codes.positions()[row];
            numbers[row] = coder.decode(codes.codes()[row], position);
        }
        return numbers;
    }

    private static LevelColumn levelColumn(ColumnSchema declared, LevelCoder coder, int[] modes) {
        List<String> levels = declared.levels().isEmpty() ? coder.present() : declared.levels();
        Map<String, Integer> codeOf = new HashMap<>();
        levels.forEach(level -> codeOf.put(level, codeOf.size()));
        int[] codeOfMode = new int[coder.modes()];
        for (int mode = 0; mode < codeOfMode.length; mode++) {
            String level = coder.levels().get(mode);
            codeOfMode[mode] = level == null ? LevelColumn.MISSING : codeOf.get(level);
        }
        int[] codes = new int[modes.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = codeOfMode[modes[row]];
        }
        return LevelColumn.of(codes, levels);
    }

    /** Adds a column to the one it is learnt relative to; false if that one is not there yet. */
    private boolean placeOnBase(@Nullable Column[] columns, LearntColumn column, Codes codes) {
        if (columns[column.base()] == null) {
            return false;
        }
        NumericView base = (NumericView) columns[column.base()];
        double[] numbers = numbers((ValueCoder) column.coder(), codes);
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = column.after(base.number(row), numbers[row]);
        }
        ColumnSchema declared = schema.column(column.position());
        columns[column.position()] = WholeColumn.restored(bounded(declared, numbers), declared.kind());
        return true;
    }

    private static TextColumn identifiers(IdentifierFormat format, int rows, IntToLongFunction numbers, long seed) {
        IdentifierFormat.Maker maker = format.maker(seed);
        List<String> values = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            values.add(maker.make(numbers.applyAsLong(row)));
        }
        return TextColumn.of(values);
    }
}
