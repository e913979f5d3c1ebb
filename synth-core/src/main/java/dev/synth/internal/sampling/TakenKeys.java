package dev.synth.internal.sampling;

import dev.synth.internal.encode.FittedTable;
import dev.synth.internal.random.Hash64;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Rule;
import dev.synth.table.Table;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which values of keys the rows of one sample have taken so far, for keys without a column that is made anew: a row may not
 * repeat those of a row before it. Keys are held as hashes; that two of them agree by chance costs one draw. Not
 * thread-safe.
 */
public final class TakenKeys {
    private final List<Rule.Unique> keys;
    /** By hash of a key and its values, the number of the row that has them. */
    private final Map<Long, Long> rows = new HashMap<>();

    private long offered;
    private long kept;

    private TakenKeys(List<Rule.Unique> keys) {
        this.keys = keys;
    }

    /** Keys that rows may repeat. */
    static TakenKeys none() {
        return new TakenKeys(List.of());
    }

    /** None are taken yet. */
    public TakenKeys(FittedTable model) {
        this.keys = model.schema().rules().stream()
                .filter(rule -> rule instanceof Rule.Unique key
                        && key.columns().stream().noneMatch(name -> tellsRowsApart(model, name)))
                .map(Rule.Unique.class::cast)
                .toList();
    }

    /** Whether a column is made anew for each row, or for each entity, within which {@link RowCheck} looks. */
    private static boolean tellsRowsApart(FittedTable model, String name) {
        ColumnSchema column = model.schema().column(name);
        boolean constant = model.entities()
                .filter(entities -> entities.constants().contains(name))
                .isPresent();
        return column.kind() == ColumnKind.IDENTIFIER && (column.has(Role.ENTITY) || !constant);
    }

    /** Whether rows depend on those before them. */
    public boolean isNeeded() {
        return !keys.isEmpty();
    }

    /** The share of the rows offered that were kept, 0 to 1; 1 if there were none. */
    public double acceptance() {
        return offered == 0 ? 1 : (double) kept / offered;
    }

    /** How often a row was refused. */
    long refused() {
        return offered - kept;
    }

    /** What messages call the keys. */
    String names() {
        return String.join("; ", keys.stream().map(Rule.Unique::toString).toList());
    }

    /**
     * Takes a row's values, if no row before it has them.
     *
     * @param row its place in the table
     * @param number its number in the sample
     * @return whether they are its own now
     */
    boolean take(Table table, int row, long number) {
        offered++;
        Map<Long, Long> own = new LinkedHashMap<>();
        for (int key = 0; key < keys.size(); key++) {
            StringBuilder values = new StringBuilder().append(key);
            if (append(table, keys.get(key), row, values)) {
                long hash = Hash64.of(values);
                if (rows.getOrDefault(hash, number) < number) {
                    return false;
                }
                own.put(hash, number);
            }
        }
        rows.putAll(own);
        kept++;
        return true;
    }

    /** Adds a key's values to a text that tells them from all others; false if one is missing, which breaks no key. */
    private static boolean append(Table table, Rule.Unique key, int row, StringBuilder values) {
        for (String name : key.columns()) {
            Column column = table.column(name);
            if (column.isMissing(row)) {
                return false;
            }
            String value =
                    String.valueOf(column.value(row, table.schema().column(name).kind()));
            values.append('\0').append(value.length()).append('\0').append(value);
        }
        return true;
    }
}
