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
import java.util.List;
import java.util.Map;

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
        Map<Integer, Integer> determinants = determinants(candidates, codes, rareRows, entities);
        List<LearntColumn> learnt = new ArrayList<>();
        Map<Integer, Integer> indexOf = new HashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            if (!determinants.containsKey(i)) {
                indexOf.put(i, learnt.size());
                learnt.add(candidates.get(i));
            }
        }
        List<DerivedColumn> derived = new ArrayList<>();
        determinants.forEach((determined, determinant) -> {
            int[] map = map(codes.get(determinant), codes.get(determined), candidates.get(determinant));
            derived.add(new DerivedColumn(
                    candidates.get(determined).position(),
                    candidates.get(determined).coder(),
                    indexOf.get(determinant),
                    map));
        });
        return new FittedEncoder(schema, learnt, derived, identifiers, constants, notes);
    }

    /** For each determined candidate, the one that determines it and is itself learnt. */
    private static Map<Integer, Integer> determinants(
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
        Map<Integer, Integer> determinants = new HashMap<>();
        for (int determined : discrete) {
            for (int k = discrete.size() - 1; k >= 0 && !determinants.containsKey(determined); k--) {
                int by = discrete.get(k);
                if (by != determined
                        && !determinants.containsKey(by)
                        && !determinants.containsValue(determined)
                        && determines(candidates, codes, by, determined, rareRows, entities)) {
                    determinants.put(determined, by);
                }
            }
        }
        return determinants;
    }

    private static boolean determines(
            List<LearntColumn> candidates, List<Codes> codes, int by, int determined, int rareRows, Entities entities) {
        int modes = candidates.get(by).coder().modes();
        int determinedModes = candidates.get(determined).coder().modes();
        if (modes < determinedModes || determinedModes < 2) {
            return false;
        }
        int[] map = new int[modes];
        Arrays.fill(map, -1);
        int[] from = codes.get(by).codes();
        int[] to = codes.get(determined).codes();
        for (int row = 0; row < from.length; row++) {
            if (map[from[row]] == -1) {
                map[from[row]] = to[row];
            } else if (map[from[row]] != to[row]) {
                return false;
            }
        }
        // What a mode of few entities determines is what those few people have.
        return Arrays.stream(entities.holders(from, modes)).allMatch(count -> count >= rareRows);
    }

    private static int[] map(Codes by, Codes determined, LearntColumn determinant) {
        int[] map = new int[determinant.coder().modes()];
        for (int row = 0; row < by.codes().length; row++) {
            map[by.codes()[row]] = determined.codes()[row];
        }
        return map;
    }
}
