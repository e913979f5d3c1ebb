package dev.synth.io.internal.parquet;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;

/**
 * Reads the value that a folder's name gives to all rows in it, however many there are.
 *
 * @param number the value of a column of whole numbers or, in days, of dates
 * @param text the value of any other column
 */
record FolderReader(ColumnDescriptor descriptor, boolean isPresent, long number, Binary text) implements ColumnReader {
    @Override
    public ColumnDescriptor getDescriptor() {
        return descriptor;
    }

    @Override
    public int getCurrentDefinitionLevel() {
        return isPresent ? descriptor.getMaxDefinitionLevel() : 0;
    }

    @Override
    public int getCurrentRepetitionLevel() {
        return 0;
    }

    @Override
    public int getInteger() {
        return Math.toIntExact(number);
    }

    @Override
    public long getLong() {
        return number;
    }

    @Override
    public Binary getBinary() {
        return text;
    }

    @Override
    public void consume() {
        // The next row has the same value.
    }

    @Override
    public void skip() {
        // The next row has the same value.
    }

    @Override
    @SuppressWarnings("deprecation")
    public long getTotalValueCount() {
        throw new UnsupportedOperationException("as many as there are rows");
    }

    @Override
    public boolean getBoolean() {
        throw otherType();
    }

    @Override
    public float getFloat() {
        throw otherType();
    }

    @Override
    public double getDouble() {
        throw otherType();
    }

    @Override
    public int getCurrentValueDictionaryID() {
        throw otherType();
    }

    @Override
    public void writeCurrentValueToConverter() {
        throw otherType();
    }

    private static UnsupportedOperationException otherType() {
        return new UnsupportedOperationException("a folder's name is a whole number, a date or a text");
    }
}
