package dev.synth.io.internal.csv;

import java.util.BitSet;
import java.util.Set;

/** Tells the texts that stand for a missing value; most others by their first character, without computing a hash. */
final class MissingCells {
    private final Set<String> tokens;
    private final boolean empty;
    private final BitSet firstCharacters = new BitSet();

    MissingCells(Set<String> tokens) {
        this.tokens = tokens;
        this.empty = tokens.contains("");
        tokens.stream().filter(token -> !token.isEmpty()).forEach(token -> firstCharacters.set(token.charAt(0)));
    }

    /** Whether any of them may be a number, too. */
    boolean haveDigits() {
        return tokens.stream().anyMatch(token -> token.chars().anyMatch(c -> c >= '0' && c <= '9'));
    }

    boolean contains(String text) {
        return text.isEmpty() ? empty : firstCharacters.get(text.charAt(0)) && tokens.contains(text);
    }
}
