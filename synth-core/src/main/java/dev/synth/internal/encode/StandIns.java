package dev.synth.internal.encode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** For every level of a column, the modes that its rows may be given. */
final class StandIns {
    private static final int[] ANY = {};

    private final List<String> levels;
    private final RareLevels rare;
    private final Map<@Nullable String, Integer> modeOf = new HashMap<>();
    private final TreeSet<String> kept;
    private final Map<String, int[]> families = new HashMap<>();

    private StandIns(List<String> levels, List<@Nullable String> modes, RareLevels rare) {
        this.levels = levels;
        this.rare = rare;
        this.kept = new TreeSet<>(LevelCoder.strings(modes));
        for (int mode = 0; mode < modes.size(); mode++) {
            modeOf.put(modes.get(mode), mode);
        }
    }

    /**
     * The modes for each level.
     *
     * @param levels of the column to code, in order
     * @param modes the levels that are learnt, null for missing
     * @return by code + 1, missing first: one mode, several to draw from by frequency, or none where all may be drawn
     */
    static int[][] of(List<String> levels, List<@Nullable String> modes, RareLevels rare) {
        StandIns standIns = new StandIns(levels, modes, rare);
        int[][] among = new int[levels.size() + 1][];
        among[0] = standIns.mode(null);
        for (int level = 0; level < levels.size(); level++) {
            boolean own = standIns.kept.contains(levels.get(level));
            among[level + 1] = own ? standIns.mode(levels.get(level)) : standIns.standIns(level);
        }
        return among;
    }

    private int[] mode(@Nullable String level) {
        Integer mode = modeOf.get(level);
        return mode == null ? ANY : new int[] {mode};
    }

    private int[] standIns(int level) {
        return switch (rare.rule()) {
            case FREQUENCY -> ANY;
            case NEIGHBOUR -> nearest(level);
            case FAMILY -> family(levels.get(level));
            case OTHER -> mode(rare.other());
        };
    }

    private int[] family(String code) {
        Optional<String> parent = CodeFamily.parent(code, kept);
        return parent.isPresent()
                ? mode(parent.get())
                : families.computeIfAbsent(CodeFamily.shared(code, kept), this::beginningWith);
    }

    private int[] beginningWith(String shared) {
        return shared.isEmpty()
                ? ANY
                : kept.subSet(shared, true, shared + Character.MAX_VALUE, true).stream()
                        .mapToInt(modeOf::get)
                        .toArray();
    }

    /** The nearest kept levels before and after; both where they are equally near. */
    private int[] nearest(int level) {
        List<Integer> found = new ArrayList<>();
        for (int distance = 1; distance < levels.size() && found.isEmpty(); distance++) {
            for (int at : new int[] {level - distance, level + distance}) {
                if (at >= 0 && at < levels.size() && kept.contains(levels.get(at))) {
                    found.add(modeOf.get(levels.get(at)));
                }
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }
}
