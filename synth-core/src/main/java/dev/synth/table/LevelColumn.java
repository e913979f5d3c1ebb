package dev.synth.table;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Codes into a list of distinct levels. */
public final class LevelColumn implements Column {
    /** The code that stands for a missing value. */
    public static final int MISSING = -1;

    private final int[] codes;
    private final List<String> levels;

    private LevelColumn(int[] codes, List<String> levels) {
        this.codes = codes;
        this.levels = levels;
    }

    /**
     * A column of a copy of these codes.
     *
     * @param codes positions in {@code levels}, or {@link #MISSING}
     * @param levels the distinct levels; one may have no row
     * @throws IllegalArgumentException if a level is repeated or a code is out of range
     */
    public static LevelColumn of(int[] codes, List<String> levels) {
        return of(codes, codes.length, levels);
    }

    /**
     * A column of a copy of the first so many of these codes.
     *
     * @param codes positions in {@code levels}, or {@link #MISSING}
     * @param levels the distinct levels; one may have no row
     * @throws IllegalArgumentException if a level is repeated or a code is out of range
     */
    public static LevelColumn of(int[] codes, int size, List<String> levels) {
        return checked(Arrays.copyOf(codes, size), levels);
    }

    /**
     * A column of the first so many codes of these arrays, one after the other.
     *
     * @param pieces each is copied before the next is asked for, so that one array may serve for all
     * @param levels the distinct levels; one may have no row
     * @throws IllegalArgumentException if a level is repeated, a code is out of range or there are fewer
     */
    public static LevelColumn of(Iterable<int[]> pieces, int size, List<String> levels) {
        int[] codes = new int[size];
        Pieces.join(pieces, codes, size);
        return checked(codes, levels);
    }

    private static LevelColumn checked(int[] codes, List<String> levels) {
        if (new HashSet<>(levels).size() != levels.size()) {
            throw new IllegalArgumentException("The levels of a column must be distinct.");
        }
        for (int code : codes) {
            if (code < MISSING || code >= levels.size()) {
                throw new IllegalArgumentException(
                        "Code " + code + " is out of range: there are " + levels.size() + " levels.");
            }
        }
        return new LevelColumn(codes, List.copyOf(levels));
    }

    /** A column of these values, null where missing; levels are numbered as they come up. */
    public static LevelColumn of(List<? extends @Nullable String> values) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        int[] codes = new int[values.size()];
        int row = 0;
        for (String value : values) {
            codes[row++] = value == null ? MISSING : seen.computeIfAbsent(value, key -> seen.size());
        }
        return new LevelColumn(codes, List.copyOf(seen.keySet()));
    }

    /** The position of this row's level in {@link #levels()}, or {@link #MISSING}. */
    public int code(int row) {
        return codes[row];
    }

    public List<String> levels() {
        return levels;
    }

    /** This row's level, or null if missing. */
    public @Nullable String level(int row) {
        return codes[row] == MISSING ? null : levels.get(codes[row]);
    }

    /** The number of rows of each level, in the order of {@link #levels()}. */
    public int[] counts() {
        int[] counts = new int[levels.size()];
        for (int code : codes) {
            if (code != MISSING) {
                counts[code]++;
            }
        }
        return counts;
    }

    @Override
    public int size() {
        return codes.length;
    }

    @Override
    public boolean isMissing(int row) {
        return codes[row] == MISSING;
    }

    @Override
    public LevelColumn rows(int[] rows) {
        int[] picked = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = codes[rows[i]];
        }
        return new LevelColumn(picked, levels);
    }

    @Override
    public @Nullable Object value(int row, ColumnKind kind) {
        if (isMissing(row)) {
            return null;
        }
        return kind == ColumnKind.BOOLEAN ? (Object) (codes[row] == 1) : levels.get(codes[row]);
    }
}
