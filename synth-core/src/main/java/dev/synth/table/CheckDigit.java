package dev.synth.table;

import java.util.Locale;

/**
 * How the check characters of an identifier follow from its other ones. Letters and digits count; other characters, such as
 * hyphens and blanks, are skipped.
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
        String plain = plain(identifier);
        if (plain.length() < length() + 2) {
            return false;
        }
        try {
            String wanted = check(without(plain));
            int at = position(plain.length());
            return wanted.equalsIgnoreCase(plain.substring(at, at + length()));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The identifier with the check characters that it should have; it must have some already, which are replaced. */
    public String correct(String identifier) {
        String plain = plain(identifier);
        String check = check(without(plain));
        StringBuilder corrected = new StringBuilder(identifier);
        int counted = 0;
        for (int i = 0; i < identifier.length(); i++) {
            if (Character.isLetterOrDigit(identifier.charAt(i))) {
                int at = counted++ - position(plain.length());
                if (at >= 0 && at < check.length()) {
                    corrected.setCharAt(i, check.charAt(at));
                }
            }
        }
        return corrected.toString();
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

    /** Where among that many letters and digits the check characters begin. */
    public int position(int length) {
        return this == IBAN ? 2 : length - length();
    }

    private String without(String plain) {
        return new StringBuilder(plain)
                .delete(position(plain.length()), position(plain.length()) + length())
                .toString();
    }

    private static String plain(String identifier) {
        StringBuilder plain = new StringBuilder();
        identifier.chars().filter(Character::isLetterOrDigit).forEach(c -> plain.append((char) c));
        return plain.toString();
    }

    private static int digit(String text, int at) {
        int digit = Character.digit(text.charAt(at), 10);
        if (digit < 0) {
            throw new NumberFormatException(text);
        }
        return digit;
    }

    private static int remainder97(String text) {
        int remainder = 0;
        for (char c : text.toCharArray()) {
            int value = Character.digit(c, BASE);
            if (value < 0) {
                throw new NumberFormatException(text);
            }
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder;
    }

    private static String twoDigits(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }
}
