package dev.synth.io.internal.column;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.WholeColumn;
import java.util.Optional;

/** Reads and writes times of day, or durations, in one format; thread-safe. */
public interface ClockCodec {
    /** The microseconds, or {@link WholeColumn#MISSING} if the text is not of this format. */
    long parse(String text);

    /** The text of these microseconds. */
    String format(long micros);

    /**
     * The codec of a column of times of day or durations.
     *
     * @throws IllegalArgumentException if the column's format is none
     */
    static ClockCodec of(ColumnSchema column) {
        try {
            return of(column.kind(), column.format());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Column '" + column.name() + "': the format '"
                            + column.format().orElse("") + "' is none of a "
                            + column.kind().label() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** The codec of this format; ISO-8601 if empty. */
    static ClockCodec of(ColumnKind kind, Optional<String> format) {
        return kind == ColumnKind.TIME ? new TimeCodec(format) : DurationCodec.of(format);
    }

    /** Whether the text is what this format makes of its own meaning. */
    default boolean reproduces(String text) {
        long micros = parse(text);
        return micros != WholeColumn.MISSING && format(micros).equals(text);
    }
}
