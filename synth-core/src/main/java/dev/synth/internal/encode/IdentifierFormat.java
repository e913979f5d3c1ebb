package dev.synth.internal.encode;

import dev.synth.internal.random.Seeds;
import dev.synth.table.TextColumn;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
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
 */
public record IdentifierFormat(String template, BigInteger first, BigInteger count) {
    private static final String CLASSES = "9AaFfXx";
    private static final String DIGITS = "0123456789";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int MORE_DIGITS = 6;

    /** Learns the format from the longest and commonest shape of a column's values. */
    static IdentifierFormat fit(TextColumn column, long seed) {
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
        int length = Arrays.stream(values).mapToInt(String::length).max().orElseThrow();
        String[] longest =
                Arrays.stream(values).filter(v -> v.length() == length).toArray(String[]::new);
        boolean padded = longest.length < values.length && Arrays.stream(values).allMatch(v -> v.matches("\\d+"));
        String template = template(longest);
        TreeSet<BigInteger> used = new TreeSet<>();
        for (String value : padded ? values : longest) {
            used.add(number(template, padded ? "0".repeat(length - value.length()) + value : value));
        }
        return gap(template, used, seed);
    }

    private static IdentifierFormat fresh(String template) {
        return new IdentifierFormat(template, BigInteger.ZERO, space(template));
    }

    /** The widest stretch that no identifier lies in, begun well inside it so that its ends tell nothing. */
    private static IdentifierFormat gap(String template, TreeSet<BigInteger> used, long seed) {
        BigInteger space = space(template);
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
        BigInteger shift = BigInteger.valueOf(Seeds.derive(seed, Seeds.IDENTIFIER, 0) >>> 1)
                .mod(margin.max(BigInteger.ONE));
        BigInteger count = widest.subtract(margin.shiftLeft(1)).subtract(shift);
        return count.compareTo(enough) < 0
                ? longer(template)
                : new IdentifierFormat(template, start.add(margin).add(shift), count);
    }

    /** The format with further digits, where the format itself is used up. */
    private static IdentifierFormat longer(String template) {
        return fresh(template + "9".repeat(MORE_DIGITS));
    }

    private static String template(String[] values) {
        StringBuilder template = new StringBuilder();
        boolean hex = Arrays.stream(values).allMatch(v -> v.length() >= 16 && v.matches("[0-9a-fA-F-]+"));
        for (int i = 0; i < values[0].length(); i++) {
            int at = i;
            int[] seen =
                    Arrays.stream(values).mapToInt(v -> v.charAt(at)).distinct().toArray();
            template.append(shape(seen, hex));
        }
        return template.toString();
    }

    private static String shape(int[] seen, boolean hex) {
        boolean digits = Arrays.stream(seen).allMatch(c -> c >= '0' && c <= '9');
        boolean letters = Arrays.stream(seen).allMatch(c -> c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z');
        if (seen.length == 1 && !(digits && !hex)) {
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
            this.start = BigInteger.valueOf(Seeds.derive(seed, Seeds.IDENTIFIER, 2) >>> 1);
            // A walk with a step that shares no factor with the count visits every identifier once.
            BigInteger stride = BigInteger.valueOf(Seeds.derive(seed, Seeds.IDENTIFIER, 1) >>> 1)
                    .mod(format.count());
            while (!stride.gcd(format.count()).equals(BigInteger.ONE)) {
                stride = stride.add(BigInteger.ONE);
            }
            this.step = stride;
        }

        /** The new identifier of this row, counted from 0; longer than the format once that is used up. */
        public String make(long row) {
            BigInteger index = BigInteger.valueOf(row);
            if (index.compareTo(format.count()) >= 0) {
                if (longer == null) {
                    longer = new Maker(longer(format.template()), seed);
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
            return reversed.reverse().toString();
        }
    }
}
