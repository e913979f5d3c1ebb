package dev.synth.internal.sampling;

import dev.synth.internal.encode.DerivedColumn;
import dev.synth.internal.encode.FittedEncoder;
import dev.synth.internal.encode.LearntColumn;
import dev.synth.internal.encode.LevelCoder;
import dev.synth.internal.encode.ModeCoder;
import dev.synth.internal.encode.NumberCoder;
import dev.synth.internal.network.ConditionSpace;
import dev.synth.internal.network.ConditionSpace.Condition;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Labels;
import dev.synth.table.LevelColumn;
import dev.synth.table.WholeColumn;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What sampled rows must hold, put in the network's terms.
 *
 * @param condition that the generator is given, {@link ConditionSpace#NONE} to draw it by frequency
 * @param tests that every row must pass; those that fail are drawn again
 */
record Wanted(Condition condition, List<RowTest> tests) {

    /**
     * Translates conditions.
     *
     * @param values the wanted value by column name
     * @throws IllegalArgumentException naming column and value, if there is no such column or the model never makes such
     *     a value
     */
    static Wanted of(FittedEncoder encoder, ConditionSpace space, Map<String, String> values) {
        Condition condition = ConditionSpace.NONE;
        List<RowTest> tests = new ArrayList<>();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            int position = encoder.schema().indexOf(entry.getKey());
            ColumnSchema column = encoder.schema().column(position);
            for (int c = 0; c < encoder.learnt().size(); c++) {
                LearntColumn learnt = encoder.learnt().get(c);
                if (learnt.position() == position) {
                    tests.add(test(column, learnt, c, entry.getValue(), encoder));
                    if (learnt.coder() instanceof LevelCoder levels
                            && space.contains(c)
                            && condition.equals(ConditionSpace.NONE)) {
                        condition = space.of(c, levels.modeOf(entry.getValue()));
                    }
                }
            }
            for (DerivedColumn derived : encoder.derived()) {
                if (derived.position() == position) {
                    boolean[] modes = modes(column, derived.coder(), entry.getValue());
                    tests.add((codes, row) -> modes[
                            derived.modes()[codes.get(derived.determinant()).codes()[row]]]);
                }
            }
            requireSettable(encoder, position, column, entry.getValue());
        }
        return new Wanted(condition, tests);
    }

    private static void requireSettable(FittedEncoder encoder, int position, ColumnSchema column, String value) {
        LevelColumn constant = encoder.constants().get(position);
        if (constant != null && !value.equals(constant.level(0))) {
            throw new IllegalArgumentException(
                    "Column '" + column.name() + "' is constant; it never holds '" + value + "'.");
        }
        if (encoder.identifiers().containsKey(position)) {
            throw new IllegalArgumentException("Column '" + column.name()
                    + "' is an identifier and made anew for each row; it cannot be a condition.");
        }
    }

    private static RowTest test(ColumnSchema column, LearntColumn learnt, int c, String value, FittedEncoder encoder) {
        if (learnt.hasBase()) {
            throw new IllegalArgumentException("Column '" + column.name() + "' is made relative to column '"
                    + encoder.schema().column(learnt.base()).name() + "' and cannot be a condition.");
        }
        if (learnt.coder() instanceof NumberCoder numbers && numbers.segments() > 0) {
            double wanted = number(column, value);
            return (codes, row) ->
                    numbers.decode(codes.get(c).codes()[row], codes.get(c).positions()[row]) == wanted;
        }
        boolean[] modes = modes(column, learnt.coder(), value);
        return (codes, row) -> modes[codes.get(c).codes()[row]];
    }

    private static boolean[] modes(ColumnSchema column, ModeCoder coder, String value) {
        boolean[] modes = new boolean[coder.modes()];
        boolean any = false;
        for (int mode = 0; mode < modes.length; mode++) {
            modes[mode] = coder instanceof NumberCoder numbers
                    ? numbers.decode(mode, 0) == number(column, value)
                    : value.equals(((LevelCoder) coder).levels().get(mode));
            any |= modes[mode];
        }
        if (!any) {
            throw new IllegalArgumentException(
                    "Column '" + column.name() + "': " + Labels.unknown("level", value, coder.literals(column.kind())));
        }
        return modes;
    }

    private static double number(ColumnSchema column, String value) {
        try {
            if (column.kind() == ColumnKind.DATE) {
                return LocalDate.parse(value, formatter(column, DateTimeFormatter.ISO_LOCAL_DATE))
                        .toEpochDay();
            }
            if (column.kind() == ColumnKind.DATE_TIME) {
                return WholeColumn.toMicros(
                        LocalDateTime.parse(value, formatter(column, DateTimeFormatter.ISO_LOCAL_DATE_TIME)));
            }
            return Double.parseDouble(value);
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "Column '" + column.name() + "' is " + column.kind().label() + "; '" + value + "' is not.", e);
        }
    }

    private static DateTimeFormatter formatter(ColumnSchema column, DateTimeFormatter standard) {
        return column.format().map(DateTimeFormatter::ofPattern).orElse(standard);
    }
}
