package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.DateCodec;
import dev.synth.io.internal.column.MonthNames;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways to write dates that a text may be written in, told by its digits, letters and marks. */
public final class DateShapes {
    private static final int LONGEST = 60;
    private static final String NAME = "[\\p{L}]{3,10}";
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/. ])(\\d{1,2})\\2(\\d{1,2})(?!\\d)");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-/. ])(\\d{1,2})\\2(\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern DAY_NAME_YEAR =
            Pattern.compile("(\\d{1,2})([-/ .]?|\\. | de )(" + NAME + ")([-/ .]?|, | de )(\\d{4}|\\d{2})(?!\\d)");
    /** Names that may end in a point, which is part of them. */
    private static final Pattern DAY_POINTED_YEAR =
            Pattern.compile("(\\d{1,2})(\\.? )(\\p{L}{3,5}\\.)( )(\\d{4})(?!\\d)");

    private static final Pattern NAME_DAY_YEAR =
            Pattern.compile("(" + NAME + ")([-/ .])(\\d{1,2})(, |,|[-/ .])(\\d{4})(?!\\d)");
    private static final Pattern YEAR_NAME_DAY =
            Pattern.compile("(\\d{4})([-/ .]?)(" + NAME + ")([-/ .]?)(\\d{1,2})(?!\\d)");
    private static final Pattern WEEKDAY = Pattern.compile("(" + NAME + ")(, | )(?=.*\\d)");
    private static final Pattern WEEK_DATE = Pattern.compile("\\d{4}-W\\d{2}-\\d");
    private static final Pattern DAY_OF_YEAR = Pattern.compile("\\d{4}-?\\d{3}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}|\\d{2}/\\d{4}|\\d{6}");
    private static final Pattern NAMED_MONTH = Pattern.compile("(" + NAME + ")([- ])(\\d{4})");
    private static final Pattern EAST_ASIAN = Pattern.compile("\\d{4}年(\\d{1,2})月(\\d{1,2})日(?!\\d)");
    /** As C's ctime, Unix' date and Java's Date write it. */
    private static final Pattern YEAR_AFTER_TIME = Pattern.compile(
            "[A-Za-z]{3} [A-Za-z]{3} (?<day>[ \\d]\\d) \\d{2}:\\d{2}:\\d{2} (?:(?<zone>[A-Z]{3,4}) )?\\d{4}");

    private static final Pattern COMPACT = Pattern.compile("\\d{8}(?!\\d)");
    private static final Pattern COMPACT_TIME = Pattern.compile("\\d{14}|\\d{12}");

    private final String text;
    private final Set<DateCandidate> found = new LinkedHashSet<>();

    private DateShapes(String text) {
        this.text = text;
    }

    /** The candidates for a column with this value, the likelier ones first. */
    public static List<DateCandidate> of(String text) {
        DateShapes shapes = new DateShapes(text);
        if (text.length() <= LONGEST && text.length() >= 6 && text.chars().anyMatch(Character::isDigit)) {
            shapes.find();
        }
        return List.copyOf(shapes.found);
    }

    private void find() {
        dates(0, "");
        Matcher weekday = WEEKDAY.matcher(text);
        if (weekday.lookingAt() && !text.matches(NAME + "[-/ .]\\d{1,2}[, -/.].*")) {
            dates(weekday.end(), "EEE" + weekday.group(2));
            dates(weekday.end(), "EEEE" + weekday.group(2));
        }
        whole(WEEK_DATE, ColumnKind.DATE, "YYYY-'W'ww-e");
        whole(DAY_OF_YEAR, ColumnKind.DATE, text.indexOf('-') > 0 ? "yyyy-DDD" : "yyyyDDD");
        whole(MONTH, ColumnKind.DATE, text.indexOf('-') > 0 ? "yyyy-MM" : text.indexOf('/') > 0 ? "MM/yyyy" : "yyyyMM");
        whole(COMPACT_TIME, ColumnKind.DATE_TIME, text.length() == 14 ? "yyyyMMddHHmmss" : "yyyyMMddHHmm");
        yearAfterTime();
        Matcher month = NAMED_MONTH.matcher(text);
        if (month.matches()) {
            add(ColumnKind.DATE, "MMM" + month.group(2) + "yyyy");
            add(ColumnKind.DATE, "MMMM" + month.group(2) + "yyyy");
        }
    }

    private void yearAfterTime() {
        Matcher m = YEAR_AFTER_TIME.matcher(text);
        if (!m.matches()) {
            return;
        }
        List<String> zones = m.group("zone") == null ? List.of("") : List.of("'" + m.group("zone") + "' ", "z ");
        List<String> days = m.group("day").startsWith(" ") ? List.of("ppd") : List.of("dd", "ppd");
        for (String zone : zones) {
            for (String day : days) {
                add(ColumnKind.DATE_TIME, "EEE MMM " + day + " HH:mm:ss " + zone + "yyyy");
            }
        }
    }

    private void whole(Pattern shape, ColumnKind kind, String pattern) {
        if (shape.matcher(text).matches()) {
            add(kind, pattern);
        }
    }

    /** Dates that start at this place, after a weekday or nothing. */
    private void dates(int at, String before) {
        Matcher m = YEAR_FIRST.matcher(text).region(at, text.length());
        if (m.lookingAt()) {
            String s = m.group(2);
            rest(m.end(), widths(before + "yyyy" + s + "MM" + s + "dd", m.group(3) + m.group(4)));
        }
        m = YEAR_LAST.matcher(text).region(at, text.length());
        if (m.lookingAt()) {
            yearLast(m, before);
        }
        m = DAY_NAME_YEAR.matcher(text).region(at, text.length());
        if (m.lookingAt()) {
            String year = "y".repeat(m.group(5).length());
            named(m.end(), before + "dd" + quoted(m.group(2)) + "MMM" + quoted(m.group(4)) + year, m.group(1));
        }
        m = DAY_POINTED_YEAR.matcher(text).region(at, text.length());
        if (m.lookingAt()) {
            rest(m.end(), widths(before + "dd" + m.group(2) + "MMM yyyy", m.group(1)));
        }
        m = NAME_DAY_YEAR.matcher(text).region(at, text.length());
        if (m.lookingAt()) {
            named(m.end(), before + "MMM" + m.group(2) + "dd" + m.group(4) + "yyyy", m.group(3));
        }
        m = YEAR_NAME_DAY.matcher(text).region(at, text.length());
        if (m.lookingAt()) {
            named(m.end(), before + "yyyy" + m.group(2) + "MMM" + m.group(4) + "dd", m.group(5));
        }
        m = EAST_ASIAN.matcher(text).region(at, text.length());
        if (m.lookingAt()) {
            rest(m.end(), widths(before + "yyyy年MM月dd日", m.group(1) + m.group(2)));
        }
        m = COMPACT.matcher(text).region(at, text.length());
        if (m.lookingAt()) {
            rest(m.end(), List.of(before + "yyyyMMdd"));
        }
    }

    private static String quoted(String separator) {
        return separator.equals(" de ") ? "' de '" : separator;
    }

    private void yearLast(Matcher m, String before) {
        String s = m.group(2);
        String year = "y".repeat(m.group(4).length());
        String numbers = m.group(1) + m.group(3);
        List<String> patterns = new ArrayList<>(widths(before + "dd" + s + "MM" + s + year, numbers));
        boolean slashes = s.equals("/") || s.equals("-");
        if (year.length() == 2 && !slashes) {
            patterns.removeIf(pattern -> !pattern.contains("dd")); // 1.2.24 is rather a version
        }
        if (slashes) {
            List<String> american = widths(before + "MM" + s + "dd" + s + year, numbers);
            for (int i = 0; i < american.size(); i++) {
                patterns.add(2 * i + 1, american.get(i));
            }
        }
        if (year.length() == 2 && m.group(1).length() == 2) {
            patterns.addAll(widths(before + "yy" + s + "MM" + s + "dd", numbers));
        }
        rest(m.end(), patterns);
    }

    private void named(int end, String pattern, String day) {
        List<String> patterns = new ArrayList<>(widths(pattern, day));
        patterns.addAll(widths(pattern.replace("MMM", "MMMM"), day));
        rest(end, patterns);
    }

    /** With two digits for days and months and, below, with as many as needed; the latter alone if one has one digit. */
    private static List<String> widths(String pattern, String numbers) {
        String narrow = pattern.replace("dd", "d").replaceAll("(?<!M)MM(?!M)", "M");
        boolean two = numbers.length() % 2 == 0 && numbers.length() >= (pattern.contains("MMM") ? 2 : 4);
        return two ? List.of(pattern, narrow) : List.of(narrow);
    }

    private void rest(int end, List<String> dates) {
        for (String date : dates) {
            if (end == text.length()) {
                add(ColumnKind.DATE, date);
            } else if (date.equals("yyyy-MM-dd") && text.charAt(end) == 'T') {
                add(ColumnKind.DATE_TIME, ClockShapes.ISO);
            }
            for (String time : ClockShapes.of(text.substring(end))) {
                add(ColumnKind.DATE_TIME, date + time);
            }
        }
        if (end == text.length() || ClockShapes.isPlain(text.substring(end))) {
            for (String date :
                    dates.stream().filter(date -> !date.equals("yyyyMMdd")).toList()) {
                boolean iso = date.equals("yyyy-MM-dd");
                add(ColumnKind.DATE_TIME, date + (iso ? "['T'HH:mm[:ss]]" : "[ HH:mm[:ss]]"));
                if (iso) {
                    add(ColumnKind.DATE_TIME, date + "[ HH:mm[:ss]]");
                }
            }
        }
    }

    private void add(ColumnKind kind, String pattern) {
        boolean isoDate = kind == ColumnKind.DATE && pattern.equals("yyyy-MM-dd");
        boolean isoTime = pattern.equals(ClockShapes.ISO);
        ColumnSchema column = ColumnSchema.of("date", kind);
        if (!isoDate && !isoTime) {
            column = column.withFormat(pattern);
        }
        for (ColumnSchema spelt : spellings(ClockShapes.withZone(column, text))) {
            DateCandidate candidate = candidate(spelt);
            if (candidate != null && candidate.fits(text)) {
                found.add(candidate);
            }
        }
    }

    private static @Nullable DateCandidate candidate(ColumnSchema column) {
        try {
            return DateCandidate.of(column);
        } catch (IllegalArgumentException e) {
            return null; // such as a region that there is none of
        }
    }

    /** The letter case of names, and how the halves of the day are spelt. */
    private List<ColumnSchema> spellings(ColumnSchema column) {
        String pattern = column.format().orElse("").replaceAll("'[^']*'", "");
        ColumnSchema result = column;
        Matcher half = Pattern.compile("(?i)([ap])(\\.?)m\\2").matcher(text);
        if (pattern.contains("a") && half.find()) {
            String written = half.group();
            if (!written.equals("AM") && !written.equals("PM")) {
                String stem = written.substring(1);
                boolean capital = Character.isUpperCase(written.charAt(0));
                result = result.withAttribute(
                        DateCodec.HALVES, (capital ? "A" : "a") + stem + "|" + (capital ? "P" : "p") + stem);
            }
        }
        if (!pattern.contains("MMM") && !pattern.contains("E")) {
            return List.of(result);
        }
        List<ColumnSchema> all = new ArrayList<>(List.of(inCase(result)));
        if (pattern.contains("MMM")) {
            for (String names : MonthNames.usual(pattern.contains("MMMM"))) {
                ColumnSchema named = result.withAttribute(MonthNames.ATTRIBUTE, names);
                all.add(named);
                all.add(inCase(named));
            }
        }
        return all.stream().distinct().toList();
    }

    private ColumnSchema inCase(ColumnSchema column) {
        if (text.equals(text.toUpperCase(Locale.ROOT))) {
            return column.withAttribute(DateCodec.CASE, "upper");
        }
        return text.equals(text.toLowerCase(Locale.ROOT)) ? column.withAttribute(DateCodec.CASE, "lower") : column;
    }
}
