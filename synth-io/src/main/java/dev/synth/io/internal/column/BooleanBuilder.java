package dev.synth.io.internal.column;

import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Codes 0 and 1; where the schema names no levels, the first spelling met of each is its level. */
final class BooleanBuilder extends ColumnBuilder {
    private final List<String> declared;
    private final @Nullable String[] spelling = new String[2];
    private final LevelBuilder codes = new LevelBuilder(List.of("0", "1"));

    BooleanBuilder(ColumnSchema column) {
        if (!column.levels().isEmpty() && column.levels().size() != 2) {
            throw new IllegalArgumentException("Column '" + column.name() + "' is boolean and has levels "
                    + column.levels() + "; give two, false first, or none.");
        }
        this.declared = column.levels();
    }

    @Override
    public void addMissing() {
        codes.addMissing();
    }

    @Override
    public void addText(String text) {
        if (!declared.isEmpty()) {
            int code = declared.indexOf(text);
            if (code < 0) {
                throw new MisfitException("is neither '" + declared.get(0) + "' nor '" + declared.get(1)
                        + "'; correct it, or change the column's levels or kind in the schema");
            }
            addWhole(code);
            return;
        }
        Optional<Boolean> meaning = BooleanWords.meaning(text);
        if (meaning.isEmpty()) {
            throw new MisfitException("is neither true nor false; correct it, or name the column's two levels, false"
                    + " first, in the schema");
        }
        int code = meaning.get() ? 1 : 0;
        if (spelling[code] == null) {
            spelling[code] = text;
        }
        addWhole(code);
    }

    @Override
    public void addWhole(long value) {
        codes.addText(value == 0 ? "0" : "1");
    }

    @Override
    public int size() {
        return codes.size();
    }

    @Override
    public long last() {
        return codes.last();
    }

    @Override
    public void addAgain(long[] values, int count) {
        codes.addAgain(values, count);
    }

    @Override
    public LevelColumn build() {
        return codes.build(declared.isEmpty() ? spellings() : declared);
    }

    private List<String> spellings() {
        String no = spelling[0];
        String yes = spelling[1];
        List<String> levels = new ArrayList<>();
        levels.add(no == null ? "false" : no);
        levels.add(yes == null || levels.contains(yes) ? "true" : yes);
        return levels;
    }
}
