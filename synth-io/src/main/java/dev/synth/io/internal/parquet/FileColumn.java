package dev.synth.io.internal.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * One column of a file as a table sees it. A struct's fields are columns of dotted names.
 *
 * @param name the names on the way to the values, joined by dots
 * @param chain the type; within structs, the outermost one with this column as its only field
 * @param cells how values are read; empty if the type has no place in a table
 * @param otherwise whether that is not how values of this type are read in general
 */
record FileColumn(String name, Type chain, Optional<ParquetType> cells, boolean otherwise) {

    /** The columns of a file, in order. */
    static List<FileColumn> of(MessageType schema) {
        List<FileColumn> columns = new ArrayList<>();
        schema.getFields().forEach(type -> add(List.of(), type, columns));
        return columns;
    }

    private static void add(List<GroupType> parents, Type type, List<FileColumn> columns) {
        boolean repeated = type.isRepetition(Type.Repetition.REPEATED);
        if (!repeated && !type.isPrimitive() && type.getLogicalTypeAnnotation() == null) {
            List<GroupType> within = new ArrayList<>(parents);
            within.add(type.asGroupType());
            type.asGroupType().getFields().forEach(field -> add(within, field, columns));
            return;
        }
        Type chain = type;
        for (int i = parents.size() - 1; i >= 0; i--) {
            chain = parents.get(i).withNewFields(chain);
        }
        Optional<ParquetType> cells =
                repeated || !type.isPrimitive() ? Optional.empty() : ParquetTypes.find(type.asPrimitiveType());
        columns.add(new FileColumn(String.join(".", TypeChains.path(chain, parents.size() + 1)), chain, cells, false));
    }

    /** This column with its values read otherwise. */
    FileColumn as(ParquetType otherCells) {
        return new FileColumn(name, chain, Optional.of(otherCells), true);
    }

    boolean isReadable() {
        return cells.isPresent();
    }

    /** How the values of a readable column are read. */
    ParquetType reading() {
        return cells.orElseThrow();
    }

    /** The type of a readable column's values. */
    PrimitiveType leaf() {
        return TypeChains.leaf(chain);
    }

    /** Whether the column is a field of a struct. */
    boolean isNested() {
        return !chain.isPrimitive();
    }

    /** The names on the way to a readable column's values. */
    String[] path() {
        return TypeChains.path(chain, Integer.MAX_VALUE).toArray(new String[0]);
    }

    /** What a column that is not readable holds, in words. */
    String unfit() {
        Type type = chain;
        while (!type.isRepetition(Type.Repetition.REPEATED)
                && !type.isPrimitive()
                && type.getLogicalTypeAnnotation() == null) {
            type = type.asGroupType().getType(0);
        }
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (logical instanceof ListLogicalTypeAnnotation) {
            return "a list";
        }
        if (logical instanceof MapLogicalTypeAnnotation || logical instanceof MapKeyValueTypeAnnotation) {
            return "a map";
        }
        if (type.isRepetition(Type.Repetition.REPEATED)) {
            return "a repeated field";
        }
        String physical = type.isPrimitive() ? type.asPrimitiveType().getPrimitiveTypeName() + " " : "";
        return "of type " + physical
                + (logical == null ? "" : logical.toString().replaceAll("\\(.*", ""));
    }
}
