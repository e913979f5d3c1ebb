package dev.synth.internal.encode;

import dev.synth.internal.encode.RareLevels.Rule;
import dev.synth.internal.split.Entities;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.LevelColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One mode per level that enough entities hold, and one for missing values. A level held by too few is never learnt: its
 * rows are given other levels.
 *
 * @param levels the levels that are learnt, mode by mode; null stands for missing and comes last if it comes
 * @param frequencies share of training rows in each mode
 * @param rare what becomes of rows whose level is not learnt
 */
public record LevelCoder(List<@Nullable String> levels, double[] frequencies, RareLevels rare) implements ModeCoder {

    /** A coder that gives rows of rare levels other ones by frequency. */
    public LevelCoder(List<@Nullable String> levels, double[] frequencies) {
        this(levels, frequencies, RareLevels.BY_FREQUENCY);
    }

    /**
     * Fits the modes.
     *
     * @param least levels (and missing values) that fewer entities hold are left out
     * @return a coder without modes, if no level has enough holders
     */
    public static LevelCoder fit(LevelColumn column, int least, Entities entities, RareLevels rare) {
        LevelHolders holding = new LevelHolders(column, entities);
        int enough = Math.max(1, least);
        List<@Nullable String> kept = new ArrayList<>();
        for (int level = 0; level < column.levels().size(); level++) {
            if (holding.holders(level) >= enough) {
                kept.add(column.levels().get(level));
            }
        }
        Set<String> known = strings(kept);
        boolean all = rare.rule() == Rule.FAMILY && known.containsAll(holding.used());
        if (rare.rule() == Rule.OTHER && !known.contains(rare.other()) && holding.othersThan(known) >= enough) {
            kept.add(rare.other());
        } else if (rare.rule() == Rule.FAMILY) {
            kept.addAll(CodeFamily.newParents(holding.used(), known, enough, holding::holders));
        }
        if (holding.holders(column.levels().size()) >= enough) {
            kept.add(null);
        }
        return new LevelCoder(kept, holding.frequencies(kept, rare), all ? RareLevels.BY_FREQUENCY : rare);
    }

    /** The levels that are none for missing. */
    static Set<String> strings(List<@Nullable String> levels) {
        Set<String> strings = new LinkedHashSet<>();
        levels.stream().filter(Objects::nonNull).forEach(strings::add);
        return strings;
    }

    /** Whether the modes are in the order of their levels' meaning. */
    @Override
    public boolean isOrdered() {
        return rare.rule() == Rule.NEIGHBOUR;
    }

    @Override
    public int modes() {
        return levels.size();
    }

    @Override
    public int segments() {
        return 0;
    }

    @Override
    public int cells() {
        return 0;
    }

    @Override
    public double[][] ranks() {
        double[][] ranks = new double[2][modes()];
        if (isOrdered()) {
            int present = present().size();
            double mass = Math.max(
                    Double.MIN_NORMAL, Arrays.stream(frequencies, 0, present).sum());
            double below = 0;
            for (int mode = 0; mode < present; mode++) {
                ranks[0][mode] = 2 * (below + frequencies[mode] / 2) / mass - 1;
                below += frequencies[mode];
            }
        }
        return ranks;
    }

    @Override
    public Codes encode(Column column, SplittableRandom random) {
        LevelColumn values = (LevelColumn) column;
        int[][] candidates = StandIns.of(values.levels(), levels, rare);
        double[] ends = frequencies.clone();
        Arrays.parallelPrefix(ends, Double::sum);
        Map<int[], double[]> masses = new IdentityHashMap<>();
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            int[] among = candidates[values.code(row) + 1];
            if (among.length == 1) {
                codes[row] = among[0];
            } else if (among.length == 0) {
                codes[row] = Math.min(modes() - 1, Sorted.count(ends, random.nextDouble(), true));
            } else {
                double[] mass = masses.computeIfAbsent(among, this::cumulative);
                double drawn = random.nextDouble() * mass[mass.length - 1];
                codes[row] = among[Math.min(among.length - 1, Sorted.count(mass, drawn, true))];
            }
        }
        return new Codes(codes, new float[0]);
    }

    private double[] cumulative(int[] modes) {
        double[] mass =
                Arrays.stream(modes).mapToDouble(mode -> frequencies[mode]).toArray();
        Arrays.parallelPrefix(mass, Double::sum);
        return mass;
    }

    /** The levels without the one that stands for missing. */
    public List<String> present() {
        List<String> present = new ArrayList<>();
        for (String level : levels) {
            if (level != null) {
                present.add(level);
            }
        }
        return present;
    }

    @Override
    public List<String> literals(ColumnKind kind) {
        return present();
    }
}
