package dev.synth.internal.encode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * Codes whose beginnings are wider codes: E11.65 belongs to E11, the postcode M1 1AE to M1. A code's parents are the codes
 * that it begins with and the pieces before its separators.
 */
final class CodeFamily {
    private static final int FEWEST_CODES = 20;
    private static final double MOSTLY = 0.9;
    private static final int SHORTEST_PARENT = 3;
    private static final String SEPARATORS = ".-/ ";
    private static final Pattern CODE = Pattern.compile("(?=.{2,16}$)(?=.*\\d)[A-Z0-9]+(?:[./ -][A-Z0-9]+){0,3}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private CodeFamily() {}

    /** Whether levels look like codes of a hierarchy; whole numbers of several lengths are rather numbers. */
    static boolean areCodes(List<String> levels) {
        long codes =
                levels.stream().filter(level -> CODE.matcher(level).matches()).count();
        boolean numbers =
                levels.stream().allMatch(level -> DIGITS.matcher(level).matches())
                        && levels.stream().mapToInt(String::length).distinct().count() > 1;
        return levels.size() >= FEWEST_CODES && codes >= MOSTLY * levels.size() && !numbers;
    }

    /** What a code begins with, the longest first: pieces before a separator, and any kept code. */
    private static List<String> parents(String code, Set<String> kept) {
        List<String> parents = new ArrayList<>();
        for (int length = code.length() - 1; length > 0; length--) {
            String parent = code.substring(0, length);
            boolean piece = length >= SHORTEST_PARENT && SEPARATORS.indexOf(code.charAt(length)) >= 0;
            if (piece || length >= 2 && kept.contains(parent)) {
                parents.add(parent);
            }
        }
        return parents;
    }

    /**
     * The parents, none of them a code of the table, that enough entities hold together with those of their codes that have
     * no nearer parent.
     *
     * @param kept codes that enough entities hold
     * @param holders how many entities hold any of some codes
     */
    static List<String> newParents(
            List<String> codes, Set<String> kept, int least, ToIntFunction<Set<String>> holders) {
        Map<String, Set<String>> children = new HashMap<>();
        for (String code : codes) {
            if (!kept.contains(code)) {
                parents(code, kept)
                        .forEach(parent -> children.computeIfAbsent(parent, unseen -> new TreeSet<>())
                                .add(code));
            }
        }
        List<String> longestFirst = new ArrayList<>(children.keySet());
        longestFirst.sort(
                Comparator.<String>comparingInt(parent -> -parent.length()).thenComparing(Comparator.naturalOrder()));
        Set<String> known = new HashSet<>(codes);
        Set<String> settled = new HashSet<>();
        List<String> parents = new ArrayList<>();
        for (String parent : longestFirst) {
            Set<String> pool = new TreeSet<>(children.get(parent));
            pool.removeAll(settled);
            boolean enough = !known.contains(parent) && !pool.isEmpty() && holders.applyAsInt(pool) >= least;
            if (enough) {
                parents.add(parent);
            }
            if (enough || kept.contains(parent)) {
                settled.addAll(pool);
            }
        }
        parents.sort(Comparator.naturalOrder());
        return parents;
    }

    /** The kept code that stands in for another one, as its nearest parent; empty if there is none. */
    static Optional<String> parent(String code, Set<String> kept) {
        return parents(code, kept).stream().filter(kept::contains).findFirst();
    }

    /** The longest beginning that a code shares with a kept one; empty if none begins alike. */
    static String shared(String code, NavigableSet<String> kept) {
        String before = kept.floor(code);
        String after = kept.ceiling(code);
        int length = Math.max(before == null ? 0 : shared(code, before), after == null ? 0 : shared(code, after));
        return code.substring(0, length);
    }

    private static int shared(String a, String b) {
        int length = 0;
        while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return length;
    }
}
