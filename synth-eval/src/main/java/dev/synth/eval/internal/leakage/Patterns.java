package dev.synth.eval.internal.leakage;

import dev.synth.table.Column;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which rows are equal in every compared column: rows of one pattern are, by a 128-bit hash of their values. Patterns are
 * those of the real rows; a synthetic row that equals none of them has the pattern {@link #NONE}.
 */
final class Patterns {
    static final int NONE = -1;
    private static final int MANY = -1;

    private final int[] ofReal;
    private final int[] ofSynthetic;
    private final int[] realRows;
    private final int[] syntheticRows;
    private final int[] owner;

    private Patterns(int[] ofReal, int[] ofSynthetic, int count, Units units) {
        this.ofReal = ofReal;
        this.ofSynthetic = ofSynthetic;
        this.realRows = new int[count];
        this.syntheticRows = new int[count];
        this.owner = new int[count];
        for (int row = 0; row < ofReal.length; row++) {
            int pattern = ofReal[row];
            boolean first = realRows[pattern]++ == 0;
            owner[pattern] = first || owner[pattern] == units.ofRow(row) ? units.ofRow(row) : MANY;
        }
        Arrays.stream(ofSynthetic).filter(pattern -> pattern != NONE).forEach(pattern -> syntheticRows[pattern]++);
    }

    static Patterns of(List<Table> real, Table synthetic, int[] compared, Units units) {
        int realCount = real.stream().mapToInt(Table::rowCount).sum();
        long[] first = new long[realCount + synthetic.rowCount()];
        long[] second = new long[first.length];
        for (int column : compared) {
            List<Column> parts = Stream.concat(real.stream(), Stream.of(synthetic))
                    .map(table -> table.column(column))
                    .toList();
            long[] keys = Keys.of(parts);
            for (int row = 0; row < keys.length; row++) {
                first[row] = mix(first[row] * 0x9E3779B97F4A7C15L + keys[row]);
                second[row] = mix(Long.rotateLeft(second[row], 23) ^ (keys[row] * 0xD1B54A32D192ED03L + column));
            }
        }
        Map<Hash, Integer> known = new HashMap<>();
        int[] ofReal = new int[realCount];
        for (int row = 0; row < realCount; row++) {
            ofReal[row] = known.computeIfAbsent(new Hash(first[row], second[row]), hash -> known.size());
        }
        int[] ofSynthetic = new int[synthetic.rowCount()];
        for (int row = 0; row < ofSynthetic.length; row++) {
            Hash hash = new Hash(first[realCount + row], second[realCount + row]);
            ofSynthetic[row] = known.getOrDefault(hash, NONE);
        }
        return new Patterns(ofReal, ofSynthetic, known.size(), units);
    }

    private record Hash(long first, long second) {}

    /** The finaliser of SplitMix64 (Steele, Lea & Flood 2014). */
    static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    int count() {
        return realRows.length;
    }

    int ofReal(int row) {
        return ofReal[row];
    }

    int ofSynthetic(int row) {
        return ofSynthetic[row];
    }

    /** How many real rows have this pattern. */
    int realRows(int pattern) {
        return realRows[pattern];
    }

    /** How many synthetic rows have this pattern. */
    int syntheticRows(int pattern) {
        return syntheticRows[pattern];
    }

    /** Whether all real rows of this pattern belong to one unit, so that it singles somebody out. */
    boolean isUnique(int pattern) {
        return owner[pattern] != MANY;
    }

    /** The unit that a unique pattern belongs to. */
    int owner(int pattern) {
        return owner[pattern];
    }
}
