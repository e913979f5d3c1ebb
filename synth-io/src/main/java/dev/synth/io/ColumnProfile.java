package dev.synth.io;

import dev.synth.table.ColumnKind;
import dev.synth.table.Role;
import java.util.List;
import java.util.Set;

/**
 * What one column of a file looks like.
 *
 * @param name the column's name
 * @param kind the proposed kind
 * @param roles the proposed roles
 * @param missingShare the share of missing values, 0 to 1
 * @param distinctCount the number of distinct values that are not missing; beyond a hundred thousand it may be an
 *     estimate, good to a percent or two
 * @param levels the levels of a categorical, boolean or constant column, the most frequent first, at most 10,000
 * @param reason why this kind, in words
 * @param warnings what to look at before using the column, such as {@code looks like an identifier}
 */
public record ColumnProfile(
        String name,
        ColumnKind kind,
        Set<Role> roles,
        double missingShare,
        long distinctCount,
        List<String> levels,
        String reason,
        List<String> warnings) {

    public ColumnProfile {
        roles = Set.copyOf(roles);
        levels = List.copyOf(levels);
        warnings = List.copyOf(warnings);
    }
}
