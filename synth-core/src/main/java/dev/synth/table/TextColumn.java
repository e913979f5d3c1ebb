package dev.synth.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Strings, each its own: identifiers and free text. */
public final class TextColumn implements Column {
    private final @Nullable String[] values;

    private TextColumn(@Nullable String[] values) {
        this.values = values;
    }

    /** A column of these values, null where missing. */
    public static TextColumn of(List<? extends @Nullable String> values) {
        return new TextColumn(values.toArray(new String[0]));
    }

    /** This row's value, or null if missing. */
    public @Nullable String text(int row) {
        return values[row];
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return values[row] == null;
    }

    @Override
    public TextColumn rows(int[] rows) {
        @Nullable String[] picked = new String[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return new TextColumn(picked);
    }

    @Override
    public @Nullable Object value(int row, ColumnKind kind) {
        return values[row];
    }
}
