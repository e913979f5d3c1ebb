package dev.synth.gan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every sampled row must hold: one level or value per named column; immutable. */
public final class Conditions {
    /** No condition: rows as the table has them. */
    public static final Conditions NONE = new Conditions(Map.of());

    private final Map<String, String> values;

    private Conditions(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The condition that a column holds this level; numbers and dates are written as in the table. */
    public static Conditions where(String column, String level) {
        return NONE.and(column, level);
    }

    /**
     * These conditions and one more.
     *
     * @throws IllegalArgumentException if the column has a condition already
     */
    public Conditions and(String column, String level) {
        if (values.containsKey(column)) {
            throw new IllegalArgumentException("Column '" + column + "' has two conditions ('" + values.get(column)
                    + "' and '" + level + "'); a row can meet one only.");
        }
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(column, level);
        return new Conditions(more);
    }

    /** The wanted level by column name. */
    public Map<String, String> values() {
        return values;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
