package dev.synth.io.internal.column;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The spellings of false and true. */
public final class BooleanWords {
    private static final List<List<String>> PAIRS = List.of(
            List.of("0", "1"), List.of("false", "true"), List.of("no", "yes"), List.of("n", "y"), List.of("f", "t"));

    private BooleanWords() {}

    /** These two words ordered false, true; empty if they are no such pair. */
    public static Optional<List<String>> pair(String a, String b) {
        return sense(a).filter(first ->
                        sense(b).filter(second -> second.pair == first.pair).isPresent() && !sense(a).equals(sense(b)))
                .map(first -> first.code == 0 ? List.of(a, b) : List.of(b, a));
    }

    /** Whether this word means true or false; empty if neither. */
    public static Optional<Boolean> meaning(String word) {
        return sense(word).map(sense -> sense.code == 1);
    }

    private static Optional<Sense> sense(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (int pair = 0; pair < PAIRS.size(); pair++) {
            int code = PAIRS.get(pair).indexOf(lower);
            if (code >= 0) {
                return Optional.of(new Sense(pair, code));
            }
        }
        return Optional.empty();
    }

    private record Sense(int pair, int code) {}
}
