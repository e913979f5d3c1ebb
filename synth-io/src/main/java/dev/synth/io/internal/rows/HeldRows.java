package dev.synth.io.internal.rows;

import dev.synth.io.internal.column.MisfitException;
import dev.synth.io.internal.infer.Domain;
import dev.synth.table.TableFormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Java values held column by column; equal ones share an object, so that columns of few levels take little. */
public final class HeldRows {
    private static final int MOST_SHARED = 10_000;

    private final String source;
    private final Map<String, Values> columns = new LinkedHashMap<>();
    private int rows;

    /** No rows yet; {@code source} is what messages call them. */
    public HeldRows(String source) {
        this.source = source;
    }

    /** Starts a row in which everything is missing so far. */
    public void addRow() {
        if (rows == Integer.MAX_VALUE) {
            throw new TableFormatException(
                    source + " are more than " + Integer.MAX_VALUE + "; pass on a part of them.");
        }
        rows++;
    }

    /**
     * Sets a value of the last row.
     *
     * @throws TableFormatException if it is of a class that has no place in a table
     */
    public void set(String name, @Nullable Object value) {
        try {
            columns.computeIfAbsent(name, fresh -> new Values()).set(rows - 1, value);
        } catch (MisfitException e) {
            throw new TableFormatException(
                    source + ", row " + rows + ", column '" + name + "': the value " + e.getMessage() + ".", e);
        }
    }

    /** A pass over the rows. */
    public RowCursor cursor() {
        List<Field> fields = new ArrayList<>();
        columns.forEach((name, values) -> fields.add(new Field(name, values.domain, Map.of())));
        return new Cursor(List.copyOf(fields), List.copyOf(columns.values()), rows);
    }

    private static final class Values {
        private final List<@Nullable Object> values = new ArrayList<>();
        private final Map<Object, Object> shared = new HashMap<>();
        private Domain domain = Domain.STRING;
        private boolean empty = true;

        void set(int row, @Nullable Object value) {
            Object plain = JavaValues.of(value);
            while (values.size() <= row) {
                values.add(null);
            }
            if (value == null || plain == null) {
                return;
            }
            Domain own = JavaValues.domain(value);
            domain = empty ? own : common(domain, own);
            empty = false;
            values.set(row, shared(plain));
        }

        private Object shared(Object value) {
            Object known = shared.get(value);
            if (known == null && shared.size() < MOST_SHARED) {
                shared.put(value, value);
            }
            return known == null ? value : known;
        }

        @Nullable
        Object get(int row) {
            return row < values.size() ? values.get(row) : null;
        }

        /** Values of several classes are judged by their texts, as those of a text file are. */
        private static Domain common(Domain a, Domain b) {
            if (a == b) {
                return a;
            }
            if (isEither(a, b, Domain.WHOLE) && isEither(a, b, Domain.NUMBER)) {
                return Domain.NUMBER;
            }
            return isEither(a, b, Domain.DATE) && isEither(a, b, Domain.DATE_TIME) ? Domain.DATE_TIME : Domain.UNTYPED;
        }

        private static boolean isEither(Domain a, Domain b, Domain wanted) {
            return a == wanted || b == wanted;
        }
    }

    private static final class Cursor implements RowCursor {
        private final List<Field> fields;
        private final List<Values> columns;
        private final int rows;
        private int row = -1;

        Cursor(List<Field> fields, List<Values> columns, int rows) {
            this.fields = fields;
            this.columns = columns;
            this.rows = rows;
        }

        @Override
        public List<Field> fields() {
            return fields;
        }

        @Override
        public boolean next() {
            return ++row < rows;
        }

        @Override
        public @Nullable Object value(int column) {
            return columns.get(column).get(row);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
