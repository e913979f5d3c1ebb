package dev.synth.io.internal.parquet;

import dev.synth.io.internal.infer.Domain;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import java.util.Optional;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** The type that a column is written as: the one it was read as, or the natural one of its kind. */
final class KeptType {
    /** The attribute that holds the type a column was read as, in the library's notation, under the name {@code value}. */
    static final String ATTRIBUTE = "parquet.type";

    private KeptType() {}

    static String write(PrimitiveType type) {
        return rename(type, "value").toString();
    }

    /**
     * The type to write this column as.
     *
     * @throws IllegalArgumentException if the attribute names none
     */
    static PrimitiveType of(ColumnSchema column) {
        return column.findAttribute(ATTRIBUTE)
                .map(notation -> parse(column, notation))
                .filter(type -> fits(column.kind(), type))
                .map(type -> rename(type, column.name()))
                .orElseGet(() -> natural(column));
    }

    private static PrimitiveType parse(ColumnSchema column, String notation) {
        try {
            return MessageTypeParser.parseMessageType("message m { " + notation + "; }")
                    .getType(0)
                    .asPrimitiveType();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "Column '" + column.name() + "': the attribute " + ATTRIBUTE + " '" + notation
                            + "' is no Parquet type; remove it, or write one such as 'optional int32 value'.",
                    e);
        }
    }

    private static PrimitiveType rename(PrimitiveType type, String name) {
        Types.PrimitiveBuilder<PrimitiveType> builder =
                Types.primitive(type.getPrimitiveTypeName(), type.getRepetition());
        if (type.getPrimitiveTypeName() == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY) {
            builder.length(type.getTypeLength());
        }
        if (type.getLogicalTypeAnnotation() != null) {
            builder.as(type.getLogicalTypeAnnotation());
        }
        return builder.named(name);
    }

    /** Whether values of this kind can be written as this type; a change of kind in the schema may rule it out. */
    private static boolean fits(ColumnKind kind, PrimitiveType type) {
        Optional<Domain> domain = ParquetTypes.find(type).map(ParquetType::domain);
        boolean levelsOrText = kind.isLevelled() || kind.isTextual();
        return domain.isPresent()
                && switch (domain.get()) {
                    case BOOLEAN -> kind.isLevelled();
                    case WHOLE -> kind == ColumnKind.INTEGER || levelsOrText;
                    case NUMBER -> kind == ColumnKind.INTEGER || kind == ColumnKind.CONTINUOUS || levelsOrText;
                    case DATE -> kind == ColumnKind.DATE || levelsOrText;
                    case DATE_TIME -> kind == ColumnKind.DATE_TIME || levelsOrText;
                    case TIME -> kind == ColumnKind.TIME || levelsOrText;
                    case STRING, UNTYPED -> true;
                };
    }

    private static PrimitiveType natural(ColumnSchema column) {
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
