package dev.synth.internal.privacy;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Rule;
import dev.synth.table.Schema;
import dev.synth.table.TableFormatException;
import java.util.stream.IntStream;

/** What a schema must say so that a private copy can be made without looking at the table for it. */
public final class PublicSchema {
    private PublicSchema() {}

    /**
     * Checks that nothing is left to the table that must be public; looks at the schema alone.
     *
     * @throws TableFormatException naming the column and what to declare
     * @throws IllegalArgumentException if the schema has rules that cannot be kept
     */
    static void require(Schema schema) {
        requireKeepable(schema);
        for (ColumnSchema column : schema.columns()) {
            String name = "Column '" + column.name() + "' ";
            if (column.has(Role.ENTITY) && column.kind() != ColumnKind.IDENTIFIER) {
                throw new TableFormatException(name + "names the entity, but its kind is "
                        + column.kind().label() + "; give it the kind identifier, so that names are made anew.");
            }
            switch (column.kind()) {
                case TEXT ->
                    throw new TableFormatException(
                            name + "is free text, which cannot be synthesised safely: give it the"
                                    + " role 'drop' in the schema, or the kind 'categorical' if it holds a code list.");
                case CONSTANT -> {
                    if (column.levels().size() != 1) {
                        throw new TableFormatException(name + "is constant, and under epsilon its value must be public:"
                                + " write it under 'levels' in the schema, or give the column the role 'drop'.");
                    }
                }
                case BOOLEAN -> {
                    if (column.levels().size() != 2) {
                        throw new TableFormatException(
                                name + "is boolean, and under epsilon its spelling must be"
                                        + " public: write the one for false and the one for true under 'levels' in the schema.");
                    }
                }
                case IDENTIFIER -> {
                    if (column.domain().checkDigit().isPresent()) {
                        throw new TableFormatException(
                                name + "declares a check digit, and under epsilon names are plain"
                                        + " numbers: take 'checkDigit' out of the schema, or drop the column.");
                    }
                }
                default -> {}
            }
        }
    }

    /**
     * Checks that every rule of the schema can be kept without a look at the table for it.
     *
     * @throws IllegalArgumentException naming the first that cannot
     */
    public static void requireKeepable(Schema schema) {
        for (Rule rule : schema.rules()) {
            if (rule instanceof Rule.Combination) {
                throw new IllegalArgumentException("Under epsilon '" + rule + "' are not kept: which of them occur is a"
                        + " question about the rows. Take the rule out of the schema.");
            }
            if (rule instanceof Rule.Unique
                    && rule.columns().stream()
                            .noneMatch(name -> schema.column(name).kind() == ColumnKind.IDENTIFIER)) {
                throw new IllegalArgumentException("Under epsilon a key is kept only where one of its columns is an"
                        + " identifier, which is made anew, and '" + rule + "' has none. Take the rule out of the"
                        + " schema.");
            }
            rule.findFormula().ifPresent(formula -> requireOpen(schema, rule, formula));
        }
    }

    private static void requireOpen(Schema schema, Rule rule, Rule.Derived formula) {
        if (!schema.column(formula.column()).limits().areOpen()) {
            throw new IllegalArgumentException("Rule '" + rule + "' gives column '" + formula.column()
                    + "', which has bounds that computed values may break. Under epsilon, take the bounds or"
                    + " the rule out of the schema.");
        }
    }

    /** The positions of the columns that are learnt; the others are made anew or repeated. */
    static int[] learnt(Schema schema) {
        int[] learnt = IntStream.range(0, schema.size())
                .filter(c -> schema.column(c).kind().isNumeric()
                        || schema.column(c).kind().isLevelled()
                                && schema.column(c).kind() != ColumnKind.CONSTANT)
                .toArray();
        if (learnt.length == 0) {
            throw new TableFormatException(
                    "No column can be learnt: all are identifiers or constants. Check the kinds in the schema.");
        }
        return learnt;
    }
}
