package dev.synth.internal.encode;

import dev.synth.internal.encode.ModeCoder.Codes;
import dev.synth.internal.split.Entities;
import dev.synth.table.LevelColumn;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds columns that another column determines, so that they need not, and cannot wrongly, be learnt. */
final class Dependences {
    private Dependences() {}

    /** Splits the columns that could be learnt into those that must be and those that follow from them. */
    static FittedEncoder separate(
            Table table,
            Schema schema,
            List<LearntColumn> candidates,
            Map<Integer, IdentifierFormat> identifiers,
            Map<Integer, LevelColumn> constants,
            int rareRows,
            Entities entities,
            long seed,
            List<String> notes) {
        List<Codes> codes = new ArrayList<>();
        for (LearntColumn candidate : candidates) {
            codes.add(FittedEncoder.encode(table, candidate, seed));
        }
        Map<Integer, Determinant> determinants = determinants(candidates, codes, rareRows, entities);
        List<LearntColumn> learnt = new ArrayList<>();
        Map<Integer, Integer> indexOf = new HashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            if (!determinants.containsKey(i)) {
                indexOf.put(i, learnt.size());
                learnt.add(candidates.get(i).narrowed());
            }
        }
        List<DerivedColumn> derived = new ArrayList<>();
        determinants.forEach((determined, determinant) -> {
            derived.add(new DerivedColumn(
                    candidates.get(determined).position(),
                    candidates.get(determined).coder(),
                    indexOf.get(determinant.candidate()),
                    determinant.modes()));
        });
        return new FittedEncoder(schema, learnt, derived, identifiers, constants, notes);
    }

    /**
     * What determines a candidate.
     *
     * @param candidate another one, itself learnt
     * @param modes for each of its modes, that of the determined candidate
     */
    private record Determinant(int candidate, int[] modes) {}

    /** What determines each determined candidate. */
    private static Map<Integer, Determinant> determinants(
            List<LearntColumn> candidates, List<Codes> codes, int rareRows, Entities entities) {
        List<Integer> discrete = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            boolean isBase = false;
            for (LearntColumn other : candidates) {
                isBase |= other.base() == candidates.get(i).position();
            }
            if (candidates.get(i).coder().segments() == 0 && !candidates.get(i).hasBase() && !isBase) {
                discrete.add(i);
            }
        }
        // Numbers first, and among equals those of fewer modes: of a pair that determines each other the levels are
        // learnt, because levels can be conditions.
        discrete.sort(
                Comparator.<Integer, Boolean>comparing(i -> candidates.get(i).coder() instanceof LevelCoder)
                        .thenComparing(i -> candidates.get(i).coder().modes()));
        Map<Integer, Determinant> determinants = new HashMap<>();
        Set<Integer> determining = new HashSet<>();
        for (int determined : discrete) {
            for (int k = discrete.size() - 1; k >= 0 && !determinants.containsKey(determined); k--) {
                int by = discrete.get(k);
                if (by != determined && !determinants.containsKey(by) && !determining.contains(determined)) {
                    findMap(candidates, codes, by, determined, rareRows, entities)
                            .ifPresent(modes -> {
                                determinants.put(determined, new Determinant(by, modes));
                                determining.add(by);
                            });
                }
            }
        }
        return determinants;
    }

    /** For each mode of one candidate the only one that another takes with it; empty if there are several. */
    private static Optional<int[]> findMap(
            List<LearntColumn> candidates, List<Codes> codes, int by, int determined, int rareRows, Entities entities) {
        int modes = candidates.get(by).coder().modes();
        int determinedModes = candidates.get(determined).coder().modes();
        if (modes < determinedModes || determinedModes < 2) {
            return Optional.empty();
        }
        int[] map = new int[modes];
        Arrays.fill(map, -1);
        int[] from = codes.get(by).codes();
        int[] to = codes.get(determined).codes();
        for (int row = 0; row < from.length; row++) {
            if (map[from[row]] == -1) {
                map[from[row]] = to[row];
            } else if (map[from[row]] != to[row]) {
                return Optional.empty();
            }
        }
        // What a mode of few entities determines is what those few people have.
        boolean held = Arrays.stream(entities.holders(from, modes)).allMatch(count -> count >= rareRows);
        return held ? Optional.of(map) : Optional.empty();
    }
}
