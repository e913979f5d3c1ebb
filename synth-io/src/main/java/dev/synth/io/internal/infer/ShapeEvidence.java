package dev.synth.io.internal.infer;

/** What a column's distinct values look like as strings. */
final class ShapeEvidence {
    private static final int SHORT_CODE = 4;
    private static final int ASCII = 0x80;
    private static final boolean[] BLANK = new boolean[ASCII];
    private static final boolean[] PLAIN = new boolean[ASCII];

    static {
        for (char c = 0; c < ASCII; c++) {
            BLANK[c] = Character.isWhitespace(c);
            PLAIN[c] = Character.isLetterOrDigit(c) || "-_./:#".indexOf(c) >= 0;
        }
    }

    private long seen;
    private long words;
    private long characters;
    private int shortest = Integer.MAX_VALUE;
    private int longest;
    private String prefix = "";
    private boolean blanks;
    private boolean allWithDigit = true;
    private boolean allShortUpperCase = true;
    private boolean allPlain = true;

    void add(String value) {
        prefix = seen == 0 ? value : prefix.substring(0, commonPrefix(prefix, value));
        seen++;
        characters += value.length();
        shortest = Math.min(shortest, value.length());
        longest = Math.max(longest, value.length());
        addCharacters(value);
    }

    private void addCharacters(String value) {
        boolean digit = false;
        boolean upperCase = !value.isEmpty() && value.length() <= SHORT_CODE;
        boolean inWord = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean blank = c < ASCII ? BLANK[c] : Character.isWhitespace(c);
            words += !blank && !inWord ? 1 : 0;
            inWord = !blank;
            blanks |= blank;
            digit |= c >= '0' && c <= '9';
            upperCase &= c >= 'A' && c <= 'Z';
            allPlain &= c < ASCII ? PLAIN[c] : Character.isLetterOrDigit(c);
        }
        allWithDigit &= digit;
        allShortUpperCase &= upperCase;
    }

    private static int commonPrefix(String a, String b) {
        int length = 0;
        while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return length;
    }

    /** Whether the values are single words, a few exceptions aside. */
    boolean singleWords() {
        return words * 10 <= seen * 11;
    }

    /** Whether the values look made to one pattern: one token with digits, of one length, prefix or plain alphabet. */
    boolean looksLikeIdentifier() {
        return !blanks && allWithDigit && (shortest == longest || !prefix.isEmpty() || allPlain);
    }

    boolean looksLikeProse() {
        return seen > 0 && (words >= 4 * seen || characters > 40 * seen);
    }

    /** Whether all values are codes of one to four capital letters. */
    boolean shortUpperCaseCodes() {
        return seen > 0 && allShortUpperCase;
    }
}
