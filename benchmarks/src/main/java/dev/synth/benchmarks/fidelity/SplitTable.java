package dev.synth.benchmarks.fidelity;

import dev.synth.SchemaJson;
import dev.synth.internal.split.Entities;
import dev.synth.internal.split.Holdout;
import dev.synth.io.TableFiles;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A table to be scored on.
 *
 * @param training T, all that a generator sees
 * @param holdout H, rows of the same population
 * @param score how the prediction of the target is scored; empty if there is no target
 */
record SplitTable(String name, Table training, Table holdout, Optional<UtilityScore> score) {

    /**
     * The schema of a pair of files, with the roles that the settings give.
     *
     * @throws IllegalArgumentException naming table and column, if the settings do not fit
     */
    static Schema schema(TablePair pair, TableSettings settings) throws IOException {
        Schema found = settings.schema().isPresent()
                ? SchemaJson.read(settings.schema().get())
                : inferred(pair);
        try {
            return settings.applyTo(found);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Table '" + pair.name() + "': " + e.getMessage(), e);
        }
    }

    /** The training file's schema; a column whose steps the test file has more of is categorical. */
    private static Schema inferred(TablePair pair) throws IOException {
        Schema schema = TableFiles.source(pair.train()).inferSchema();
        if (schema.columns().stream().noneMatch(column -> column.kind() == ColumnKind.ORDINAL)) {
            return schema;
        }
        Table test = TableFiles.source(pair.test()).read(schema.forOtherRows());
        Schema open = schema.forOtherRows();
        for (ColumnSchema column : schema.columns()) {
            boolean same = column.kind() == ColumnKind.ORDINAL
                    && column.levels().containsAll(((LevelColumn) test.column(column.name())).levels());
            open = same ? open.with(column) : open;
        }
        return open;
    }

    /**
     * Reads both files under one schema, and splits them anew where the schema names an entity column.
     *
     * @throws IllegalArgumentException if the target has too many classes or too few
     */
    static SplitTable read(TablePair pair, Schema schema, TableSettings settings) throws IOException {
        Table train = TableFiles.source(pair.train()).read(schema);
        Table test = TableFiles.source(pair.test()).read(schema);
        Holdout split = schema.findRole(Role.ENTITY).isPresent()
                ? byEntity(pair.name(), train, test)
                : new Holdout(train, test);
        Optional<UtilityScore> score = settings.score(schema);
        if (score.equals(Optional.of(UtilityScore.AUC))) {
            Prediction.classes(split.training(), settings.target().orElseThrow());
        }
        return new SplitTable(pair.name(), split.training(), split.holdout(), score);
    }

    /**
     * Pools the rows and splits them so that nobody has rows on both sides. Of the entities, the share is held out that
     * the test rows have of all rows; the choice follows from the table's name alone. A column that only the training file
     * held constant becomes one of levels.
     */
    static Holdout byEntity(String name, Table train, Table test) {
        Table pooled = withoutFalseConstants(train.append(test));
        double share = (double) test.rowCount() / pooled.rowCount();
        return Holdout.split(pooled, OptionalDouble.of(share), name.hashCode(), "Table '" + name + "'");
    }

    private static Table withoutFalseConstants(Table table) {
        Schema schema = table.schema();
        for (ColumnSchema column : table.schema().columns()) {
            if (column.kind() == ColumnKind.CONSTANT) {
                LevelColumn values = table.levels(table.schema().indexOf(column.name()));
                boolean varies = IntStream.range(1, values.size()).anyMatch(row -> values.code(row) != values.code(0));
                schema = varies ? schema.with(column.withKind(ColumnKind.CATEGORICAL)) : schema;
            }
        }
        return Table.of(schema, table.columns());
    }

    /** What a reader of the progress should know about the table, such as {@code 32561 training rows, 16281 held out}. */
    String describe() {
        String rows = training.rowCount() + " training rows, " + holdout.rowCount() + " held out";
        return training.schema().findRole(Role.ENTITY).isEmpty()
                ? rows
                : rows + ", split anew by "
                        + training.schema().findRole(Role.ENTITY).get().name() + " ("
                        + Entities.of(training).count() + " and "
                        + Entities.of(holdout).count() + ")";
    }
}
