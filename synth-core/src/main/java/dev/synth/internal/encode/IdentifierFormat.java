package dev.synth.internal.encode;

import dev.synth.internal.random.Seeds;
import dev.synth.table.CheckDigit;
import dev.synth.table.TableFormatException;
import dev.synth.table.TextColumn;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How identifiers of a column are written, and a range of them that no training row uses: new identifiers are drawn from
 * it without repetition, so they are unique and nobody's.
 *
 * @param template one character per position: {@code 9} for a digit, {@code A} and {@code a} for a letter, {@code F} and
 *     {@code f} for a hexadecimal digit, {@code X} and {@code x} for a letter or digit; other characters, and these ones
 *     after a backslash, stand for themselves
 * @param first the lowest new identifier, as a number whose digits are the template's variable positions
 * @param count how many new identifiers there are
 * @param checkDigit how the characters that the template shows as {@code *} follow from the others
 */
public record IdentifierFormat(String template, BigInteger first, BigInteger count, Optional<CheckDigit> checkDigit) {
    /** Stands in the template for a character that the others decide. */
    private static final char CHECKED = '*';

    private static final String CLASSES = "9AaFfXx";
    private static final String DIGITS = "0123456789";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int MORE_DIGITS = 6;
    private static final int SAFE_INT_DIGITS = 9;
    private static final int SAFE_LONG_DIGITS = 18;
    /** A letter that all identifiers have in one place is part of the format only if so many have it. */
    private static final int LEAST_SHARED = 5;

    /** A format without check digits. */
    public IdentifierFormat(String template, BigInteger first, BigInteger count) {
        this(template, first, count, Optional.empty());
    }

    /** Learns the format from the longest and commonest shape of a column's values. */
    static IdentifierFormat fit(TextColumn column) {
        return fit(column, Optional.empty());
    }

    /** Learns the format of identifiers whose check characters are not learnt but follow. */
    static IdentifierFormat fit(TextColumn column, Optional<CheckDigit> checkDigit) {
        String[] values = new String[column.size()];
        int present = 0;
        for (int row = 0; row < column.size(); row++) {
            String value = column.text(row);
            if (value != null && !value.isEmpty()) {
                values[present++] = value;
            }
        }
        values = Arrays.copyOf(values, present);
        if (present == 0) {
            return fresh("9999999999");
        }
        if (checkDigit.isPresent()) {
            values = Arrays.stream(values).filter(checkDigit.get()::isRight).toArray(String[]::new);
            if (values.length == 0) {
                throw new TableFormatException("No identifier satisfies the check digit that the schema declares ("
                        + checkDigit.get().label() + "); remove checkDigit, or declare another one.");
            }
            mask(values, checkDigit.get());
        }
        int length = Arrays.stream(values).mapToInt(String::length).max().orElseThrow();
        String[] longest =
                Arrays.stream(values).filter(v -> v.length() == length).toArray(String[]::new);
        boolean padded = longest.length < values.length && Arrays.stream(values).allMatch(v -> v.matches("\\d+"));
        String template = template(longest);
        TreeSet<BigInteger> used = new TreeSet<>();
        for (String value : padded ? values : longest) {
            used.add(number(template, padded ? "0".repeat(length - value.length()) + value : value));
        }
        return gap(template, used, checkDigit);
    }

    /**
     * Hides check characters. Where no identifier ends in an X, the character before is hidden too, because one of its
     * values would ask for an X.
     */
    private static void mask(String[] values, CheckDigit checkDigit) {
        boolean noX = checkDigit == CheckDigit.MOD11
                && Arrays.stream(values).noneMatch(value -> value.endsWith("X") || value.endsWith("x"));
        for (int i = 0; i < values.length; i++) {
            int[] places = checkDigit.places(values[i]);
            int check = checkDigit.position(places.length);
            StringBuilder masked = new StringBuilder(values[i]);
            for (int at = Math.max(0, check - (noX ? 1 : 0)); at < check + checkDigit.length(); at++) {
                masked.setCharAt(places[at], CHECKED);
            }
            values[i] = masked.toString();
        }
    }

    private static IdentifierFormat fresh(String template) {
        return new IdentifierFormat(template, BigInteger.ZERO, space(template));
    }

