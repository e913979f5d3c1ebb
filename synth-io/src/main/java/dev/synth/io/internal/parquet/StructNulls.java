package dev.synth.io.internal.parquet;

import dev.synth.table.ColumnSchema;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.parquet.schema.Type;

/**
 * Says where a missing value is null: in its column or in a struct around it. A struct is null in a row where all its
 * columns are missing, unless it never was where the columns were read.
 */
final class StructNulls {
    /** The attribute that holds the definition levels of the nulls that were read, such as {@code 0,2}. */
    static final String ATTRIBUTE = "parquet.nulls";

    private final List<List<Struct>> around;

    private StructNulls(List<List<Struct>> around) {
        this.around = around;
    }

    static String write(BitSet levels) {
        return levels.stream().mapToObj(Integer::toString).collect(Collectors.joining(","));
    }

    /** For columns of these chains, in the order of the schema's. */
    static StructNulls of(List<ColumnSchema> columns, List<Type> chains) {
        List<List<Struct>> around = new ArrayList<>();
        for (Type chain : chains) {
            List<Struct> structs = new ArrayList<>();
            int level = 0;
            int depth = 1;
            for (Type type = chain;
                    !type.isPrimitive();
                    type = type.asGroupType().getType(0)) {
                if (type.isRepetition(Type.Repetition.OPTIONAL)) {
                    structs.add(Struct.of(columns, chains, TypeChains.path(chain, depth), level));
                    level++;
                }
                depth++;
            }
            around.add(structs);
        }
        return new StructNulls(around);
    }

    /** The definition level of a value that is missing in this row. */
    int level(int column, Table rows, int row) {
        int level = 0;
        for (Struct struct : around.get(column)) {
            if (struct.isNull(rows, row)) {
                return level;
            }
            level++;
        }
        return level;
    }

    /** Whether some value of this column was missing because a struct of several columns was null. */
    boolean wasWithin(int column) {
        return around.get(column).stream().anyMatch(struct -> struct.wasNull && struct.columns.length > 1);
    }

    /**
     * An optional struct.
     *
     * @param columns the positions of its columns
     * @param wasNull whether it was null in some row that was read
     * @param told whether the columns tell what was null
     */
    private record Struct(int[] columns, boolean wasNull, boolean told) {
        static Struct of(List<ColumnSchema> columns, List<Type> chains, List<String> path, int level) {
            int[] within = IntStream.range(0, chains.size())
                    .filter(c -> TypeChains.path(chains.get(c), path.size()).equals(path))
                    .toArray();
            List<String> levels = IntStream.of(within)
                    .mapToObj(c -> columns.get(c).findAttribute(ATTRIBUTE))
                    .flatMap(Optional::stream)
                    .toList();
            boolean wasNull =
                    levels.stream().anyMatch(list -> List.of(list.split(",")).contains(Integer.toString(level)));
            return new Struct(within, wasNull, !levels.isEmpty());
        }

        boolean isNull(Table rows, int row) {
            return (wasNull || !told)
                    && IntStream.of(columns).allMatch(c -> rows.column(c).isMissing(row));
        }
    }
}
