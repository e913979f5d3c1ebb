package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.NumberMarks;
import dev.synth.io.internal.column.NumberStyle.Affixes;
import java.util.Currency;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands before and after a column's numbers: signs, parentheses and units. */
final class AffixEvidence {
    private static final Set<String> UNITS = units();
    private static final String MINUS = "-−";
    private static final Affixes NONE = new Affixes("", "");
    private static final Affixes LEADING_MINUS = new Affixes("-", "");

    private final Set<Affixes> unsigned = new HashSet<>();
    private final Set<Affixes> negatives = new HashSet<>();
    private Optional<Affixes> signed = Optional.empty();
    private boolean plain;
    private boolean plainMinus;
    private int pluses;
    private int plainPositives;
    private int zeros;

    private static Set<String> units() {
        Set<String> units = Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .collect(Collectors.toCollection(HashSet::new));
        units.addAll(Set.of("%", "‰", "US$", "A$", "C$", "R$", "kr", "kr.", "Kr", "zł", "Kč", "Ft", "Fr", "Fr.", "Rs"));
        return units;
    }

    /** Counts what surrounds one number; false if these texts are no sign and no unit. */
    boolean add(String before, String after, boolean zero) {
        boolean parentheses = before.contains("(") && after.contains(")");
        boolean minus = count(before, MINUS) + count(after, MINUS) == 1;
        boolean plus = before.contains("+");
        Affixes rest = new Affixes(without(before), without(after));
        if (signs(before) + signs(after) > (parentheses ? 2 : 1) || !isUnit(rest)) {
            return false;
        }
        add(unsigned, rest);
        if (minus || parentheses) {
            add(negatives, new Affixes(before, after));
        }
        if (plus) {
            pluses++;
            signed = Optional.of(new Affixes(before, after));
        }
        zeros += zero && !minus ? 1 : 0;
        plainPositives += minus || parentheses || plus || zero ? 0 : 1;
        return true;
    }

    /** Counts a number that only a minus may precede. */
    void addPlain(boolean minus, boolean zero) {
        if (!plain) {
            plain = true;
            add(unsigned, NONE);
        }
        if (minus && !plainMinus) {
            plainMinus = true;
            add(negatives, LEADING_MINUS);
        }
        zeros += zero && !minus ? 1 : 0;
        plainPositives += zero || minus ? 0 : 1;
    }

    /** Two different ones tell as much as many. */
    private static void add(Set<Affixes> affixes, Affixes more) {
        if (affixes.size() < 2) {
            affixes.add(more);
        }
    }

    private static int signs(String text) {
        return count(text, MINUS + "+()");
    }

    private static int count(String text, String signs) {
        return (int) text.chars().filter(c -> signs.indexOf(c) >= 0).count();
    }

    private static String without(String text) {
        return text.isEmpty() ? text : text.replaceAll("[-−+()]", "");
    }

    private static boolean isUnit(Affixes rest) {
        String before = strip(rest.before());
        String after = strip(rest.after());
        if (rest.before().isEmpty() && rest.after().isEmpty()) {
            return true;
        }
        boolean one = before.isEmpty()
                ? rest.before().isEmpty()
                : after.isEmpty() && rest.after().isEmpty();
        String unit = before + after;
        boolean symbol = unit.length() == 1 && Character.getType(unit.charAt(0)) == Character.CURRENCY_SYMBOL;
        return one && (symbol || UNITS.contains(unit));
    }

    private static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && NumberMarks.GAPS.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && NumberMarks.GAPS.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    /** What stands around positive numbers, if it is the same for all. */
    Optional<Affixes> positive() {
        if (unsigned.size() != 1) {
            return Optional.empty();
        }
        Affixes unit = unsigned.iterator().next();
        return alwaysSigned() ? signed : Optional.of(unit);
    }

    /** What stands around negative numbers, if it is the same for all; a leading minus where there are none. */
    Optional<Affixes> negative() {
        if (unsigned.size() != 1 || negatives.size() > 1) {
            return Optional.empty();
        }
        Affixes unit = unsigned.iterator().next();
        Affixes usual = new Affixes("-" + unit.before(), unit.after());
        Affixes seen = negatives.isEmpty() ? usual : negatives.iterator().next();
        boolean allNegative = pluses + plainPositives + zeros == 0;
        return allNegative && !seen.equals(usual) ? Optional.empty() : Optional.of(seen);
    }

    private boolean alwaysSigned() {
        return pluses > 0 && plainPositives == 0;
    }

    /** Whether every number has a plus, as telephone numbers have. */
    boolean onlyPluses() {
        return pluses > 0 && plainPositives + zeros == 0 && negatives.isEmpty();
    }
}
