package dev.synth.table;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One column's name, kind and roles, and how its values are written.
 *
 * @param name the column's name, not blank, unique in its schema
 * @param kind what the values are
 * @param roles what the column means to training and to the gate
 * @param decimals digits after the decimal point of a continuous column, 0 to 17; empty if values lie on no such grid
 * @param format the pattern in which dates, date-times, times of day and durations are written
 *     ({@link java.time.format.DateTimeFormatter}; for durations a clock such as {@code H:mm:ss}, or the unit of a number,
 *     such as {@code minutes}); empty for ISO-8601
 * @param levels the levels allowed in a categorical, ordinal or boolean column, in order; empty if the data decide
 * @param domain bounds and what else is declared of the values
 * @param attributes what a file format needs in order to write the column as it was read, by keys that the format owns,
 *     such as {@code csv.missing} or {@code parquet.type}
 */
public record ColumnSchema(
        String name,
        ColumnKind kind,
        Set<Role> roles,
        Optional<Integer> decimals,
        Optional<String> format,
        List<String> levels,
        ValueDomain domain,
        Map<String, String> attributes) {

    private static final int MAX_DECIMALS = 17;

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the name is blank, the decimals are out of range, the domain does not fit the
     *     kind, or an entity is dropped
     */
    public ColumnSchema {
        Objects.requireNonNull(kind, "kind");
        if (name.isBlank()) {
            throw new IllegalArgumentException("A column name is blank; give every column a name.");
        }
        if (decimals.isPresent() && (decimals.get() < 0 || decimals.get() > MAX_DECIMALS)) {
            throw new IllegalArgumentException("Column '" + name + "': decimals (" + decimals.get()
                    + ") must be between 0 and " + MAX_DECIMALS + ".");
        }
        if (roles.contains(Role.ENTITY) && roles.contains(Role.DROP)) {
            throw new IllegalArgumentException("Column '" + name + "' has the roles entity and drop, but a dropped"
                    + " column cannot tell whom a row belongs to. Leave out drop: with the kind identifier its values are"
                    + " made anew.");
        }
        try {
            domain.requireFits(kind);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Column '" + name + "': " + e.getMessage() + ".", e);
        }
        roles = roles.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(roles));
        levels = List.copyOf(levels);
        attributes = Map.copyOf(attributes);
    }

    /** A column of this name and kind with nothing else said about it. */
    public static ColumnSchema of(String name, ColumnKind kind) {
        return new ColumnSchema(
                name, kind, Set.of(), Optional.empty(), Optional.empty(), List.of(), ValueDomain.ANY, Map.of());
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** The value of a file format's own attribute. */
    public Optional<String> findAttribute(String key) {
        return Optional.ofNullable(attributes.get(key));
    }

    /** This column with another kind; bounds and the like that make no sense for it are left out. */
    public ColumnSchema withKind(ColumnKind newKind) {
        return new ColumnSchema(name, newKind, roles, decimals, format, levels, domain.ofKind(newKind), attributes);
    }

    /** This column with one role more. */
    public ColumnSchema withRole(Role role) {
        EnumSet<Role> all = EnumSet.of(role);
        all.addAll(roles);
        return new ColumnSchema(name, kind, all, decimals, format, levels, domain, attributes);
    }

    public ColumnSchema withDecimals(int newDecimals) {
        return new ColumnSchema(name, kind, roles, Optional.of(newDecimals), format, levels, domain, attributes);
    }

    public ColumnSchema withFormat(String newFormat) {
        return new ColumnSchema(name, kind, roles, decimals, Optional.of(newFormat), levels, domain, attributes);
    }

    public ColumnSchema withLevels(List<String> newLevels) {
        return new ColumnSchema(name, kind, roles, decimals, format, newLevels, domain, attributes);
    }

    /** This column with one attribute set or replaced. */
    public ColumnSchema withAttribute(String key, String value) {
        Map<String, String> all = new TreeMap<>(attributes);
        all.put(key, value);
        return new ColumnSchema(name, kind, roles, decimals, format, levels, domain, all);
    }

    /**
     * This column with bounds and what else is declared of its values.
     *
     * @throws IllegalArgumentException if it does not fit the kind
     */
    public ColumnSchema withDomain(ValueDomain newDomain) {
        return new ColumnSchema(name, kind, roles, decimals, format, levels, newDomain, attributes);
    }

    /** The least and the greatest number allowed in a numeric column; a time lies within its day. */
    public ValueDomain.Limits limits() {
        ValueDomain.Limits limits = domain.limits(kind);
        return kind == ColumnKind.TIME
                ? new ValueDomain.Limits(
                        Math.max(0, limits.low()), Math.min(WholeColumn.MICROS_PER_DAY - 1.0, limits.high()))
                : limits;
    }
}
