package dev.synth.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says of an unknown name which names there are and which was probably meant. */
public final class Labels {
    private static final int NAMES_SHOWN = 20;

    private Labels() {}

    static <E> E parse(String what, String label, E[] values, Function<E, String> name) {
        for (E value : values) {
            if (name.apply(value).equals(label)) {
                return value;
            }
        }
        List<String> names = Arrays.stream(values).map(name).toList();
        throw new IllegalArgumentException(unknown(what, label, names));
    }

    /** A message such as {@code No column 'agee'. Columns: age, income. Did you mean 'age'?} */
    public static String unknown(String what, String wanted, Collection<String> names) {
        String shown = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        String rest = names.size() > NAMES_SHOWN ? " and " + (names.size() - NAMES_SHOWN) + " more" : "";
        String plural = Character.toUpperCase(what.charAt(0)) + what.substring(1) + "s: ";
        String hint = nearest(wanted, names);
        return "No " + what + " '" + wanted + "'. " + plural + shown + rest + "."
                + (hint.isEmpty() ? "" : " Did you mean '" + hint + "'?");
    }

    /** The name that takes the fewest changes of letters; empty if each takes more than a third of them. */
    public static String nearest(String wanted, Collection<String> names) {
        String best = "";
        int bestDistance = Math.max(1, (wanted.length() + 2) / 3) + 1;
        for (String name : new ArrayList<>(names)) {
            int distance = editDistance(wanted.toLowerCase(), name.toLowerCase());
            if (distance < bestDistance) {
                bestDistance = distance;
                best = name;
            }
        }
        return best;
    }

    private static int editDistance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(swap, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
