package dev.synth.io.internal.parquet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/**
 * The columns whose values are the names of folders, as Spark adds them to a table: whole numbers where all values are,
 * dates where all are, else texts.
 */
final class Partitions {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");

    private Partitions() {}

    /** The columns, those of outer folders first. */
    static List<FileColumn> columns(List<PartFile> parts) {
        return parts.get(0).folders().keySet().stream()
                .map(name -> column(
                        name,
                        parts.stream()
                                .flatMap(part -> part.folders().get(name).stream())
                                .distinct()
                                .toList()))
                .toList();
    }

    private static FileColumn column(String name, List<String> values) {
        PrimitiveType type = type(values).named(name);
        return new FileColumn(name, type, ParquetTypes.find(type), false);
    }

    private static Types.PrimitiveBuilder<PrimitiveType> type(List<String> values) {
        if (!values.isEmpty() && values.stream().allMatch(WHOLE.asMatchPredicate())) {
            if (areAll(values, Integer::valueOf)) {
                return Types.optional(PrimitiveTypeName.INT32);
            }
            if (areAll(values, Long::valueOf)) {
                return Types.optional(PrimitiveTypeName.INT64);
            }
        }
        return !values.isEmpty() && areAll(values, LocalDate::parse)
                ? Types.optional(PrimitiveTypeName.INT32).as(LogicalTypeAnnotation.dateType())
                : Types.optional(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType());
    }

    private static boolean areAll(List<String> values, Function<String, ?> parser) {
        try {
            values.forEach(parser::apply);
            return true;
        } catch (NumberFormatException | DateTimeException e) {
            return false;
        }
    }

    /** A reader that stands at a part's value of one of these columns for good. */
    static ColumnReader reader(PartFile part, FileColumn column) {
        PrimitiveType type = column.leaf();
        Optional<String> value = part.folders().get(column.name());
        boolean isText = type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
        return new FolderReader(
                new ColumnDescriptor(column.path(), type, 0, 1),
                value.isPresent(),
                isText ? 0 : value.map(Partitions::number).orElse(0L),
                isText ? Binary.fromString(value.orElse("")) : Binary.EMPTY);
    }

    private static long number(String value) {
        return WHOLE.matcher(value).matches()
                ? Long.parseLong(value)
                : LocalDate.parse(value).toEpochDay();
    }
}
