package dev.synth.eval.internal.leakage;

import dev.synth.table.Column;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumericView;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Columns in which no synthetic row holds what a real row could: no level of T or H, no number in their range. Such columns
 * are written otherwise, in another unit or spelling, and a copy cannot be told by them.
 */
final class OtherValues {
    private OtherValues() {}

    /** Their names. */
    static List<String> columns(Evidence evidence) {
        return Arrays.stream(evidence.compared())
                .filter(column -> areOthers(evidence, column))
                .mapToObj(column -> evidence.training().schema().column(column).name())
                .toList();
    }

    private static boolean areOthers(Evidence evidence, int column) {
        List<Column> real =
                evidence.real().stream().map(table -> table.column(column)).toList();
        Column made = evidence.synthetic().column(column);
        return evidence.training().schema().column(column).kind().isNumeric()
                ? lieOutside(real, made)
                : areNoneOf(real, made);
    }

    private static boolean lieOutside(List<Column> real, Column made) {
        double[] range =
                real.stream().flatMapToDouble(OtherValues::numbers).sorted().toArray();
        double[] numbers = numbers(made).toArray();
        return range.length > 0
                && numbers.length > 0
                && Arrays.stream(numbers).allMatch(number -> number < range[0] || number > range[range.length - 1]);
    }

    private static DoubleStream numbers(Column column) {
        return IntStream.range(0, column.size())
                .filter(row -> !column.isMissing(row))
                .mapToDouble(((NumericView) column)::number);
    }

    private static boolean areNoneOf(List<Column> real, Column made) {
        Set<String> known = new HashSet<>();
        real.stream().flatMap(OtherValues::levels).forEach(known::add);
        Set<String> levels = new HashSet<>();
        levels(made).forEach(levels::add);
        return !known.isEmpty() && !levels.isEmpty() && levels.stream().noneMatch(known::contains);
    }

    private static Stream<String> levels(Column column) {
        LevelColumn levels = (LevelColumn) column;
        return IntStream.range(0, levels.size())
                .filter(row -> !levels.isMissing(row))
                .mapToObj(row -> levels.levels().get(levels.code(row)));
    }
}
