package dev.synth.io.internal.parquet;

import dev.synth.io.internal.column.BooleanWords;
import dev.synth.io.internal.column.CellText;
import dev.synth.io.internal.column.ClockCodec;
import dev.synth.io.internal.column.DateCodec;
import dev.synth.io.internal.column.MisfitException;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumericView;
import dev.synth.table.WholeColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** Writes the cells of one column as one Parquet type; what does not fit throws {@link MisfitException}. */
final class CellWriter {
    private final ColumnSchema schema;
    private final PrimitiveType type;
    private final @Nullable LogicalTypeAnnotation logical;
    private final int level;
    private final CellText text;
    private final DateCodec iso;
    private final MissingValues missing;

    /**
     * A writer of values.
     *
     * @param level the definition level of a value that is there
     */
    CellWriter(ColumnSchema schema, PrimitiveType type, int level) {
        this.schema = schema;
        this.type = type;
        this.logical = type.getLogicalTypeAnnotation();
        this.level = level;
        this.text = CellText.plain(schema);
        this.missing = MissingValues.of(schema);
        this.iso = DateCodec.of(type.getPrimitiveTypeName() == PrimitiveTypeName.INT32, Optional.empty());
    }

    void write(ColumnWriter out, Column column, int row) {
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            writeDecimal(out, decimal, parsed(text.of(column, row)));
            return;
        }
        switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> out.write(isTrue((LevelColumn) column, row), 0, level);
            case INT32 -> out.write((int) inUnit(whole(column, row)), 0, level);
            case INT64 -> out.write(inUnit(whole(column, row)) + (isInNanos() ? nanos(column, row) : 0), 0, level);
            case INT96 -> out.write(Binaries.ofInt96(whole(column, row), nanos(column, row)), 0, level);
            case FLOAT -> out.write((float) number(column, row), 0, level);
            case DOUBLE -> out.write(number(column, row), 0, level);
            case BINARY, FIXED_LEN_BYTE_ARRAY -> out.write(bytes(column, row), 0, level);
        }
    }

    /**
     * Writes a null at this definition level, or a value that stands for one where the column has none, or has both.
     *
     * @param row the row's number in the file, from 0
     */
    void writeMissing(ColumnWriter out, int nullLevel, long row) {
        boolean leafIsNull = nullLevel >= level - 1;
        if (nullLevel < level && !(leafIsNull && hasValueForMissing() && missing.isValue(row))) {
            out.writeNull(0, nullLevel);
            return;
        }
        switch (type.getPrimitiveTypeName()) {
            case DOUBLE -> out.write(Double.NaN, 0, level);
            case FLOAT -> out.write(Float.NaN, 0, level);
            default -> out.write(valueForMissing(row), 0, level);
        }
    }

    private boolean hasValueForMissing() {
        return switch (type.getPrimitiveTypeName()) {
            case DOUBLE, FLOAT -> true;
            case BINARY -> !(logical instanceof DecimalLogicalTypeAnnotation);
            default -> logical instanceof Float16LogicalTypeAnnotation;
        };
    }

    private Binary valueForMissing(long row) {
        if (logical instanceof Float16LogicalTypeAnnotation) {
            return Binaries.ofHalf(Double.NaN);
        }
        if (hasValueForMissing() && missing.isValue(row)) {
            return Binary.EMPTY;
        }
        throw new MisfitException("is missing, but the column's type is required; write 'optional' in its attribute "
                + KeptType.ATTRIBUTE);
    }

    private boolean isTrue(LevelColumn column, int row) {
        if (schema.kind() == ColumnKind.BOOLEAN) {
            return column.code(row) == 1;
        }
        return BooleanWords.meaning(text.of(column, row)).orElseThrow(this::misfit);
    }

    private Binary bytes(Column column, int row) {
        if (logical instanceof Float16LogicalTypeAnnotation) {
            return Binaries.ofHalf(number(column, row));
        }
        String value = text.of(column, row);
        if (logical instanceof UUIDLogicalTypeAnnotation) {
            return Binaries.ofUuid(value);
        }
        boolean fixed = type.getPrimitiveTypeName() == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
        Binary bytes =
                fixed || logical == null && KeptType.isHex(schema) ? Binaries.ofHex(value) : Binary.fromString(value);
        if (fixed && bytes.length() != type.getTypeLength()) {
            throw misfit();
        }
        return bytes;
    }

    /** The value in the type's own sense: a number, days, or microseconds. */
    private long whole(Column column, int row) {
        if (ParquetTypes.isUnsigned(logical)
                && type.getPrimitiveTypeName() == PrimitiveTypeName.INT64
                && !(column instanceof WholeColumn)) {
            return Long.parseUnsignedLong(text.of(column, row));
        }
        long value;
        if (column instanceof WholeColumn whole) {
            value = whole.whole(row);
        } else if (isCalendar()) {
            value = calendar(text.of(column, row));
        } else {
            value = parsed(text.of(column, row)).longValueExact();
        }
        if (!inRange(value)) {
            throw misfit();
        }
        return value;
    }

    /** What a text has beyond microseconds; a column of numbers has nothing. */
    private int nanos(Column column, int row) {
        if (column instanceof WholeColumn) {
            return 0;
        }
        String value = text.of(column, row);
        LocalTime time = logical instanceof TimeLogicalTypeAnnotation
                ? LocalTime.parse(value)
                : LocalDateTime.parse(value).toLocalTime();
        return time.getNano() % 1000;
    }

    private long calendar(String value) {
        boolean clock = logical instanceof TimeLogicalTypeAnnotation;
        long read = clock ? ClockCodec.of(ColumnKind.TIME, Optional.empty()).parse(value) : iso.parse(value);
        if (read == WholeColumn.MISSING) {
            throw misfit();
        }
        return read;
    }

    private boolean isCalendar() {
        return type.getPrimitiveTypeName() == PrimitiveTypeName.INT96
                || logical != null && !(logical instanceof IntLogicalTypeAnnotation);
    }

    private boolean inRange(long value) {
        if (logical instanceof TimeLogicalTypeAnnotation) {
            return value >= 0 && value < WholeColumn.MICROS_PER_DAY;
        }
        int bits = type.getPrimitiveTypeName() == PrimitiveTypeName.INT32 ? Integer.SIZE : Long.SIZE;
        if (logical instanceof IntLogicalTypeAnnotation integer) {
            bits = integer.getBitWidth();
        }
        if (ParquetTypes.isUnsigned(logical)) {
            return value >= 0 && (bits == Long.SIZE || value < 1L << bits);
        }
        return bits == Long.SIZE || value >= -(1L << (bits - 1)) && value < 1L << (bits - 1);
    }

    private boolean isInNanos() {
        return unit() == TimeUnit.NANOS;
    }

    private TimeUnit unit() {
        if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
            return timestamp.getUnit();
        }
        return logical instanceof TimeLogicalTypeAnnotation time ? time.getUnit() : TimeUnit.MICROS;
    }

    /** Times and timestamps come as microseconds. */
    private long inUnit(long value) {
        return switch (unit()) {
            case MILLIS -> Math.floorDiv(value, 1000L);
            case MICROS -> value;
            case NANOS -> Math.multiplyExact(value, 1000L);
        };
    }

    private double number(Column column, int row) {
        return column instanceof NumericView numbers
                ? numbers.number(row)
                : parsed(text.of(column, row)).doubleValue();
    }

    private BigDecimal parsed(String number) {
        try {
            return new BigDecimal(number);
        } catch (NumberFormatException e) {
            throw misfit();
        }
    }

    private void writeDecimal(ColumnWriter out, DecimalLogicalTypeAnnotation decimal, BigDecimal value) {
        BigInteger unscaled =
                value.setScale(decimal.getScale(), RoundingMode.HALF_EVEN).unscaledValue();
        if (new BigDecimal(unscaled).precision() > decimal.getPrecision()) {
            BigInteger greatest = BigInteger.TEN.pow(decimal.getPrecision()).subtract(BigInteger.ONE);
            // The double next to the greatest number of the type may lie above it.
            if (schema.kind() != ColumnKind.CONTINUOUS || unscaled.abs().doubleValue() > greatest.doubleValue()) {
                throw misfit();
            }
            unscaled = unscaled.signum() < 0 ? greatest.negate() : greatest;
        }
        switch (type.getPrimitiveTypeName()) {
            case INT32 -> out.write(unscaled.intValueExact(), 0, level);
            case INT64 -> out.write(unscaled.longValueExact(), 0, level);
            case BINARY -> out.write(Binaries.ofUnscaled(unscaled, 0), 0, level);
            default -> out.write(Binaries.ofUnscaled(unscaled, type.getTypeLength()), 0, level);
        }
    }

    /** What to say of a value that the type cannot hold. */
    MisfitException misfit() {
        return new MisfitException(
                "does not fit the type '" + type + "'; change or remove the column's attribute " + KeptType.ATTRIBUTE);
    }
}
