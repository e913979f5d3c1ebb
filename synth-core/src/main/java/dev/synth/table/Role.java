package dev.synth.table;

import java.util.Locale;

/** What a column means to training and to the gate; a column may have several roles. */
public enum Role {
    /** Names the person (or other entity) that rows belong to: the holdout is split by it. */
    ENTITY,
    /** What a model of the table would predict; utility is scored on it. */
    TARGET,
    /** A value that must not be revealed about a person. */
    SENSITIVE,
    /** Known to an attacker from elsewhere. */
    QUASI_IDENTIFIER,
    /** Its levels are a public code list: holding a rare one discloses nothing. */
    PUBLIC,
    /** Left out of training and of the output. */
    DROP;

    /** The role's name in JSON, such as {@code quasi-identifier}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The role with this label.
     *
     * @throws IllegalArgumentException naming the labels there are
     */
    public static Role ofLabel(String label) {
        return Labels.parse("role", label, values(), Role::label);
    }
}
