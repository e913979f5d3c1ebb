package dev.synth.io.internal.rows;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass over rows of Java values; stands before the first row at first. Close after use; not thread-safe. */
public interface RowCursor extends Closeable {
    List<Field> fields();

    /** Goes to the next row; false if there is none. */
    boolean next() throws IOException;

    /**
     * A value of the row: {@code null}, or one of the classes that {@link JavaValues} knows.
     *
     * @throws dev.synth.io.internal.column.MisfitException if it is none
     */
    @Nullable
    Object value(int column) throws IOException;
}
