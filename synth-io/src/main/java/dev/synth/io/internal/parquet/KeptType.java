package dev.synth.io.internal.parquet;

import dev.synth.io.internal.infer.Domain;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import java.util.Optional;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** The type that a column is written as: the one it was read as, or the natural one of its kind. */
final class KeptType {
    /**
     * The attribute that holds the type a column was read as, in the library's notation: under the name {@code value},
     * or, within structs, as the chain of structs down to the column.
     */
    static final String ATTRIBUTE = "parquet.type";
    /** The attribute whose value {@link #HEX} says that bytes of no declared meaning are read as hexadecimal digits. */
    static final String BINARY = "parquet.binary";

    static final String HEX = "hex";

    private KeptType() {}

    static boolean isHex(ColumnSchema column) {
        return column.findAttribute(BINARY).filter(HEX::equals).isPresent();
    }

    /**
     * The chain of types to write this column as.
     *
     * @throws IllegalArgumentException if the attribute names none
     */
    static Type of(ColumnSchema column) {
        return column.findAttribute(ATTRIBUTE)
                .map(notation -> parse(column, notation))
                .filter(type -> fits(column.kind(), type))
                .map(type -> column.kind() == ColumnKind.IDENTIFIER
                        ? TypeChains.withLeaf(type, NewIdentifiers.widened(TypeChains.leaf(type)))
                        : type)
                .map(type -> named(type, column.name()))
                .orElseGet(() -> natural(column));
    }

    /** Within structs the chain has its names; a column of another name leaves the structs. */
    private static Type named(Type type, String name) {
        boolean own = !type.isPrimitive()
                && String.join(".", TypeChains.path(type, Integer.MAX_VALUE)).equals(name);
        return own ? type : TypeChains.rename(TypeChains.leaf(type), old -> name);
    }

    private static Type parse(ColumnSchema column, String notation) {
        try {
            return TypeChains.parse(notation);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "Column '" + column.name() + "': the attribute " + ATTRIBUTE + " '" + notation
                            + "' is no Parquet type; remove it, or write one such as 'optional int32 value'.",
                    e);
        }
    }

    /** Whether values of this kind can be written as this type; a change of kind in the schema may rule it out. */
    private static boolean fits(ColumnKind kind, Type type) {
        Optional<Domain> domain = ParquetTypes.find(TypeChains.leaf(type)).map(ParquetType::domain);
        boolean levelsOrText = kind.isLevelled() || kind.isTextual();
        return domain.isPresent()
                && switch (domain.get()) {
                    case BOOLEAN -> kind.isLevelled();
                    case WHOLE -> kind == ColumnKind.INTEGER || levelsOrText;
                    case NUMBER, UNTYPED -> kind == ColumnKind.INTEGER || kind == ColumnKind.CONTINUOUS || levelsOrText;
                    case DATE -> kind == ColumnKind.DATE || levelsOrText;
                    case DATE_TIME -> kind == ColumnKind.DATE_TIME || levelsOrText;
                    case TIME -> kind == ColumnKind.TIME || levelsOrText;
                    case STRING -> kind != ColumnKind.IDENTIFIER || NewIdentifiers.fit(TypeChains.leaf(type));
                };
    }

    private static Type natural(ColumnSchema column) {
        String name = column.name();
        return switch (column.kind()) {
            case CONTINUOUS -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
            case INTEGER -> Types.optional(PrimitiveTypeName.INT64).named(name);
            case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
            case DATE ->
                Types.optional(PrimitiveTypeName.INT32)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(name);
            case DATE_TIME ->
                Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timestampType(false, TimeUnit.MICROS))
                        .named(name);
            case TIME ->
                Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timeType(false, TimeUnit.MICROS))
                        .named(name);
            case CATEGORICAL, ORDINAL, CONSTANT, DURATION, IDENTIFIER, TEXT ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(name);
        };
    }
}
