package dev.synth.eval.internal.leakage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Columns of level codes, four, two or one to an {@code int}: one comparison tells for all of them which differ. The top
 * bit of a field is free, so that adding all ones below it carries into it wherever two codes differ.
 *
 * @param packs the columns of each pack
 */
record LevelPacking(List<Pack> packs) {
    /** Mismatches are counted in bytes of an {@code int}; so many packs fill none of them, nor their sum. */
    static final int PACKS_TO_A_COUNT = 63;

    /**
     * Some columns in one {@code int}.
     *
     * @param carry added to the differing bits of two packs, sets the top bit of each field that differs
     * @param shift of that top bit to the field's lowest
     * @param ones the lowest bit of every field
     */
    record Pack(int[] columns, int carry, int shift, int ones) {
        int of(int[][] level, int row) {
            int packed = 0;
            for (int i = 0; i < columns.length; i++) {
                packed |= (level[columns[i]][row] + 1) << (i * (shift + 1));
            }
            return packed;
        }
    }

    /** Packs as tightly as the codes of both sides allow. */
    static LevelPacking of(CodedRows a, CodedRows b) {
        List<Integer> bytes = new ArrayList<>();
        List<Integer> shorts = new ArrayList<>();
        List<Integer> wide = new ArrayList<>();
        for (int column = 0; column < a.level().length; column++) {
            int codes = 1 + Math.max(greatest(a.level()[column]), greatest(b.level()[column]));
            (codes <= Byte.MAX_VALUE ? bytes : codes <= Short.MAX_VALUE ? shorts : wide).add(column);
        }
        return new LevelPacking(Stream.of(
                        packs(bytes, 4, 0x7f7f7f7f, 0x01010101),
                        packs(shorts, 2, 0x7fff7fff, 0x00010001),
                        packs(wide, 1, 0x7fffffff, 1))
                .flatMap(List::stream)
                .toList());
    }

    private static int greatest(int[] codes) {
        return Arrays.stream(codes).max().orElse(0);
    }

    private static List<Pack> packs(List<Integer> columns, int each, int carry, int ones) {
        return IntStream.iterate(0, from -> from < columns.size(), from -> from + each)
                .mapToObj(from -> columns.subList(from, Math.min(from + each, columns.size())).stream()
                        .mapToInt(Integer::intValue)
                        .toArray())
                .map(some -> new Pack(some, carry, Integer.SIZE / each - 1, ones))
                .toList();
    }

    /** By pack, the packed codes of the rows. */
    int[][] of(CodedRows rows) {
        return packs.stream()
                .map(pack -> IntStream.range(0, rows.size())
                        .map(row -> pack.of(rows.level(), row))
                        .toArray())
                .toArray(int[][]::new);
    }
}
