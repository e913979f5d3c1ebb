package dev.synth.internal.sampling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a column must hold: one of these levels or, if there is none, a value between two bounds, both written as in the
 * table.
 *
 * @param levels empty for a range
 * @param low the least value, or null for no bound
 * @param high the greatest value, or null for no bound
 */
public record Requirement(
        String column,
        List<String> levels,
        @Nullable String low,
        @Nullable String high) {
    /** What is asked, as text. */
    public String values() {
        return levels.isEmpty()
                ? (low == null ? "" : low) + ".." + (high == null ? "" : high)
                : String.join("|", levels);
    }

    @Override
    public String toString() {
        return column + "=" + values();
    }
}
