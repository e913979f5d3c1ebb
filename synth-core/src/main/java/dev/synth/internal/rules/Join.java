package dev.synth.internal.rules;

import dev.synth.internal.split.Entities;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.Role;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Columns whose levels come in certain combinations, learnt as one column of combinations.
 *
 * @param name of the column of combinations
 * @param columns those that are joined, as they come out
 * @param levels the levels of each of them that come out
 */
public record Join(String name, List<ColumnSchema> columns, List<List<String>> levels) implements Step {
    private static final char SEPARATOR = '\u001F';
    private static final String MISSING = "\u0000";

    public Join {
        columns = List.copyOf(columns);
        levels = levels.stream().map(List::copyOf).toList();
    }

    /** @param least combinations that fewer entities hold do not come out */
    static Join fit(Table table, Collection<String> names, int least, Entities entities) {
        List<ColumnSchema> members = names.stream().map(table.schema()::column).toList();
        Join plain = new Join(
                String.join(" + ", names),
                members,
                members.stream().map(column -> List.<String>of()).toList());
        if (table.schema().contains(plain.name())) {
            throw new TableFormatException("A column '" + plain.name() + "' is in the way of the combinations of "
                    + String.join(", ", names) + "; rename it.");
        }
        boolean open = members.stream().allMatch(column -> column.has(Role.PUBLIC));
        return plain.restricted(table, plain.joined(table), open ? 1 : least, entities);
    }

    private Join restricted(Table table, LevelColumn joined, int least, Entities entities) {
        int[] codes = new int[joined.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = joined.code(row);
        }
        int[] holders = entities.holders(codes, joined.levels().size());
        List<Set<String>> kept = new ArrayList<>();
        columns.forEach(column -> kept.add(new LinkedHashSet<>()));
        for (int code = 0; code < holders.length; code++) {
            List<@Nullable String> parts =
                    holders[code] >= least ? split(joined.levels().get(code)) : List.of();
            for (int m = 0; m < parts.size(); m++) {
                if (parts.get(m) != null) {
                    kept.get(m).add(parts.get(m));
                }
            }
        }
        List<ColumnSchema> declared = new ArrayList<>();
        List<List<String>> emitted = new ArrayList<>();
        for (int m = 0; m < columns.size(); m++) {
            List<String> levels = inOrder(
                    columns.get(m),
                    table.levels(table.schema().indexOf(columns.get(m).name())),
                    kept.get(m));
            boolean narrow = columns.get(m).kind() == ColumnKind.BOOLEAN
                    || !columns.get(m).levels().isEmpty();
            declared.add(narrow ? columns.get(m).withLevels(levels) : columns.get(m));
            emitted.add(levels);
        }
        return new Join(name, declared, emitted);
    }

    /** The levels that come out, in the declared order; a boolean column and a public one keep all. */
    private static List<String> inOrder(ColumnSchema column, LevelColumn values, Set<String> kept) {
        List<String> order = column.levels().isEmpty() ? values.levels() : column.levels();
        boolean whole = column.kind() == ColumnKind.BOOLEAN || column.has(Role.PUBLIC);
        return order.stream().filter(level -> whole || kept.contains(level)).toList();
    }

    private LevelColumn joined(Table table) {
        List<String> values = new ArrayList<>(table.rowCount());
        List<LevelColumn> members = columns.stream()
                .map(column -> table.levels(table.schema().indexOf(column.name())))
                .toList();
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < table.rowCount(); row++) {
            text.setLength(0);
            for (LevelColumn member : members) {
                String level = member.level(row);
                requirePlain(level);
                text.append(text.length() == 0 && member == members.get(0) ? "" : SEPARATOR)
                        .append(level == null ? MISSING : level);
            }
            values.add(text.toString());
        }
        return LevelColumn.of(values);
    }

    private void requirePlain(@Nullable String level) {
        if (level != null && (level.indexOf(SEPARATOR) >= 0 || level.equals(MISSING))) {
            throw new TableFormatException("A level of the columns " + name
                    + " holds a control character (U+001F or U+0000), which combinations cannot; replace it.");
        }
    }

    /** The levels of one combination, null where missing. */
    public List<@Nullable String> split(String combination) {
        List<@Nullable String> parts = new ArrayList<>();
        int from = 0;
        for (int m = 0; m < columns.size(); m++) {
            int end = m == columns.size() - 1 ? combination.length() : combination.indexOf(SEPARATOR, from);
            String part = combination.substring(from, end);
            parts.add(part.equals(MISSING) ? null : part);
            from = end + 1;
        }
        return parts;
    }

    @Override
    public Table simplify(Table table) {
        ColumnSchema schema = ColumnSchema.of(name, ColumnKind.CATEGORICAL);
        boolean open = columns.stream().allMatch(column -> column.has(Role.PUBLIC));
        Table joined = Columns.put(table, open ? schema.withRole(Role.PUBLIC) : schema, joined(table));
        return Columns.without(joined, columns.stream().map(ColumnSchema::name).toList());
    }

    @Override
    public Table restore(Table table) {
        LevelColumn joined = table.levels(table.schema().indexOf(name));
        Table restored = Columns.without(table, List.of(name));
        for (int m = 0; m < columns.size(); m++) {
            restored = Columns.put(restored, columns.get(m), member(joined, m));
        }
        return restored;
    }

    private Column member(LevelColumn joined, int member) {
        Map<String, Integer> codes = new LinkedHashMap<>();
        levels.get(member).forEach(level -> codes.put(level, codes.size()));
        int[] codeOf = new int[joined.levels().size()];
        for (int code = 0; code < codeOf.length; code++) {
            String level = split(joined.levels().get(code)).get(member);
            codeOf[code] = level == null ? LevelColumn.MISSING : codes.get(level);
        }
        int[] rows = new int[joined.size()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = codeOf[joined.code(row)];
        }
        return LevelColumn.of(rows, levels.get(member));
    }

    /** Literal values among some combinations, column by column. */
    public Map<String, List<String>> literals(List<String> combinations) {
        Map<String, List<String>> literals = new LinkedHashMap<>();
        for (int m = 0; m < columns.size(); m++) {
            Set<String> found = new TreeSet<>();
            for (String combination : combinations) {
                String level = split(combination).get(m);
                if (level != null) {
                    found.add(level);
                }
            }
            literals.put(columns.get(m).name(), List.copyOf(found));
        }
        return literals;
    }

    @Override
    public List<ColumnSchema> gives() {
        return columns;
    }

    @Override
    public List<String> needs() {
        return List.of();
    }
}
