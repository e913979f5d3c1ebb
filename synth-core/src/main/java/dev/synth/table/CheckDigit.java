package dev.synth.table;

import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How the check characters of an identifier follow from its other ones. Other characters, such as hyphens, blanks and, where
 * only digits are checked, letters, are skipped.
 */
public enum CheckDigit {
    /** ISO/IEC 7812-1 annex B, the last digit: payment cards, US national provider identifiers. */
    LUHN {
        @Override
        String check(String payload) {
            int sum = 0;
            for (int i = 0; i < payload.length(); i++) {
                int digit = digit(payload, payload.length() - 1 - i) * (i % 2 == 0 ? 2 : 1);
                sum += digit > 9 ? digit - 9 : digit;
            }
            return Integer.toString((10 - sum % 10) % 10);
        }
    },
    /** GS1's modulo 10 with weights 3, 1, 3, … from the right, the last digit: EAN-13, EAN-8, UPC-A, ISBN-13. */
    EAN {
        @Override
        String check(String payload) {
            int sum = 0;
            for (int i = 0; i < payload.length(); i++) {
                sum += digit(payload, payload.length() - 1 - i) * (i % 2 == 0 ? 3 : 1);
            }
            return Integer.toString((10 - sum % 10) % 10);
        }
    },
    /** Modulo 11 with weights 2, 3, 4, … from the right, the last character, X for ten: ISBN-10, NHS numbers (without X). */
    MOD11 {
        @Override
        String check(String payload) {
            int sum = 0;
            for (int i = 0; i < payload.length(); i++) {
                sum += digit(payload, payload.length() - 1 - i) * (i + 2);
            }
            int check = (11 - sum % 11) % 11;
            return check == 10 ? "X" : Integer.toString(check);
        }
    },
    /** ISO/IEC 7064 MOD 97-10, the last two digits, letters counting from 10: legal entity identifiers. */
    MOD97 {
        @Override
        String check(String payload) {
            return twoDigits(98 - remainder97(payload + "00"));
        }
    },
    /** ISO 13616, the third and fourth character: international bank account numbers. */
    IBAN {
        @Override
        String check(String payload) {
            return twoDigits(98 - remainder97(payload.substring(2) + payload.substring(0, 2) + "00"));
        }
    };

    private static final int BASE = 36;

    abstract String check(String payload);

    /** How many characters check the others: one or two. */
    public int length() {
        return this == MOD97 || this == IBAN ? 2 : 1;
    }

    /** Whether the check characters of this identifier are right. */
    public boolean isRight(String identifier) {
        int[] places = places(identifier);
        return places.length >= length() + 2 && correct(identifier).equalsIgnoreCase(identifier);
    }

    /**
     * The identifier with the check characters that it should have; it must have some already, which are replaced.
     *
     * @throws IllegalArgumentException if too few of its characters count
     */
    public String correct(String identifier) {
        int[] places = places(identifier);
        int from = position(places.length);
        if (from < 1) {
            throw new IllegalArgumentException("'" + identifier + "' is too short to have a check digit");
        }
        StringBuilder payload = new StringBuilder();
        for (int i = 0; i < places.length; i++) {
            if (i < from || i >= from + length()) {
                payload.append(identifier.charAt(places[i]));
            }
        }
        String check = check(payload.toString());
        StringBuilder corrected = new StringBuilder(identifier);
        for (int i = 0; i < length(); i++) {
            corrected.setCharAt(places[from + i], check.charAt(i));
        }
        return corrected.toString();
    }

    /** The places of the characters that count: digits, an X that checks, and with two check characters letters too. */
    public int[] places(String identifier) {
        return IntStream.range(0, identifier.length())
                .filter(at -> isCounted(identifier, at))
                .toArray();
    }

    private boolean isCounted(String identifier, int at) {
        char c = identifier.charAt(at);
        boolean digit = c >= '0' && c <= '9';
        boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
        boolean ten = this == MOD11 && at == identifier.length() - 1 && (c == 'X' || c == 'x');
        return digit || ten || letter && length() == 2;
    }

    /** Where among that many characters that count the check characters begin. */
    public int position(int count) {
        return this == IBAN ? 2 : count - length();
    }

    /** The name in JSON, such as {@code luhn}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The check digit of this name.
     *
     * @throws IllegalArgumentException naming those there are
     */
    public static CheckDigit ofLabel(String label) {
        return Labels.parse("check digit", label, values(), CheckDigit::label);
    }

    private static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }

    private static int remainder97(String text) {
        int remainder = 0;
        for (char c : text.toCharArray()) {
            int value = Character.digit(c, BASE);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder;
    }

    private static String twoDigits(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }
}
