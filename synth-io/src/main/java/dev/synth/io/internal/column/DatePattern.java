package dev.synth.io.internal.column;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes formatters of patterns: those of {@link DateTimeFormatter} with English names, or given ones of months, where
 * {@code yy} are the years {@value #FIRST_YEAR} to 2029, {@code [.SSS]} is a fraction of at most so many digits without zeros
 * at its end, and {@code YYYY-'W'ww-e} is the ISO week date.
 */
final class DatePattern {
    static final int FIRST_YEAR = 1930;

    private static final String WEEK_DATE = "YYYY-'W'ww-e";
    private static final Pattern PART = Pattern.compile("'[^']*'|\\[\\.(S{1,9})]|y+|a|M+|[^'\\[yaM]+|.");
    /** Quoted texts and fractions, whose brackets open no optional part. */
    private static final Pattern LITERAL = Pattern.compile("'[^']*'|\\[\\.S+]");

    private static final Pattern SHORT_YEAR = Pattern.compile("(?<!y)yy(?!y)");
    private static final Pattern BRACKET = Pattern.compile(LITERAL.pattern() + "|[\\[\\]]");

    private DatePattern() {}

    /**
     * The formatter of a pattern.
     *
     * @param halves the texts of the halves of the day
     * @param months the names of months by number; English ones if empty
     * @throws IllegalArgumentException if it is no pattern
     */
    static DateTimeFormatter formatter(String pattern, List<String> halves, Optional<Map<Long, String>> months) {
        if (pattern.equals(WEEK_DATE)) {
            return DateTimeFormatter.ISO_WEEK_DATE.withResolverStyle(ResolverStyle.STRICT);
        }
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
        if (hasNames(pattern)) {
            builder.parseCaseInsensitive();
        }
        Matcher part = PART.matcher(pattern);
        while (part.find()) {
            append(builder, part, halves, months);
        }
        return withDefaults(builder, pattern).toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    private static void append(
            DateTimeFormatterBuilder builder, Matcher part, List<String> halves, Optional<Map<Long, String>> months) {
        String text = part.group();
        if (part.group(1) != null) {
            builder.appendFraction(ChronoField.NANO_OF_SECOND, 0, part.group(1).length(), true);
        } else if (text.equals("yy")) {
            builder.appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_YEAR);
        } else if (text.startsWith("y")) {
            builder.appendPattern(text.replace('y', 'u')); // strict resolution takes years of an era only with the era
        } else if (text.startsWith("MMM") && months.isPresent()) {
            builder.appendText(ChronoField.MONTH_OF_YEAR, months.get());
        } else if (text.equals("a")) {
            builder.appendText(ChronoField.AMPM_OF_DAY, Map.of(0L, halves.get(0), 1L, halves.get(1)));
        } else {
            builder.appendPattern(text);
        }
    }

    /** What a pattern leaves out: the time of day where it may be absent, the day of a month. */
    private static DateTimeFormatterBuilder withDefaults(DateTimeFormatterBuilder builder, String pattern) {
        String letters = letters(pattern);
        if (letters.contains("[")) {
            builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                    .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
                    .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0);
        }
        if (letters.contains("M") && !letters.contains("d")) {
            builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
        }
        return builder;
    }

    /** The pattern without quoted texts and fractions. */
    static String letters(String pattern) {
        return LITERAL.matcher(pattern).replaceAll("");
    }

    static boolean hasNames(String pattern) {
        String letters = letters(pattern);
        return letters.contains("MMM") || letters.contains("E") || letters.contains("a");
    }

    /** Whether years have two digits. */
    static boolean hasShortYear(String pattern) {
        return SHORT_YEAR.matcher(letters(pattern)).find();
    }

    /** Whether the pattern tells an offset or a zone, so that its values are instants. */
    static boolean hasZone(String pattern) {
        return letters(pattern).chars().anyMatch(letter -> "XxZOzVv".indexOf(letter) >= 0);
    }

    /** The pattern with its optional parts as parts that are always there. */
    static String flat(String pattern) {
        Matcher bracket = BRACKET.matcher(pattern);
        return bracket.replaceAll(
                match -> Matcher.quoteReplacement(match.group().length() == 1 ? "" : match.group()));
    }

    /** The pattern cut before each of its optional parts, the whole one first. */
    static List<String> shorter(String pattern) {
        List<String> cut = new ArrayList<>(List.of(pattern));
        String masked = LITERAL.matcher(pattern)
                .replaceAll(match -> "~".repeat(match.group().length()));
        for (int at = masked.lastIndexOf('['); at > 0; at = masked.lastIndexOf('[', at - 1)) {
            String head = pattern.substring(0, at);
            int open =
                    (int) masked.substring(0, at).chars().filter(c -> c == '[').count();
            cut.add(head + "]".repeat(open));
        }
        return cut;
    }
}
