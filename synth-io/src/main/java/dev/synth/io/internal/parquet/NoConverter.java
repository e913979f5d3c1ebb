package dev.synth.io.internal.parquet;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.GroupType;

/** Stands where the library wants converters to records: columns are read here value by value. */
final class NoConverter extends GroupConverter {
    private final GroupType type;

    NoConverter(GroupType type) {
        this.type = type;
    }

    @Override
    public Converter getConverter(int field) {
        return type.getType(field).isPrimitive()
                ? new PrimitiveConverter() {}
                : new NoConverter(type.getType(field).asGroupType());
    }

    @Override
    public void start() {
        // Never called: nothing assembles records.
    }

    @Override
    public void end() {
        // Never called: nothing assembles records.
    }
}