    /** The widest stretch that no identifier lies in; it begins and ends well inside, at round numbers that tell nothing. */
    private static IdentifierFormat gap(String template, TreeSet<BigInteger> used, Optional<CheckDigit> checkDigit) {
        BigInteger space = room(template, used);
        BigInteger enough = BigInteger.valueOf(used.size());
        BigInteger previous = BigInteger.ONE.negate();
        BigInteger start = BigInteger.ZERO;
        BigInteger widest = BigInteger.ZERO;
        for (BigInteger next : used) {
            BigInteger width = next.subtract(previous).subtract(BigInteger.ONE);
            if (width.compareTo(widest) > 0) {
                widest = width;
                start = previous.add(BigInteger.ONE);
            }
            previous = next;
        }
        BigInteger last = space.subtract(previous).subtract(BigInteger.ONE);
        if (last.compareTo(widest) > 0) {
            widest = last;
            start = previous.add(BigInteger.ONE);
        }
        BigInteger margin = widest.shiftRight(3);
        BigInteger unit = BigInteger.TEN.pow(margin.toString().length() - 1);
        BigInteger first = start.add(margin).divide(unit).add(BigInteger.ONE).multiply(unit);
        BigInteger end = start.add(widest).subtract(margin).divide(unit).multiply(unit);
        BigInteger count = end.subtract(first);
        return count.compareTo(enough) < 0
                ? longer(template, checkDigit)
                : new IdentifierFormat(template, first, count, checkDigit);
    }

    /** The format with further digits, a number's first not 0, where the format itself is used up. */
    private static IdentifierFormat longer(String template, Optional<CheckDigit> checkDigit) {
        boolean checkedLast = checkDigit.isPresent() && checkDigit.get() != CheckDigit.IBAN;
        int at = checkedLast ? template.indexOf(CHECKED) : template.length();
        String wider = template.substring(0, at) + "9".repeat(moreDigits(template)) + template.substring(at);
        BigInteger tenth = space(wider).divide(BigInteger.TEN);
        return new IdentifierFormat(wider, tenth, space(wider).subtract(tenth), checkDigit);
    }

    /** Whole numbers that all fit in 32 or 64 bits are followed by such ones: they may have a type, signed or not, that holds no others. */
    private static BigInteger room(String template, TreeSet<BigInteger> used) {
        BigInteger space = space(template);
        if (!isWhole(template) || used.isEmpty()) {
            return space;
        }
        return IntStream.of(Integer.SIZE - 1, Integer.SIZE, Long.SIZE - 1, Long.SIZE)
                .mapToObj(BigInteger.ONE::shiftLeft)
                .filter(bound -> used.last().compareTo(bound) < 0)
                .findFirst()
                .map(space::min)
                .orElse(space);
    }

    /** Whole numbers grow to 9 digits, which fit in 32 bits, or to 18, which fit in 64, before they grow beyond. */
    private static int moreDigits(String template) {
        return IntStream.of(SAFE_INT_DIGITS, SAFE_LONG_DIGITS)
                .filter(digits -> isWhole(template) && template.length() < digits)
                .map(digits -> Math.min(MORE_DIGITS, digits - template.length()))
                .findFirst()
                .orElse(MORE_DIGITS);
    }

    private static boolean isWhole(String template) {
        return template.chars().allMatch(c -> c == '9');
    }

    private static String template(String[] values) {
        StringBuilder template = new StringBuilder();
        boolean hex = Arrays.stream(values).allMatch(v -> v.length() >= 16 && v.matches("[0-9a-fA-F-]+"))
                && Arrays.stream(values).anyMatch(v -> v.matches(".*[a-fA-F].*"));
        boolean shared = Arrays.stream(values).distinct().limit(LEAST_SHARED).count() == LEAST_SHARED;
        for (int i = 0; i < values[0].length(); i++) {
            int at = i;
            int[] seen =
                    Arrays.stream(values).mapToInt(v -> v.charAt(at)).distinct().toArray();
            template.append(shape(seen, hex, shared));
        }
        return template.toString();
    }

