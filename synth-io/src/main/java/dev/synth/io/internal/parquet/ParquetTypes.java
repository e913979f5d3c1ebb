package dev.synth.io.internal.parquet;

import dev.synth.io.internal.column.CellText;
import dev.synth.io.internal.column.MisfitException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UnknownLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** The types that columns are read from. */
final class ParquetTypes {
    /** A decimal without decimals and of no more digits than this is a whole number. */
    private static final int WHOLE_DIGITS = 18;

    private ParquetTypes() {}

    /** How to read this type; empty if it has no place in a table. */
    static Optional<ParquetType> find(PrimitiveType type) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (logical instanceof UnknownLogicalTypeAnnotation) {
            return Optional.of(ParquetType.string(in -> ""));
        }
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return decimal(type.getPrimitiveTypeName(), decimal);
        }
        return Optional.ofNullable(
                switch (type.getPrimitiveTypeName()) {
                    case BOOLEAN -> logical == null ? ParquetType.bool() : null;
                    case INT32 -> int32(logical);
                    case INT64 -> int64(logical);
                    case INT96 ->
                        ParquetType.dateTime(
                                in -> inRange(() -> Binaries.int96(in.getBinary())),
                                in -> Binaries.nanosOfInt96(in.getBinary()));
                    case FLOAT ->
                        ParquetType.shortest(in -> in.getFloat(), in -> new BigDecimal(Float.toString(in.getFloat())));
                    case DOUBLE -> ParquetType.number(ColumnReader::getDouble, in -> CellText.number(in.getDouble()));
                    case BINARY -> binary(logical);
                    case FIXED_LEN_BYTE_ARRAY -> fixed(logical);
                });
    }

    /**
     * How to read this type where {@link #find} does not suit some value of the column: bytes that are no text as
     * hexadecimal digits, unsigned numbers beyond a {@code long} as codes. Empty if there is no other way.
     */
    static Optional<ParquetType> otherwise(PrimitiveType type) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY && logical == null) {
            return Optional.of(hex());
        }
        return isUnsigned(logical) && type.getPrimitiveTypeName() == PrimitiveTypeName.INT64
                ? Optional.of(ParquetType.string(in -> Long.toUnsignedString(in.getLong())))
                : Optional.empty();
    }

    /** Bytes as hexadecimal digits. */
    static ParquetType hex() {
        return ParquetType.string(in -> Binaries.hex(in.getBinary()));
    }

    static boolean isUnsigned(@Nullable LogicalTypeAnnotation logical) {
        return logical instanceof IntLogicalTypeAnnotation integer && !integer.isSigned();
    }

    private static @Nullable ParquetType binary(@Nullable LogicalTypeAnnotation logical) {
        if (logical == null) {
            return ParquetType.string(in -> Binaries.undeclaredText(in.getBinary()));
        }
        boolean text = logical instanceof StringLogicalTypeAnnotation
                || logical instanceof EnumLogicalTypeAnnotation
                || logical instanceof JsonLogicalTypeAnnotation;
        return text ? ParquetType.string(in -> Binaries.text(in.getBinary())) : null;
    }

    private static @Nullable ParquetType fixed(@Nullable LogicalTypeAnnotation logical) {
        if (logical == null) {
            return hex();
        }
        if (logical instanceof UUIDLogicalTypeAnnotation) {
            return ParquetType.string(in -> Binaries.uuid(in.getBinary()));
        }
        return logical instanceof Float16LogicalTypeAnnotation
                ? ParquetType.shortest(
                        in -> Binaries.half(in.getBinary()), in -> HalfFloat.decimal(Binaries.half(in.getBinary())))
                : null;
    }

    private static @Nullable ParquetType int32(@Nullable LogicalTypeAnnotation logical) {
        if (isUnsigned(logical)) {
            return ParquetType.whole(in -> Integer.toUnsignedLong(in.getInteger()));
        }
        if (logical == null || logical instanceof IntLogicalTypeAnnotation) {
            return ParquetType.whole(ColumnReader::getInteger);
        }
        if (logical instanceof TimeLogicalTypeAnnotation time) {
            return ParquetType.time(in -> micros(in.getInteger(), time.getUnit()), in -> 0);
        }
        return logical instanceof DateLogicalTypeAnnotation ? ParquetType.date(ParquetTypes::day) : null;
    }

    private static @Nullable ParquetType int64(@Nullable LogicalTypeAnnotation logical) {
        if (isUnsigned(logical)) {
            return ParquetType.whole(ParquetTypes::unsigned, in -> Long.toUnsignedString(in.getLong()));
        }
        if (logical == null || logical instanceof IntLogicalTypeAnnotation) {
            return ParquetType.whole(ColumnReader::getLong);
        }
        if (logical instanceof TimeLogicalTypeAnnotation time) {
            return ParquetType.time(
                    in -> micros(in.getLong(), time.getUnit()), in -> nanos(in.getLong(), time.getUnit()));
        }
        if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
            return ParquetType.dateTime(
                    in -> inRange(() -> micros(finite(in.getLong(), Long.MAX_VALUE), timestamp.getUnit())),
                    in -> nanos(in.getLong(), timestamp.getUnit()));
        }
        return null;
    }

    private static long unsigned(ColumnReader in) {
        if (in.getLong() < 0) {
            throw new MisfitException("is more than " + Long.MAX_VALUE
                    + "; declare the column identifier or categorical, or leave it out by the role drop");
        }
        return in.getLong();
    }

    private static int day(ColumnReader in) {
        return (int) finite(in.getInteger(), Integer.MAX_VALUE);
    }

    /** Databases write the ends of what an integer holds for dates that never come, or have always been. */
    private static long finite(long time, long most) {
        if (time >= most || time <= -most) {
            throw new MisfitException("is infinite; leave it missing, or replace it by a far one such as "
                    + (time > 0 ? "9999-12-31" : "0001-01-01"));
        }
        return time;
    }

    private static long inRange(LongSupplier micros) {
        try {
            return micros.getAsLong();
        } catch (ArithmeticException e) {
            throw new MisfitException("is more than 290,000 years away; leave it missing or replace it");
        }
    }

    private static long micros(long value, TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> Math.multiplyExact(value, 1000L);
            case MICROS -> value;
            case NANOS -> Math.floorDiv(value, 1000L);
        };
    }

    /** What the unit counts beyond whole microseconds. */
    private static int nanos(long value, TimeUnit unit) {
        return unit == TimeUnit.NANOS ? (int) Math.floorMod(value, 1000L) : 0;
    }

    private static Optional<ParquetType> decimal(PrimitiveTypeName physical, DecimalLogicalTypeAnnotation type) {
        int scale = type.getScale();
        Function<ColumnReader, BigDecimal> value = switch (physical) {
            case INT32 -> in -> BigDecimal.valueOf(in.getInteger(), scale);
            case INT64 -> in -> BigDecimal.valueOf(in.getLong(), scale);
            case BINARY, FIXED_LEN_BYTE_ARRAY -> in -> new BigDecimal(Binaries.unscaled(in.getBinary()), scale);
            default -> null;
        };
        if (value == null) {
            return Optional.empty();
        }
        if (scale > 0) {
            return Optional.of(ParquetType.decimal(value));
        }
        Function<ColumnReader, String> text = in -> value.apply(in).toPlainString();
        return Optional.of(
                type.getPrecision() <= WHOLE_DIGITS
                        ? ParquetType.whole(in -> whole(value.apply(in)), text)
                        : ParquetType.digits(text));
    }

    private static long whole(BigDecimal value) {
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            throw new MisfitException("has more digits than the column's type allows; correct it");
        }
    }
}
