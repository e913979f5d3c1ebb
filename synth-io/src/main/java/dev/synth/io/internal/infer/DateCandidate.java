package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.DateCodec;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.WholeColumn;
import java.util.Optional;

/**
 * A way to write dates.
 *
 * @param column a column written so: its kind, its format and its attributes
 * @param codec the codec of that column
 */
public record DateCandidate(ColumnSchema column, DateCodec codec) {
    private static final String DIGITS_ONLY = "yyyyMMdd|yyyyMMddHHmm|yyyyDDD|yyyy-DDD|yyyyMM|epoch.*";

    public static DateCandidate of(ColumnSchema column) {
        return new DateCandidate(column, DateCodec.of(column));
    }

    public ColumnKind kind() {
        return column.kind();
    }

    /** The pattern; ISO-8601 if empty. */
    public Optional<String> pattern() {
        return column.format();
    }

    /** The pattern in words. */
    public String name() {
        return pattern().orElse("ISO-8601");
    }

    boolean fits(String value) {
        return codec.parse(value) != WholeColumn.MISSING;
    }

    /** Whether this text comes out as it went in. */
    boolean repeats(String value) {
        long date = codec.parse(value);
        return date != WholeColumn.MISSING && codec.format(date).equals(value);
    }

    /** Whether numbers or codes may look the same, so that the column's name has to speak of time. */
    boolean needsName() {
        return name().matches(DIGITS_ONLY);
    }

    boolean hasOptionalTime() {
        return letters().matches(".*\\[(?!\\.S).*");
    }

    /** Whether values are written with an offset or zone that may differ from row to row. */
    boolean hasZone() {
        return codec.hasZone();
    }

    boolean hasTwoDigitYears() {
        return letters().matches("(.*[^y])?yy([^y].*)?");
    }

    /** The order of day, month and year where numbers stand for all three, such as {@code dMy}; empty otherwise. */
    String order() {
        String letters = letters().replaceAll("[^dMy]", "");
        return letters.contains("MMM") ? "" : letters.replaceAll("(.)\\1+", "$1");
    }

    /** The pattern without quoted texts. */
    private String letters() {
        return name().replaceAll("'[^']*'", "");
    }

    DateCandidate withAttribute(String key, String value) {
        return of(column.withAttribute(key, value));
    }
}
