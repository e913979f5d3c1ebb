package dev.synth.io.internal.column;

import dev.synth.table.TextColumn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class TextBuilder extends ColumnBuilder {
    private final List<@Nullable String> values = new ArrayList<>();

    @Override
    public void addMissing() {
        values.add(null);
    }

    @Override
    public void addText(String text) {
        values.add(text);
    }

    @Override
    public TextColumn build() {
        return TextColumn.of(values);
    }
}
