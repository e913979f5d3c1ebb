package dev.synth.io.internal.parquet;

import dev.synth.io.internal.column.CellText;
import dev.synth.io.internal.column.MisfitException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** The types that columns are read from. */
final class ParquetTypes {
    static final long JULIAN_DAY_OF_EPOCH = 2_440_588;
    static final long MICROS_PER_DAY = 86_400_000_000L;

    private ParquetTypes() {}

    /** How to read this type; empty if it has no place in a table. */
    static Optional<ParquetType> find(PrimitiveType type) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return decimal(type.getPrimitiveTypeName(), decimal.getScale());
        }
        return Optional.ofNullable(
                switch (type.getPrimitiveTypeName()) {
                    case BOOLEAN -> logical == null ? ParquetType.bool() : null;
                    case INT32 -> int32(logical);
                    case INT64 -> int64(logical);
                    case INT96 -> ParquetType.dateTime(in -> inRange(() -> int96(in.getBinary())));
                    case FLOAT ->
                        ParquetType.number(
                                ColumnReader::getFloat,
                                in -> new BigDecimal(Float.toString(in.getFloat())).toPlainString());
                    case DOUBLE -> ParquetType.number(ColumnReader::getDouble, in -> CellText.number(in.getDouble()));
                    case BINARY -> isText(logical) ? ParquetType.string(in -> text(in.getBinary())) : null;
                    case FIXED_LEN_BYTE_ARRAY -> null;
                });
    }

    private static boolean isText(@Nullable LogicalTypeAnnotation logical) {
        return logical == null
                || logical instanceof StringLogicalTypeAnnotation
                || logical instanceof EnumLogicalTypeAnnotation
                || logical instanceof JsonLogicalTypeAnnotation;
    }

    private static @Nullable ParquetType int32(@Nullable LogicalTypeAnnotation logical) {
        if (logical == null || logical instanceof IntLogicalTypeAnnotation integer && integer.isSigned()) {
            return ParquetType.whole(ColumnReader::getInteger);
        }
        if (logical instanceof IntLogicalTypeAnnotation) {
            return ParquetType.whole(in -> Integer.toUnsignedLong(in.getInteger()));
        }
        if (logical instanceof TimeLogicalTypeAnnotation) {
            return ParquetType.time(in -> in.getInteger() * 1000L);
        }
        return logical instanceof DateLogicalTypeAnnotation ? ParquetType.date() : null;
    }

    private static @Nullable ParquetType int64(@Nullable LogicalTypeAnnotation logical) {
        if (logical == null || logical instanceof IntLogicalTypeAnnotation integer && integer.isSigned()) {
            return ParquetType.whole(ColumnReader::getLong);
        }
        if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
            TimeUnit unit = timestamp.getUnit();
            return ParquetType.dateTime(in -> inRange(() -> micros(in.getLong(), unit)));
        }
        if (logical instanceof TimeLogicalTypeAnnotation time) {
            TimeUnit unit = time.getUnit();
            return ParquetType.time(in -> inRange(() -> micros(in.getLong(), unit)));
        }
        return null;
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

    /** Nanoseconds of the day (8 bytes) and the Julian day (4 bytes), both little-endian. */
    private static long int96(Binary value) {
        var bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong();
        long day = bytes.getInt() - JULIAN_DAY_OF_EPOCH;
        return Math.addExact(Math.multiplyExact(day, MICROS_PER_DAY), Math.floorDiv(nanos, 1000L));
    }

    private static Optional<ParquetType> decimal(PrimitiveTypeName physical, int scale) {
        return Optional.ofNullable(
                switch (physical) {
                    case INT32 -> decimal(in -> BigDecimal.valueOf(in.getInteger(), scale));
                    case INT64 -> decimal(in -> BigDecimal.valueOf(in.getLong(), scale));
                    case BINARY, FIXED_LEN_BYTE_ARRAY ->
                        decimal(in ->
                                new BigDecimal(new BigInteger(in.getBinary().getBytes()), scale));
                    default -> null;
                });
    }

    private static ParquetType decimal(Function<ColumnReader, BigDecimal> value) {
        return ParquetType.number(
                in -> value.apply(in).doubleValue(), in -> value.apply(in).toPlainString());
    }

    private static String text(Binary value) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(value.toByteBuffer())
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MisfitException("is binary data, not UTF-8 text; leave the column out");
        }
    }
}
