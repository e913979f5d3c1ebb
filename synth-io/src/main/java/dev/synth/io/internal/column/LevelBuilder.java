package dev.synth.io.internal.column;

import dev.synth.table.LevelColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class LevelBuilder extends ColumnBuilder {
    private static final int LEVELS_SHOWN = 10;

    private final boolean fixed;
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> levels = new ArrayList<>();
    private final WholeRuns values = new WholeRuns();

    /** Levels are those given or, if none are, numbered as they come up. */
    LevelBuilder(List<String> declared) {
        this.fixed = !declared.isEmpty();
        declared.forEach(this::newLevel);
    }

    @Override
    public void addMissing() {
        add(LevelColumn.MISSING);
    }

    @Override
    public void addText(String text) {
        Integer code = codes.get(text);
        if (code == null && fixed) {
            String rest = levels.size() > LEVELS_SHOWN ? ", ..." : "";
            throw new MisfitException("is none of the column's levels ("
                    + String.join(", ", levels.subList(0, Math.min(LEVELS_SHOWN, levels.size()))) + rest
                    + "); correct it, or add it to the schema's levels");
        }
        add(code == null ? newLevel(text) : code);
    }

    private int newLevel(String level) {
        int code = levels.size();
        codes.put(level, code);
        levels.add(level);
        return code;
    }

    private void add(int code) {
        values.add(code);
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public long last() {
        return values.last();
    }

    @Override
    public void addAgain(long[] earlier, int count) {
        values.add(earlier, count);
    }

    @Override
    public LevelColumn build() {
        return build(levels);
    }

    /** The column with other names for its levels. */
    LevelColumn build(List<String> names) {
        return LevelColumn.of(values.ints(), values.size(), names);
    }
}
