package dev.synth.eval.internal.leakage;

import dev.synth.eval.internal.leakage.Subspaces.Subspace;
import dev.synth.table.Column;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Units of which a part that nobody else has reappears in the synthetic rows, exactly. All rows are looked at: a row's hash
 * is the sum of its columns' hashes, so that leaving a column out is a subtraction.
 */
final class PartPatterns {
    /** Of more columns, a random choice is left out in turn. */
    private static final int MOST_LEFT_OUT = 64;

    /** Chance hits these sets seldom, so that they say more than fronts, which it always fills. */
    private static final double WEIGHT = 20;

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Evidence evidence;
    private final int[] compared;
    private final long[] whole;

    private PartPatterns(Evidence evidence) {
        this.evidence = evidence;
        this.compared = evidence.compared();
        this.whole = hashes(IntStream.range(0, compared.length).toArray());
    }

    /** Adds the units hit by each part to the sets. */
    static void addTo(UnitSets sets, Evidence evidence, SplittableRandom random) {
        PartPatterns patterns = new PartPatterns(evidence);
        Subspaces subspaces = evidence.subspaces();
        int[] leftOut = Sample.rows(subspaces.withoutOne().size(), MOST_LEFT_OUT, random);
        int[] any = {};
        for (int column : leftOut) {
            long[] rest = minus(patterns.whole, patterns.hashes(new int[] {column}));
            int[] hit = patterns.hit(rest);
            sets.add(subspaces.withoutOne().get(column), hit, WEIGHT);
            any = IntStream.concat(Arrays.stream(any), Arrays.stream(hit))
                    .distinct()
                    .toArray();
        }
        sets.add(Subspaces.ANY_WITHOUT_ONE, any, WEIGHT);
        for (Subspace subspace : subspaces.subsets()) {
            sets.add(subspace.name(), patterns.hit(patterns.hashes(subspace.columns())), WEIGHT);
        }
        sets.add("which values are missing", patterns.hit(patterns.missing()), WEIGHT);
    }

    private List<Column> column(int column) {
        return Stream.concat(evidence.real().stream(), Stream.of(evidence.synthetic()))
                .map(table -> table.column(compared[column]))
                .toList();
    }

    /** By row, real rows first. */
    private long[] hashes(int[] columns) {
        long[] sums = new long[rows()];
        for (int column : columns) {
            long[] keys = Keys.of(column(column));
            for (int row = 0; row < sums.length; row++) {
                sums[row] += Patterns.mix(Patterns.mix(keys[row] + SPREAD) + column * SPREAD);
            }
        }
        return sums;
    }

    private long[] missing() {
        long[] sums = new long[rows()];
        for (int column = 0; column < compared.length; column++) {
            int row = 0;
            for (Column part : column(column)) {
                for (int i = 0; i < part.size(); i++, row++) {
                    sums[row] += part.isMissing(i) ? Patterns.mix((column + 1) * SPREAD) : 0;
                }
            }
        }
        return sums;
    }

    private int rows() {
        return evidence.realRows() + evidence.synthetic().rowCount();
    }

    private static long[] minus(long[] all, long[] part) {
        return IntStream.range(0, all.length)
                .mapToLong(row -> all[row] - part[row])
                .toArray();
    }

    private int[] hit(long[] hashes) {
        int real = evidence.realRows();
        Owners owners = new Owners(real);
        for (int row = 0; row < real; row++) {
            owners.put(hashes[row], evidence.units().ofRow(row));
        }
        return Arrays.stream(hashes, real, hashes.length)
                .mapToInt(owners::find)
                .filter(unit -> unit >= 0)
                .distinct()
                .toArray();
    }
}
