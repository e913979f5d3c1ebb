package dev.synth.io.internal.parquet;

import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/**
 * The types of identifiers. New ones keep to 32 or 64 bits where the old ones did, but where those are used up they may
 * have up to 9 digits, which narrower types cannot hold.
 */
final class NewIdentifiers {
    private static final int DIGITS = 9;
    /** Bytes of shorter identifiers are not known from other letters and digits when new ones are made. */
    private static final int LEAST_BYTES = 8;

    private NewIdentifiers() {}

    /** The type, or one of at least 9 digits that holds its values. */
    static PrimitiveType widened(PrimitiveType type) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (logical instanceof IntLogicalTypeAnnotation integer && integer.getBitWidth() < Integer.SIZE) {
            return int32(type, LogicalTypeAnnotation.intType(Integer.SIZE, integer.isSigned()));
        }
        return logical instanceof DecimalLogicalTypeAnnotation decimal
                        && decimal.getScale() == 0
                        && decimal.getPrecision() < DIGITS
                ? int32(type, LogicalTypeAnnotation.decimalType(0, DIGITS))
                : type;
    }

    private static PrimitiveType int32(PrimitiveType type, LogicalTypeAnnotation logical) {
        var builder =
                Types.primitive(PrimitiveTypeName.INT32, type.getRepetition()).as(logical);
        if (type.getId() != null) {
            builder.id(type.getId().intValue());
        }
        return builder.named(type.getName());
    }

    /** Whether a type of texts or bytes holds new identifiers. */
    static boolean fit(PrimitiveType type) {
        return type.getPrimitiveTypeName() != PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY
                || type.getTypeLength() >= LEAST_BYTES;
    }
}
