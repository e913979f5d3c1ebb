package dev.synth.io.internal.column;

import dev.synth.table.CheckDigit;
import dev.synth.table.ColumnSchema;
import dev.synth.table.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class TextBuilder extends ColumnBuilder {
    private final Optional<CheckDigit> checkDigit;
    private final List<@Nullable String> values = new ArrayList<>();

    TextBuilder(ColumnSchema column) {
        this.checkDigit = column.domain().checkDigit();
    }

    @Override
    public void addMissing() {
        values.add(null);
    }

    @Override
    public void addText(String text) {
        if (checkDigit.isPresent() && !checkDigit.get().isRight(text)) {
            throw new MisfitException("breaks the check digit that the schema declares ("
                    + checkDigit.get().label() + "); correct it, leave it empty, or remove checkDigit from the schema");
        }
        values.add(text);
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public long last() {
        return values.size() - 1L;
    }

    @Override
    public void addAgain(long[] rows, int count) {
        for (int i = 0; i < count; i++) {
            values.add(values.get((int) rows[i]));
        }
    }

    @Override
    public TextColumn build() {
        return TextColumn.of(values);
    }
}
