package dev.synth.internal.sampling;

import dev.synth.internal.encode.EntityRows;
import dev.synth.internal.encode.FittedTable;
import dev.synth.internal.encode.LearntColumn;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumericView;
import dev.synth.table.Role;
import dev.synth.table.Rule;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Which finished rows may stay: those that keep the rules, meet the conditions and fit their entity. Not thread-safe. */
final class RowCheck {
    private final FittedTable model;
    private final List<Requirement> conditions;
    private final List<String> constants;
    private final List<Rule.Unique> keys;
    private final Set<List<Object>> seen = new HashSet<>();

    RowCheck(FittedTable model, List<Requirement> conditions) {
        this.model = model;
        this.conditions = conditions;
        this.constants = model.entities().map(rows -> watched(model, rows)).orElse(List.of());
        this.keys = model.schema().rules().stream()
                .filter(rule -> rule instanceof Rule.Unique key && isWithinEntity(key))
                .map(Rule.Unique.class::cast)
                .toList();
    }

    /** Whether there is anything to check. */
    boolean isNeeded() {
        return !conditions.isEmpty()
                || !constants.isEmpty()
                || !keys.isEmpty()
                || model.schema().rules().stream().anyMatch(rule -> !(rule instanceof Rule.Combination));
    }

    /** Whether rows of one entity depend on those before them. */
    boolean hasKeys() {
        return !keys.isEmpty();
    }

    /** Columns of levels that are the same in all rows of an entity without being copied from its first row. */
    private static List<String> watched(FittedTable model, EntityRows rows) {
        Set<String> copied = new HashSet<>();
        for (int c = 0; c < rows.kept().length; c++) {
            LearntColumn column = model.encoder().learnt().get(c);
            if (rows.kept()[c] == 1) {
                copied.add(model.encoder().schema().column(column.position()).name());
            }
        }
        return model.schema().columns().stream()
                .filter(column -> column.kind().isLevelled())
                .map(ColumnSchema::name)
                .filter(name -> rows.constants().contains(name) && !copied.contains(name))
                .toList();
    }

    /** A key that no new identifier of the row keeps unique: only the rows of one entity can agree in it. */
    private boolean isWithinEntity(Rule.Unique key) {
        return model.entities().isPresent()
                && key.columns().stream()
                        .anyMatch(name -> model.schema().column(name).has(Role.ENTITY))
                && key.columns().stream().noneMatch(this::isNewInEachRow);
    }

    private boolean isNewInEachRow(String name) {
        ColumnSchema column = model.schema().column(name);
        return column.kind() == ColumnKind.IDENTIFIER
                && !column.has(Role.ENTITY)
                && !model.entities().orElseThrow().constants().contains(name);
    }

    /** Whether rows keep the rules about single rows and meet the conditions. */
    BitSet holds(Table rows) {
        BitSet holds = new BitSet(rows.rowCount());
        holds.set(0, rows.rowCount());
        holds.andNot(model.rules().broken(rows));
        for (Requirement condition : conditions) {
            IntPredicate meets = meets(rows, condition);
            for (int row = 0; row < rows.rowCount(); row++) {
                holds.set(row, holds.get(row) && meets.test(row));
            }
        }
        return holds;
    }

    private static IntPredicate meets(Table rows, Requirement condition) {
        int position = rows.schema().indexOf(condition.column());
        if (rows.column(position) instanceof LevelColumn levels) {
            return row -> !levels.isMissing(row)
                    && condition.levels().contains(levels.levels().get(levels.code(row)));
        }
        Bounds bounds = Bounds.of(rows.schema().column(position), condition);
        NumericView numbers = rows.numeric(position);
        return row -> bounds.contain(numbers.number(row));
    }

    /**
     * Whether rows may stay.
     *
     * @param first the first rows of the rows' entities, row by row
     * @param entity the number of each row's entity
     * @param isFree whether a row that may stay otherwise has keys of its own
     */
    BitSet holds(Table rows, Table first, IntUnaryOperator entity, IntPredicate isFree) {
        BitSet holds = holds(rows);
        for (String name : constants) {
            Column values = rows.column(name);
            Column wanted = first.column(name);
            var kind = rows.schema().column(name).kind();
            for (int row = holds.nextSetBit(0); row >= 0; row = holds.nextSetBit(row + 1)) {
                holds.set(row, Objects.equals(values.value(row, kind), wanted.value(row, kind)));
            }
        }
        for (int row = holds.nextSetBit(0); row >= 0; row = holds.nextSetBit(row + 1)) {
            holds.set(row, isNew(rows, row, entity.applyAsInt(row), isFree));
        }
        return holds;
    }

    private boolean isNew(Table rows, int row, int entity, IntPredicate isFree) {
        List<List<Object>> found = new ArrayList<>();
        for (Rule.Unique key : keys) {
            List<Object> values = new ArrayList<>(List.of(key, entity));
            for (String name : key.columns()) {
                if (!rows.schema().column(name).kind().isTextual()) {
                    values.add(String.valueOf(rows.value(row, rows.schema().indexOf(name))));
                }
            }
            found.add(values);
        }
        if (found.stream().anyMatch(seen::contains) || !isFree.test(row)) {
            return false;
        }
        seen.addAll(found);
        return true;
    }
}
