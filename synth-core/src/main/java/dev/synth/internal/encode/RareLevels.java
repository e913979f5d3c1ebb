package dev.synth.internal.encode;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What becomes of rows whose level too few entities hold.
 *
 * @param rule where they go
 * @param other the declared level that takes them, empty for other rules
 */
public record RareLevels(Rule rule, String other) {
    /** Rows are given other levels, drawn by frequency. */
    public static final RareLevels BY_FREQUENCY = new RareLevels(Rule.FREQUENCY, "");

    /** Where rows of a rare level go. */
    public enum Rule {
        /** To any level, drawn by frequency. */
        FREQUENCY,
        /** To the nearest level in the order of levels. */
        NEIGHBOUR,
        /** To a code that theirs begins with, or else to those that share most of its beginning. */
        FAMILY,
        /** To the level that the schema declares for them. */
        OTHER;

        /** The name in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The rule for a column: declared, by order, by the codes' beginnings, or by frequency. */
    static RareLevels of(ColumnSchema column, List<String> levels) {
        Optional<String> other = column.domain().other();
        if (column.kind() == ColumnKind.ORDINAL) {
            return new RareLevels(Rule.NEIGHBOUR, "");
        }
        if (column.has(Role.PUBLIC)) {
            return BY_FREQUENCY;
        }
        if (other.isPresent()) {
            return new RareLevels(Rule.OTHER, other.get());
        }
        boolean codes = column.kind() == ColumnKind.CATEGORICAL && CodeFamily.areCodes(levels);
        return codes ? new RareLevels(Rule.FAMILY, "") : BY_FREQUENCY;
    }
}