    private static String shape(int[] seen, boolean hex, boolean shared) {
        boolean digits = Arrays.stream(seen).allMatch(c -> c >= '0' && c <= '9');
        boolean letters = Arrays.stream(seen).allMatch(c -> c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z');
        if (seen.length == 1 && (shared ? hex || !digits : !Character.isLetterOrDigit(seen[0]))) {
            char only = (char) seen[0];
            return (CLASSES.indexOf(only) >= 0 || only == '\\' ? "\\" : "") + only;
        }
        boolean lower = Arrays.stream(seen).anyMatch(Character::isLowerCase);
        if (hex) {
            return lower ? "f" : "F";
        }
        if (digits) {
            return "9";
        }
        if (letters) {
            return lower ? "a" : "A";
        }
        return lower ? "x" : "X";
    }

    private static String alphabet(char shape) {
        return switch (shape) {
            case '9' -> DIGITS;
            case 'A' -> UPPER;
            case 'a' -> UPPER.toLowerCase(Locale.ROOT);
            case 'F' -> DIGITS + "ABCDEF";
            case 'f' -> DIGITS + "abcdef";
            case 'X' -> DIGITS + UPPER;
            default -> DIGITS + UPPER.toLowerCase(Locale.ROOT);
        };
    }

    /** One position of an identifier: a literal character, or any of an alphabet. */
    private record Place(char literal, String alphabet) {
        boolean varies() {
            return !alphabet.isEmpty();
        }
    }

    private static List<Place> places(String template) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '\\') {
                places.add(new Place(template.charAt(++i), ""));
            } else {
                places.add(new Place(c, CLASSES.indexOf(c) < 0 ? "" : alphabet(c)));
            }
        }
        return places;
    }

    private static BigInteger space(String template) {
        BigInteger space = BigInteger.ONE;
        for (Place place : places(template)) {
            if (place.varies()) {
                space = space.multiply(BigInteger.valueOf(place.alphabet().length()));
            }
        }
        return space;
    }

    private static BigInteger number(String template, String value) {
        BigInteger number = BigInteger.ZERO;
        int at = 0;
        for (Place place : places(template)) {
            if (place.varies()) {
                int digit = Math.max(0, place.alphabet().indexOf(value.charAt(at)));
                number = number.multiply(BigInteger.valueOf(place.alphabet().length()))
                        .add(BigInteger.valueOf(digit));
            }
            at++;
        }
        return number;
    }

    /** Makes the identifiers of one sample. */
    public Maker maker(long seed) {
        return new Maker(this, seed);
    }

    /** The identifiers of one sample, row by row: different rows have different ones. Not thread-safe. */
    public static final class Maker {
        private final IdentifierFormat format;
        private final List<Place> places;
        private final long seed;
        private final BigInteger start;
        private final BigInteger step;
        private @Nullable Maker longer;

        private Maker(IdentifierFormat format, long seed) {
            this.format = format;
            this.seed = seed;
            this.places = places(format.template());
            this.start = draw(seed, 2, format.count());
            // A walk with a step that shares no factor with the count visits every identifier once.
            BigInteger stride = draw(seed, 1, format.count());
            while (!stride.gcd(format.count()).equals(BigInteger.ONE)) {
                stride = stride.add(BigInteger.ONE);
            }
            this.step = stride;
        }

        /** A number below {@code bound}, however large that is. */
        private static BigInteger draw(long seed, long item, BigInteger bound) {
            long derived = Seeds.derive(seed, Seeds.IDENTIFIER, item);
            BigInteger drawn = BigInteger.valueOf(derived >>> 1);
            while (drawn.bitLength() < bound.bitLength() && bound.bitLength() >= Long.SIZE) {
                derived = Seeds.derive(derived, Seeds.IDENTIFIER, item);
                drawn = drawn.shiftLeft(Long.SIZE - 1).add(BigInteger.valueOf(derived >>> 1));
            }
            return drawn.mod(bound);
        }

        /** The new identifier of this row, counted from 0; longer than the format once that is used up. */
        public String make(long row) {
            BigInteger index = BigInteger.valueOf(row);
            if (index.compareTo(format.count()) >= 0) {
                if (longer == null) {
                    longer = new Maker(longer(format.template(), format.checkDigit()), seed);
                }
                return longer.make(index.subtract(format.count()).longValueExact());
            }
            BigInteger rest = format.first().add(start.add(index.multiply(step)).mod(format.count()));
            StringBuilder reversed = new StringBuilder();
            for (int i = places.size() - 1; i >= 0; i--) {
                Place place = places.get(i);
                if (place.varies()) {
                    BigInteger[] parts = rest.divideAndRemainder(
                            BigInteger.valueOf(place.alphabet().length()));
                    reversed.append(place.alphabet().charAt(parts[1].intValue()));
                    rest = parts[0];
                } else {
                    reversed.append(place.literal());
                }
            }
            String made = reversed.reverse().toString();
            return format.checkDigit().map(digit -> checked(made, digit)).orElse(made);
        }

        private static String checked(String made, CheckDigit checkDigit) {
            String right = checkDigit.correct(made.replace(CHECKED, '0'));
            boolean mayChange = made.chars().filter(c -> c == CHECKED).count() > checkDigit.length();
            return mayChange && right.endsWith("X")
                    ? checkDigit.correct(made.replaceFirst("\\*", "1").replace(CHECKED, '0'))
                    : right;
        }
    }
}
