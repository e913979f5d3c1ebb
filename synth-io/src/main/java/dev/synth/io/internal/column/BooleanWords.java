package dev.synth.io.internal.column;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The spellings of false and true, in any letter case. */
public final class BooleanWords {
    /** S/N and O/N are left out: they may be points of the compass. */
    private static final List<List<String>> PAIRS = List.of(
            List.of("0", "1"),
            List.of("false", "true"),
            List.of("no", "yes"),
            List.of("n", "y"),
            List.of("f", "t"),
            List.of("off", "on"),
            List.of("nein", "ja"),
            List.of("n", "j"),
            List.of("falsch", "wahr"),
            List.of("nee", "ja"),
            List.of("nej", "ja"),
            List.of("non", "oui"),
            List.of("faux", "vrai"),
            List.of("no", "si"),
            List.of("no", "sí"),
            List.of("no", "sì"),
            List.of("falso", "verdadero"),
            List.of("falso", "vero"),
            List.of("não", "sim"),
            List.of("nie", "tak"));

    private static final List<String> MARKS = List.of("x", "✓", "✔");

    private BooleanWords() {}

    /** These two words ordered false, true; empty if they are no such pair. */
    public static Optional<List<String>> pair(String a, String b) {
        List<String> words = List.of(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
        List<String> turned = List.of(words.get(1), words.get(0));
        if (PAIRS.contains(words)) {
            return Optional.of(List.of(a, b));
        }
        return PAIRS.contains(turned) ? Optional.of(List.of(b, a)) : Optional.empty();
    }

    /** Whether this word means true or false; empty if neither. */
    public static Optional<Boolean> meaning(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return PAIRS.stream()
                .filter(pair -> pair.contains(lower))
                .findFirst()
                .map(pair -> pair.get(1).equals(lower));
    }

    /** Whether this is a mark that means true where nothing means false. */
    public static boolean isMark(String word) {
        return MARKS.contains(word.toLowerCase(Locale.ROOT));
    }
}
