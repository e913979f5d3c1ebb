package dev.synth.io.internal.column;

import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The spellings of a missing value in text files. */
public final class MissingTokens {
    /** The attribute that holds the spellings, the commonest first, with {@code |} between them. */
    public static final String WRITTEN = "csv.missing";
    /** The attribute that holds how often each of several spellings is written: shares that sum up to 1. */
    public static final String SHARES = "csv.missing-shares";
    /** The attribute that holds spellings that are values in this column, such as the code NA of a region. */
    public static final String PRESENT = "csv.present";

    /** The attribute that says that what stands in quotes is never missing: {@code true}. */
    public static final String BARE = "csv.missing-bare";

    private static final Set<String> ALWAYS =
            Set.of("", "?", "N/A", "NaN", "nan", "NaT", "null", "NULL", "(null)", "#N/A", "<NA>", "\\N");
    /** Spellings that other programs write where they write nothing else, and that may be values of a category. */
    private static final List<String> DOUBTFUL = List.of("NA", "None", "none", "-", "--", ".");

    /** How many characters the longest spelling has that {@link #isToken} knows. */
    public static final int LONGEST = 6;

    private MissingTokens() {}

    /** Whether this text may stand for a missing value. */
    public static boolean isToken(String text) {
        return text.length() <= LONGEST && !beginsWithDigit(text) && (ALWAYS.contains(text) || DOUBTFUL.contains(text));
    }

    /** Most texts that are looked at are numbers, and no spelling begins like one. */
    private static boolean beginsWithDigit(String text) {
        return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
    }

    /** Whether this text may stand for a missing value or for itself. */
    public static boolean isDoubtful(String token) {
        return DOUBTFUL.contains(token);
    }

    /** Whether a missing value never stands in quotes in this column: what does is a value, however it is spelt. */
    public static boolean areBare(ColumnSchema column) {
        return column.findAttribute(BARE).filter("true"::equals).isPresent();
    }

    /** The spellings that stand for a missing value in this column. */
    public static Set<String> of(ColumnSchema column) {
        Set<String> tokens = new HashSet<>(ALWAYS);
        tokens.addAll(column.kind().isNumeric() ? DOUBTFUL : DOUBTFUL.subList(0, 1));
        tokens.removeAll(bareLevels(column));
        list(column, PRESENT).forEach(tokens::remove);
        tokens.addAll(list(column, WRITTEN));
        return tokens;
    }

    /** The column with the spellings of its whole file beside its own, but for those that are values in it. */
    public static ColumnSchema withFile(ColumnSchema column, Schema schema) {
        Optional<String> file = schema.findAttribute(WRITTEN);
        if (file.isEmpty()) {
            return column;
        }
        List<String> all = new ArrayList<>(list(column, WRITTEN));
        List<String> more = new ArrayList<>(List.of(file.get().split("\\|", -1)));
        more.removeAll(all);
        more.removeAll(list(column, PRESENT));
        more.removeAll(bareLevels(column));
        all.addAll(more);
        ColumnSchema result = all.isEmpty() ? column : column.withAttribute(WRITTEN, join(all));
        Optional<String> shares = column.findAttribute(SHARES);
        return shares.isEmpty() ? result : result.withAttribute(SHARES, shares.get() + "|0".repeat(more.size()));
    }

    /** The levels that need no quotes to be told from missing values. */
    private static List<String> bareLevels(ColumnSchema column) {
        return areBare(column) ? List.of() : column.levels();
    }

    /** The spellings that an attribute lists; none if it is absent. */
    static List<String> list(ColumnSchema column, String attribute) {
        Optional<String> list = column.findAttribute(attribute);
        return list.stream().flatMap(text -> Stream.of(text.split("\\|", -1))).toList();
    }

    /** The text of an attribute that lists these spellings. */
    public static String join(Collection<String> tokens) {
        return String.join("|", tokens);
    }
}
