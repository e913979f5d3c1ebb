package dev.synth.io.internal.foreign;

import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.table.Column;
import dev.synth.table.ColumnSchema;

/** Identifiers and free texts, as they are. */
final class ForeignTexts extends ForeignColumn {
    private final ColumnBuilder texts;

    ForeignTexts(ColumnSchema expected, String place) {
        super(expected, place);
        this.texts = ColumnBuilder.of(expected);
    }

    @Override
    public void addMissing() {
        texts.addMissing();
    }

    @Override
    public void addText(String text) {
        texts.addText(text);
    }

    @Override
    public Column build() {
        return texts.build();
    }
}
