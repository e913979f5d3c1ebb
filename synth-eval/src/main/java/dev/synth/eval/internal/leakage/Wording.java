package dev.synth.eval.internal.leakage;

import dev.synth.eval.GatePolicy;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** How counts, shares and names are said in a message that anyone may read. */
final class Wording {
    private static final int LEAST_TOLD = 10;
    private static final int TWO_DIGITS = 100;
    private static final int NAMES_SHOWN = 5;

    private Wording() {}

    /** {@code none}, {@code fewer than 10}, or two leading digits: a small count would point at somebody. */
    static String count(long count) {
        if (count == 0) {
            return "none";
        }
        if (count < LEAST_TOLD) {
            return "fewer than " + LEAST_TOLD;
        }
        long unit = 1;
        while (count / unit >= TWO_DIGITS) {
            unit *= 10;
        }
        String rounded = String.format(Locale.ROOT, "%,d", Math.round((double) count / unit) * unit);
        return unit == 1 ? rounded : "about " + rounded;
    }

    /** A whole number that says nothing about the rows, such as a needed number of them. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 0.35 %} */
    static String percent(double share) {
        String digits = String.format(Locale.ROOT, "%.2f", 100 * share);
        return digits.replaceFirst("\\.?0+$", "") + " %";
    }

    /** What was searched if it was not all; starts with a space. */
    static String searched(String noun, double unitShare, double syntheticShare) {
        if (unitShare == 1 && syntheticShare == 1) {
            return "";
        }
        return " Searched was a random " + percent(unitShare) + " of the real " + noun + " and "
                + percent(syntheticShare) + " of the synthetic rows; near copies outside these are not seen.";
    }

    /** The least number in the whole table of which so many lie in the share that was searched. */
    static OptionalInt scaled(OptionalInt seen, double share) {
        return seen.isEmpty() ? seen : OptionalInt.of((int) Math.ceil(seen.getAsInt() / share));
    }

    /** Why what a further attempt no longer finds significant does not pass in it; starts with a space. */
    static String firstWouldFail(Evidence evidence) {
        return " A first attempt would have failed by this. Attempt " + evidence.attempt()
                + " needs more for that, but does not pass either.";
    }

    /** {@code 95 % bound} */
    static String bound(GatePolicy policy) {
        return percent(1 - policy.boundError()) + " bound";
    }

    /** {@code 'a', 'b' and 3 more} */
    static String names(List<String> names) {
        String shown = String.join(
                ", ",
                names.stream().limit(NAMES_SHOWN).map(name -> "'" + name + "'").toList());
        return names.size() > NAMES_SHOWN ? shown + " and " + (names.size() - NAMES_SHOWN) + " more" : shown;
    }
}
