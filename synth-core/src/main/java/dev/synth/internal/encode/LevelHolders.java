package dev.synth.internal.encode;

import dev.synth.internal.split.Entities;
import dev.synth.table.LevelColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Who holds which levels of a column; missing values count as a level after the last. */
final class LevelHolders {
    private final LevelColumn column;
    private final Entities entities;
    private final int[] codes;
    private final int[] counts;
    private final int[] holders;
    /** Rows by level: those of level i stand from {@code begins[i]}. */
    private final int[] rows;

    private final int[] begins;
    private final Map<String, Integer> codeOf = new HashMap<>();

    LevelHolders(LevelColumn column, Entities entities) {
        this.column = column;
        this.entities = entities;
        int missing = column.levels().size();
        this.codes = IntStream.range(0, column.size())
                .map(row -> column.code(row) == LevelColumn.MISSING ? missing : column.code(row))
                .toArray();
        this.counts = new int[missing + 1];
        Arrays.stream(codes).forEach(code -> counts[code]++);
        this.holders = entities.holders(codes, missing + 1);
        this.begins = new int[missing + 2];
        for (int code = 0; code <= missing; code++) {
            begins[code + 1] = begins[code] + counts[code];
        }
        this.rows = new int[codes.length];
        int[] next = begins.clone();
        for (int row = 0; row < codes.length; row++) {
            rows[next[codes[row]]++] = row;
        }
        column.levels().forEach(level -> codeOf.put(level, codeOf.size()));
    }

    /** How many entities hold the level of this code. */
    int holders(int code) {
        return holders[code];
    }

    /** The levels that a row holds. */
    List<String> used() {
        return IntStream.range(0, column.levels().size())
                .filter(level -> counts[level] > 0)
                .mapToObj(column.levels()::get)
                .toList();
    }

    /** How many entities hold any of some levels. */
    int holders(Set<String> levels) {
        Set<Integer> found = new HashSet<>();
        for (String level : levels) {
            int code = codeOf.get(level);
            for (int i = begins[code]; i < begins[code + 1]; i++) {
                found.add(entities.numbers()[rows[i]]);
            }
        }
        return found.size();
    }

    /** How many entities hold any level but some. */
    int othersThan(Set<String> levels) {
        Set<String> others = new HashSet<>(used());
        others.removeAll(levels);
        return holders(others);
    }

    /** The share of rows in each mode, rows of rare levels where they go. */
    double[] frequencies(List<@Nullable String> modes, RareLevels rare) {
        int[][] among = StandIns.of(column.levels(), modes, rare);
        double[] mass = new double[modes.size()];
        for (int code = 0; code < counts.length; code++) {
            int[] modesOf = among[code == counts.length - 1 ? 0 : code + 1];
            if (modesOf.length == 1) {
                mass[modesOf[0]] += counts[code];
            }
        }
        double[] settled = mass.clone();
        for (int code = 0; code < counts.length - 1; code++) {
            int[] modesOf = among[code + 1];
            double sum =
                    Arrays.stream(modesOf).mapToDouble(mode -> settled[mode]).sum();
            if (modesOf.length > 1 && counts[code] > 0 && sum > 0) {
                for (int mode : modesOf) {
                    mass[mode] += counts[code] * settled[mode] / sum;
                }
            }
        }
        double total = Arrays.stream(mass).sum();
        return Arrays.stream(mass).map(count -> count / total).toArray();
    }
}
