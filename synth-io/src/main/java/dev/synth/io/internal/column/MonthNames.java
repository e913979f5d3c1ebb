package dev.synth.io.internal.column;

import dev.synth.table.ColumnSchema;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of months in dates that are not English. A column keeps all twelve, so that what is written does not depend on
 * the names that a Java release has for a language.
 */
public final class MonthNames {
    /** The attribute that holds the names from January on, with {@code |} between them; English if absent. */
    public static final String ATTRIBUTE = "csv.months";

    private static final List<Locale> LOCALES = Stream.of("de", "fr", "es", "it", "nl", "pt", "sv")
            .map(Locale::forLanguageTag)
            .toList();
    private static final List<String> FULL = tables(TextStyle.FULL);
    private static final List<String> SHORT = tables(TextStyle.SHORT, TextStyle.SHORT_STANDALONE);

    private MonthNames() {}

    /**
     * The names that dates may have, as texts of the attribute.
     *
     * @param full whether whole names, and not abbreviations
     */
    public static List<String> usual(boolean full) {
        return full ? FULL : SHORT;
    }

    /** Each in the language's own way and, where that has points at the end, without them. */
    private static List<String> tables(TextStyle... styles) {
        Set<String> tables = new LinkedHashSet<>();
        for (Locale locale : LOCALES) {
            for (TextStyle style : styles) {
                String names = Arrays.stream(Month.values())
                        .map(month -> month.getDisplayName(style, locale))
                        .collect(Collectors.joining("|"));
                tables.add(names);
                tables.add(names.replace(".", ""));
            }
        }
        return List.copyOf(tables);
    }

    /**
     * The names of this column's months by number; empty for English.
     *
     * @throws IllegalArgumentException if the attribute does not hold twelve different ones
     */
    static Optional<Map<Long, String>> of(ColumnSchema column) {
        return column.findAttribute(ATTRIBUTE).map(text -> {
            List<String> names = new ArrayList<>(List.of(text.split("\\|", -1)));
            if (names.size() != 12 || Set.copyOf(names).size() != 12 || names.contains("")) {
                throw new IllegalArgumentException("the attribute " + ATTRIBUTE + " '" + text
                        + "' must hold twelve different names with | between them");
            }
            return names.stream().collect(Collectors.toMap(name -> names.indexOf(name) + 1L, Function.identity()));
        });
    }
}
