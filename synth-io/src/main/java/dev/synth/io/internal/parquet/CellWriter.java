package dev.synth.io.internal.parquet;

import dev.synth.io.internal.column.BooleanWords;
import dev.synth.io.internal.column.CellText;
import dev.synth.io.internal.column.DateCodec;
import dev.synth.io.internal.column.MisfitException;
import dev.synth.io.internal.column.MissingTokens;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumericView;
import dev.synth.table.WholeColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** Writes the cells of one column as one Parquet type; what does not fit throws {@link MisfitException}. */
final class CellWriter {
    private final ColumnSchema schema;
    private final PrimitiveType type;
    private final int level;
    private final CellText text;
    private final DateCodec iso;
    private final boolean emptyForMissing;

    CellWriter(ColumnSchema schema, PrimitiveType type) {
        this.schema = schema;
        this.type = type;
        this.level = type.isRepetition(Type.Repetition.OPTIONAL) ? 1 : 0;
        this.text = CellText.plain(schema);
        this.emptyForMissing = type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
                && schema.findAttribute(MissingTokens.EMPTY).isPresent();
        this.iso = DateCodec.of(type.getPrimitiveTypeName() == PrimitiveTypeName.INT32, Optional.empty());
    }

    void write(ColumnWriter out, Column column, int row) {
        if (column.isMissing(row)) {
            writeMissing(out);
            return;
        }
        if (type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal) {
            writeDecimal(out, decimal, new BigDecimal(text.of(column, row)));
            return;
        }
        switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> out.write(isTrue((LevelColumn) column, row), 0, level);
            case INT32 -> out.write((int) whole(column, row), 0, level);
            case INT64 -> out.write(inUnit(whole(column, row)), 0, level);
            case INT96 -> out.write(int96(whole(column, row)), 0, level);
            case FLOAT -> out.write((float) number(column, row), 0, level);
            case DOUBLE -> out.write(number(column, row), 0, level);
            case BINARY, FIXED_LEN_BYTE_ARRAY -> out.write(Binary.fromString(text.of(column, row)), 0, level);
        }
    }

    private void writeMissing(ColumnWriter out) {
        if (emptyForMissing) {
            out.write(Binary.EMPTY, 0, level);
        } else if (level == 1) {
            out.writeNull(0, 0);
        } else if (type.getPrimitiveTypeName() == PrimitiveTypeName.DOUBLE) {
            out.write(Double.NaN, 0, level);
        } else if (type.getPrimitiveTypeName() == PrimitiveTypeName.FLOAT) {
            out.write(Float.NaN, 0, level);
        } else {
            throw new MisfitException(
                    "is missing, but the column's type is required; write 'optional' in its attribute "
                            + KeptType.ATTRIBUTE);
        }
    }

    private boolean isTrue(LevelColumn column, int row) {
        if (schema.kind() == ColumnKind.BOOLEAN) {
            return column.code(row) == 1;
        }
        return BooleanWords.meaning(text.of(column, row)).orElseThrow(this::misfit);
    }

    /** The value in the type's own sense: a number, days, or microseconds. */
    private long whole(Column column, int row) {
        long value;
        if (column instanceof WholeColumn whole) {
            value = whole.whole(row);
        } else if (isCalendar()) {
            value = iso.parse(text.of(column, row));
        } else {
            value = wholeOf(parsed(text.of(column, row)));
        }
        if (value == WholeColumn.MISSING || !inRange(value)) {
            throw misfit();
        }
        return value;
    }

    private long wholeOf(BigDecimal number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw misfit();
        }
    }

    private boolean isCalendar() {
        return type.getPrimitiveTypeName() == PrimitiveTypeName.INT96
                || type.getLogicalTypeAnnotation() != null
                        && !(type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation);
    }

    private boolean inRange(long value) {
        int bits = type.getPrimitiveTypeName() == PrimitiveTypeName.INT32 ? Integer.SIZE : Long.SIZE;
        boolean signed = true;
        if (type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation integer) {
            bits = integer.getBitWidth();
            signed = integer.isSigned();
        }
        return bits == Long.SIZE
                || (signed
                        ? value >= -(1L << (bits - 1)) && value < 1L << (bits - 1)
                        : value >= 0 && value < 1L << bits);
    }

    private long inUnit(long value) {
        if (!(type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation timestamp)) {
            return value;
        }
        TimeUnit unit = timestamp.getUnit();
        return switch (unit) {
            case MILLIS -> Math.floorDiv(value, 1000L);
            case MICROS -> value;
            case NANOS -> Math.multiplyExact(value, 1000L);
        };
    }

    private static Binary int96(long micros) {
        ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(Math.floorMod(micros, ParquetTypes.MICROS_PER_DAY) * 1000L);
        bytes.putInt((int) (Math.floorDiv(micros, ParquetTypes.MICROS_PER_DAY) + ParquetTypes.JULIAN_DAY_OF_EPOCH));
        return Binary.fromConstantByteArray(bytes.array());
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
            throw misfit();
        }
        switch (type.getPrimitiveTypeName()) {
            case INT32 -> out.write(unscaled.intValueExact(), 0, level);
            case INT64 -> out.write(unscaled.longValueExact(), 0, level);
            default -> out.write(Binary.fromConstantByteArray(bytes(unscaled)), 0, level);
        }
    }

    /** Two's complement, big-endian; filled up to the type's length where it has one. */
    private byte[] bytes(BigInteger unscaled) {
        byte[] bytes = unscaled.toByteArray();
        if (type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY) {
            return bytes;
        }
        byte[] fixed = new byte[type.getTypeLength()];
        Arrays.fill(fixed, (byte) (unscaled.signum() < 0 ? -1 : 0));
        System.arraycopy(bytes, 0, fixed, fixed.length - bytes.length, bytes.length);
        return fixed;
    }

    private MisfitException misfit() {
        return new MisfitException(
                "does not fit the type '" + type + "'; change or remove the column's attribute " + KeptType.ATTRIBUTE);
    }
}
