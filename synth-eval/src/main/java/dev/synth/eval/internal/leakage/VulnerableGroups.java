package dev.synth.eval.internal.leakage;

import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Units that are easy to single out: the most isolated 5 and 1 %, by distance to the nearest other unit, and the holders of
 * a rare level of a column with few levels or of a sensitive or target column. Who belongs to a group depends on T ∪ H
 * alone.
 */
final class VulnerableGroups {
    /** Units that a group holds at least. */
    static final int FEWEST = 20;

    private static final double[] ISOLATED = {0.05, 0.01};
    private static final double RARE = 0.05;
    private static final int FEW_LEVELS = 50;
    private static final int MOST_CLASSES = 100;

    private VulnerableGroups() {}

    /**
     * Some units.
     *
     * @param name as messages call it; names a column but no value
     * @param member by unit
     */
    record Group(String name, boolean[] member, int size) {
        static Group of(String name, int[] units, int population) {
            boolean[] member = new boolean[population];
            Arrays.stream(units).forEach(unit -> member[unit] = true);
            return new Group(name, member, units.length);
        }
    }

    static List<Group> of(Evidence evidence, SplittableRandom random) {
        List<Group> groups = new ArrayList<>();
        Distances distances = evidence.distances();
        double[] closeness =
                Arrays.stream(distances.isolation()).map(apart -> -apart).toArray();
        Ranking loneliest = Ranking.of(distances.units(), closeness, random);
        for (double share : ISOLATED) {
            int size = loneliest.sizeOf(share);
            if (size >= FEWEST) {
                groups.add(Group.of(
                        "the most isolated " + Wording.percent(share) + " of "
                                + evidence.units().noun(),
                        loneliest.front(size),
                        evidence.units().count()));
            }
        }
        List<Group> classes = new ArrayList<>();
        for (int column : evidence.compared()) {
            classes.addAll(rareClasses(evidence, column));
        }
        classes.stream()
                .sorted(Comparator.comparingInt(Group::size))
                .limit(MOST_CLASSES)
                .forEach(groups::add);
        return groups;
    }

    private static List<Group> rareClasses(Evidence evidence, int column) {
        ColumnSchema schema = evidence.training().schema().column(column);
        if (!schema.kind().isLevelled()) {
            return List.of();
        }
        LevelColumn levels = evidence.allReal().levels(column);
        boolean declared = schema.has(Role.SENSITIVE) || schema.has(Role.TARGET);
        if (levels.levels().size() > FEW_LEVELS && !declared) {
            return List.of();
        }
        int units = evidence.units().count();
        return Arrays.stream(rowsByLevel(levels))
                .map(rows -> Arrays.stream(rows)
                        .map(evidence.units()::ofRow)
                        .distinct()
                        .toArray())
                .filter(holders -> holders.length >= FEWEST && holders.length <= RARE * units)
                .map(holders -> Group.of("a rare class of '" + schema.name() + "'", holders, units))
                .toList();
    }

    private static int[][] rowsByLevel(LevelColumn levels) {
        int[] left = levels.counts();
        int[][] rows = Arrays.stream(left).mapToObj(int[]::new).toArray(int[][]::new);
        for (int row = 0; row < levels.size(); row++) {
            int level = levels.code(row);
            if (level != LevelColumn.MISSING) {
                rows[level][--left[level]] = row;
            }
        }
        return rows;
    }
}
