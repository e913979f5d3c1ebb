package dev.synth.io.internal.rows;

import dev.synth.table.TableFormatException;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** The components of a class of records, as columns. */
public final class Records {
    private final Map<String, Method> accessors = new LinkedHashMap<>();

    /**
     * The components of this class.
     *
     * @throws IllegalArgumentException if it has none, or they cannot be read from here
     */
    public Records(Class<? extends Record> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            Method accessor = component.getAccessor();
            try {
                accessor.setAccessible(true);
            } catch (InaccessibleObjectException e) {
                throw new IllegalArgumentException(
                        "The components of " + type.getName() + " cannot be read: its module does not open the package "
                                + type.getPackageName() + " to dev.synth.io; open it, or pass the rows as maps.",
                        e);
            }
            accessors.put(component.getName(), accessor);
        }
        if (accessors.isEmpty()) {
            throw new IllegalArgumentException(
                    type.getName() + " has no components; a table needs at least one column.");
        }
    }

    /** Appends a record's components as a row. */
    public void add(Record row, HeldRows rows) {
        rows.addRow();
        accessors.forEach((name, accessor) -> rows.set(name, value(accessor, row)));
    }

    private static Object value(Method accessor, Record row) {
        try {
            return accessor.invoke(row);
        } catch (InvocationTargetException e) {
            throw new TableFormatException(
                    "The accessor " + accessor.getName() + "() of "
                            + row.getClass().getName() + " failed: " + e.getCause(),
                    e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Access was granted above", e);
        }
    }
}
