package dev.synth.io.internal.foreign;

import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.io.internal.column.MissingTokens;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumericView;
import dev.synth.table.ValueDomain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects a column that another tool wrote in its own way, as a column that can be compared with the training table's.
 * {@link #schema} and {@link #notes} are known once it is built. Not thread-safe.
 */
public abstract class ForeignColumn extends ColumnBuilder {
    private static final Set<String> TOKENS = Set.of("None", "NAN", "Null");

    private final ColumnSchema expected;
    private final String place;
    private final List<String> notes = new ArrayList<>();
    private ColumnKind kind;

    ForeignColumn(ColumnSchema expected, String place) {
        this.expected = expected;
        this.place = place;
        this.kind = expected.kind();
    }

    /**
     * The collector of a column that imitates this one of the training table.
     *
     * @param file what messages call the file
     */
    public static ForeignColumn of(ColumnSchema expected, Column training, String file) {
        String place = "'" + file + "', column '" + expected.name() + "'";
        return switch (expected.kind()) {
            case CONTINUOUS, INTEGER ->
                new ForeignNumbers(expected, place, Range.of((NumericView) training, training.size()));
            case DATE, DATE_TIME ->
                new ForeignDates(expected, place, Range.of((NumericView) training, training.size()));
            case TIME, DURATION -> new ForeignClocks(expected, place);
            case BOOLEAN, CATEGORICAL, ORDINAL, CONSTANT -> new ForeignLevels(expected, place, (LevelColumn) training);
            case IDENTIFIER, TEXT -> new ForeignTexts(expected, place);
        };
    }

    /** The column's schema: the training table's, or the kind that holds its values. */
    public ColumnSchema schema() {
        boolean ordered = kind == ColumnKind.ORDINAL;
        ColumnSchema schema = expected.withDomain(ValueDomain.ANY).withKind(kind);
        return kind.isLevelled() && !ordered ? schema.withLevels(List.of()) : schema;
    }

    /** What had to be understood, one sentence each; no value of the training table. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public Set<String> missingTokens(ColumnSchema column) {
        Set<String> tokens = new HashSet<>(TOKENS);
        tokens.addAll(MissingTokens.of(column));
        return tokens;
    }

    ColumnSchema expected() {
        return expected;
    }

    String place() {
        return place;
    }

    void note(String text) {
        notes.add(place + " " + text + ".");
    }

    void become(ColumnKind other) {
        kind = other;
    }
}
