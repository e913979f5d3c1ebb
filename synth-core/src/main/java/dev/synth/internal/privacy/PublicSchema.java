package dev.synth.internal.privacy;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
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
     * @throws IllegalArgumentException if the schema has rules
     */
    static void require(Schema schema) {
        requireNoRules(schema);
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
     * Checks that the schema has no rules.
     *
     * @throws IllegalArgumentException naming the first one
     */
    public static void requireNoRules(Schema schema) {
        if (!schema.rules().isEmpty()) {
            throw new IllegalArgumentException("Under epsilon rules between columns are not kept, and the schema has "
                    + schema.rules().size() + ", beginning with '"
                    + schema.rules().get(0) + "'. Take them out of it.");
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
