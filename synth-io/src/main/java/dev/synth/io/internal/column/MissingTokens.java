package dev.synth.io.internal.column;

import dev.synth.table.ColumnSchema;
import java.util.HashSet;
import java.util.Set;

/** The spellings of a missing value in text files. */
public final class MissingTokens {
    /** The attribute that holds the spelling to write. */
    public static final String WRITTEN = "csv.missing";
    /** The attribute that holds a spelling that is a value in this column, such as the code NA of a region. */
    public static final String PRESENT = "csv.present";

    /** The attribute that says that a typed text column holds empty texts, and no nulls, where values are missing. */
    public static final String EMPTY = "parquet.empty-for-missing";

    private static final Set<String> ALL = Set.of("", "?", "NA", "N/A", "NaN", "nan", "null", "NULL");

    private MissingTokens() {}

    /** Whether this text may stand for a missing value. */
    public static boolean isToken(String text) {
        return text.length() <= 4 && ALL.contains(text);
    }

    /** The spellings that stand for a missing value in this column. */
    public static Set<String> of(ColumnSchema column) {
        Set<String> tokens = new HashSet<>(ALL);
        tokens.removeAll(column.levels());
        column.findAttribute(PRESENT).ifPresent(tokens::remove);
        column.findAttribute(WRITTEN).ifPresent(tokens::add);
        return tokens;
    }
}
