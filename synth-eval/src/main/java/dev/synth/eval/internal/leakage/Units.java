package dev.synth.eval.internal.leakage;

import dev.synth.table.Column;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who the real rows belong to: the units that were split, at random, into training and holdout. A unit is an entity if the
 * schema names an entity column and a row otherwise; a row without an entity is a unit of its own.
 *
 * <p>Rows are numbered through training and holdout. Units {@code 0 … training − 1} are training units.
 */
final class Units {
    private final int[] ofRow;
    private final int[] firstRow;
    private final int training;
    private final int shared;
    private final boolean entities;

    private Units(int[] ofRow, int[] firstRow, int training, int shared, boolean entities) {
        this.ofRow = ofRow;
        this.firstRow = firstRow;
        this.training = training;
        this.shared = shared;
        this.entities = entities;
    }

    static Units of(Table training, Optional<Table> holdout) {
        int rows = training.rowCount() + holdout.map(Table::rowCount).orElse(0);
        Optional<String> entity = training.schema().findRole(Role.ENTITY).map(ColumnSchema::name);
        int[] ofRow = new int[rows];
        Map<String, Integer> inTraining = new HashMap<>();
        int count = number(training, entity, ofRow, 0, 0, inTraining);
        int trainingUnits = count;
        Map<String, Integer> inHoldout = new HashMap<>();
        if (holdout.isPresent()) {
            count = number(holdout.get(), entity, ofRow, training.rowCount(), count, inHoldout);
        }
        Set<String> both = new HashSet<>(inTraining.keySet());
        both.retainAll(inHoldout.keySet());
        return new Units(ofRow, firstRows(ofRow, count), trainingUnits, both.size(), entity.isPresent());
    }

    private static int number(
            Table table, Optional<String> entity, int[] ofRow, int offset, int first, Map<String, Integer> known) {
        Optional<Column> column = entity.map(table::column);
        int next = first;
        for (int row = 0; row < table.rowCount(); row++) {
            int at = row;
            String name = column.map(names -> Keys.name(names, at)).orElse(null);
            Integer seen = name == null ? null : known.putIfAbsent(name, next);
            ofRow[offset + row] = seen == null ? next++ : seen;
        }
        return next;
    }

    private static int[] firstRows(int[] ofRow, int count) {
        int[] first = new int[count];
        Arrays.fill(first, -1);
        for (int row = ofRow.length - 1; row >= 0; row--) {
            first[ofRow[row]] = row;
        }
        return first;
    }

    int count() {
        return firstRow.length;
    }

    int training() {
        return training;
    }

    boolean isTraining(int unit) {
        return unit < training;
    }

    int ofRow(int row) {
        return ofRow[row];
    }

    /** One row of this unit: rows of one unit depend on each other, rows of different units do not. */
    int firstRow(int unit) {
        return firstRow[unit];
    }

    /** How many entities have rows in training and in holdout. */
    int shared() {
        return shared;
    }

    /** What messages call a unit. */
    String noun() {
        return entities ? "entities" : "records";
    }
}
