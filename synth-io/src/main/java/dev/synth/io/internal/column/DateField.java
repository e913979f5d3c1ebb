package dev.synth.io.internal.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One part of a date pattern that has digits and marks alone.
 *
 * @param letter y, M, d, H, m, s, S, {@link #OPEN_FRACTION} or {@link #LITERAL}
 * @param least the least number of digits
 * @param most the most digits
 * @param literal the text of a literal
 */
record DateField(char letter, int least, int most, String literal) {
    /** A fraction with its point that may be short or absent. */
    static final char OPEN_FRACTION = '.';

    static final char LITERAL = '0';
    static final int NANO_DIGITS = 9;

    private static final Pattern PART =
            Pattern.compile("'([^']+)'|\\[\\.(S{1,9})]|(yyyy|yy|MM?|dd?|HH?|mm|ss|S{1,9})|([^A-Za-z'\\[\\]])");
    private static final Set<String> TIMES = Set.of("", "Hm", "Hms", "HmsS", "Hms" + OPEN_FRACTION);

    /** The fields of a pattern; empty if it has others, or tells no date. */
    static Optional<List<DateField>> list(String pattern) {
        List<DateField> fields = new ArrayList<>();
        Matcher part = PART.matcher(pattern);
        int end = 0;
        while (part.lookingAt()) {
            fields.add(of(part));
            end = part.end();
            part.region(end, pattern.length());
        }
        return end == pattern.length() && isWhole(fields) ? Optional.of(List.copyOf(fields)) : Optional.empty();
    }

    private static DateField of(Matcher part) {
        if (part.group(2) != null) {
            return new DateField(OPEN_FRACTION, 0, part.group(2).length(), "");
        }
        if (part.group(3) == null) {
            return new DateField(LITERAL, 0, 0, part.group(1) == null ? part.group(4) : part.group(1));
        }
        String letters = part.group(3);
        boolean fixed = letters.length() > 1 || letters.equals("S");
        return new DateField(letters.charAt(0), letters.length(), fixed ? letters.length() : 2, "");
    }

    /** Whether year, month and day are told, nothing twice, and every field ends where its digits do. */
    private static boolean isWhole(List<DateField> fields) {
        StringBuilder date = new StringBuilder();
        StringBuilder time = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            DateField field = fields.get(i);
            boolean open = field.least() < field.most() && field.letter() != OPEN_FRACTION;
            if (open && i + 1 < fields.size() && !fields.get(i + 1).isLiteral()) {
                return false;
            }
            if (!field.isLiteral()) {
                ("yMd".indexOf(field.letter()) >= 0 ? date : time).append(field.letter());
            }
        }
        boolean once = date.length() == 3 && date.chars().distinct().count() == 3;
        return once && TIMES.contains(time.toString());
    }

    boolean isLiteral() {
        return letter == LITERAL;
    }

    /** Where this literal ends in a text, or -1 if it is not there. */
    int skip(String text, int at) {
        return text.startsWith(literal, at) ? at + literal.length() : -1;
    }
}
