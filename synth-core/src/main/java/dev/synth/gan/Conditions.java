package dev.synth.gan;

import dev.synth.internal.sampling.Requirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What every sampled row must hold: for each named column one level, one of several, or a value in a range; immutable.
 * Levels, numbers and dates are written as in the table.
 */
public final class Conditions {
    /** No condition: rows as the table has them. */
    public static final Conditions NONE = new Conditions(List.of());

    private final List<Requirement> requirements;

    private Conditions(List<Requirement> requirements) {
        this.requirements = List.copyOf(requirements);
    }

    /** The condition that a column holds one of these levels, in the proportions that the model finds. */
    public static Conditions where(String column, String... levels) {
        return NONE.and(column, levels);
    }

    /** The condition that a column's value lies between these two, both included; null leaves a side open. */
    public static Conditions whereBetween(String column, @Nullable String low, @Nullable String high) {
        return NONE.andBetween(column, low, high);
    }

    /**
     * These conditions and one more.
     *
     * @throws IllegalArgumentException if no level is given, one is given twice, or the column has a condition already
     */
    public Conditions and(String column, String... levels) {
        if (levels.length == 0) {
            throw new IllegalArgumentException("Column '" + column + "': name one level or more.");
        }
        if (new HashSet<>(Arrays.asList(levels)).size() < levels.length) {
            throw new IllegalArgumentException(
                    "Column '" + column + "': a level is named twice in " + Arrays.toString(levels) + ".");
        }
        return plus(new Requirement(column, List.of(levels), null, null));
    }

    /**
     * These conditions and one more: a value between two, both included; null leaves a side open.
     *
     * @throws IllegalArgumentException if both sides are open or the column has a condition already
     */
    public Conditions andBetween(String column, @Nullable String low, @Nullable String high) {
        if (low == null && high == null) {
            throw new IllegalArgumentException("Column '" + column + "': give a range one bound or two.");
        }
        return plus(new Requirement(column, List.of(), low, high));
    }

    private Conditions plus(Requirement requirement) {
        for (Requirement other : requirements) {
            if (other.column().equals(requirement.column())) {
                throw new IllegalArgumentException("Column '" + requirement.column() + "' has two conditions ('" + other
                        + "' and '" + requirement + "'); name all its levels, or its range, in one.");
            }
        }
        List<Requirement> more = new ArrayList<>(requirements);
        more.add(requirement);
        return new Conditions(more);
    }

    /** One per column, in the order in which they were given. */
    List<Requirement> requirements() {
        return requirements;
    }

    /** What is asked of each column as text: levels with {@code |} between them, or bounds with {@code ..}. */
    public Map<String, String> asText() {
        Map<String, String> text = new LinkedHashMap<>();
        requirements.forEach(one -> text.put(one.column(), one.values()));
        return text;
    }

    public boolean isEmpty() {
        return requirements.isEmpty();
    }

    @Override
    public String toString() {
        return requirements.stream().map(Requirement::toString).collect(Collectors.joining(", "));
    }
}
