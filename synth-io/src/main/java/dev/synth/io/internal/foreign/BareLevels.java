package dev.synth.io.internal.foreign;

import dev.synth.table.LevelColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Texts that are levels in quotes and missing values without, in a column of a file that may have no quotes at all. There
 * they are levels if missing values are spelt otherwise too, and missing if not. Not thread-safe.
 */
final class BareLevels {
    private final List<String> texts = new ArrayList<>();
    private boolean quoted;
    private boolean otherwiseMissing;

    /** The code of such a text until it is settled: below that of a missing value. */
    int code(String text) {
        if (!texts.contains(text)) {
            texts.add(text);
        }
        return LevelColumn.MISSING - 1 - texts.indexOf(text);
    }

    /** Tells that some value stands in quotes. */
    void sawQuotes() {
        quoted = true;
    }

    /** Tells that some value is missing whose text is no level. */
    void sawOtherMissing() {
        otherwiseMissing = true;
    }

    /** Puts the codes of levels, or of missing values, in the place of those that were given. */
    void settle(int[] rows, int size, ToIntFunction<String> levelCode) {
        int[] settled = texts.stream()
                .mapToInt(text -> areLevels() ? levelCode.applyAsInt(text) : LevelColumn.MISSING)
                .toArray();
        for (int row = 0; row < size; row++) {
            if (rows[row] < LevelColumn.MISSING) {
                rows[row] = settled[LevelColumn.MISSING - 1 - rows[row]];
            }
        }
    }

    private boolean areLevels() {
        return !quoted && otherwiseMissing;
    }

    /** How they were taken, if only a guess tells. */
    Optional<String> note() {
        if (texts.isEmpty() || quoted) {
            return Optional.empty();
        }
        String list = texts.stream().map(text -> "'" + text + "'").collect(Collectors.joining(", "));
        return Optional.of("has no quotes, by which the training table tells levels from missing values: " + list
                + (areLevels()
                        ? " is taken as a level, because missing values are spelt otherwise"
                        : " is taken as missing in every row; put it in quotes where it is a level"));
    }
}
