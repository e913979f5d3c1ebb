package dev.synth.io.internal.column;

import dev.synth.table.ColumnSchema;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain texts of a continuous column's numbers, with as many digits as the column was read with. */
final class DecimalText {
    private static final Pattern SCIENTIFIC = Pattern.compile("0(?:\\.(0+))?([eE])(\\+?)(0+)");
    private static final int LEAST_PLAIN = -4;
    private static final int LEAST_SCIENTIFIC = 16;

    private DecimalText() {}

    /**
     * The texts of this column.
     *
     * @throws IllegalArgumentException if one of its attributes is none
     */
    static DoubleFunction<String> of(ColumnSchema column) {
        DoubleFunction<String> digits = digits(column, column.findAttribute(CellText.DECIMALS));
        boolean bare = column.findAttribute(CellText.LEADING_ZERO)
                .filter(CellText.NONE::equals)
                .isPresent();
        return bare ? value -> withoutZero(digits.apply(value)) : digits;
    }

    private static DoubleFunction<String> digits(ColumnSchema column, Optional<String> form) {
        if (column.decimals().isPresent()) {
            int scale = column.decimals().get();
            boolean minimal = form.filter(CellText.MINIMAL::equals).isPresent();
            boolean shortest = form.filter(CellText.SHORTEST::equals).isPresent();
            return value -> {
                BigDecimal rounded = exact(value).setScale(scale, RoundingMode.HALF_EVEN);
                String text = minimal || shortest ? minimal(rounded) : rounded.toPlainString();
                return shortest && text.indexOf('.') < 0 ? text + ".0" : text;
            };
        }
        if (form.isEmpty()) {
            return Double::toString;
        }
        if (form.get().equals(CellText.SHORTEST)) {
            return DecimalText::shortest;
        }
        Matcher zero = SCIENTIFIC.matcher(form.get());
        if (!zero.matches()) {
            throw new IllegalArgumentException("Column '" + column.name() + "': the attribute " + CellText.DECIMALS
                    + " '" + form.get() + "' must be " + CellText.MINIMAL + ", " + CellText.SHORTEST
                    + " or zero in scientific notation, such as '0.000e+00'.");
        }
        int decimals = zero.group(1) == null ? 0 : zero.group(1).length();
        String letter = zero.group(2);
        boolean plus = !zero.group(3).isEmpty();
        int width = zero.group(4).length();
        return value -> scientific(exact(value), decimals, letter, plus, width);
    }

    private static BigDecimal exact(double value) {
        return new BigDecimal(Double.toString(value));
    }

    static String minimal(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** The fewest digits that read back as this number, as Python and JavaScript write them, but always with a point. */
    static String shortest(double value) {
        BigDecimal digits = exact(value).stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        if (value == 0) {
            return "0.0";
        }
        if (exponent < LEAST_PLAIN || exponent >= LEAST_SCIENTIFIC) {
            return scientific(digits, digits.precision() - 1, "e", true, 2);
        }
        return digits.scale() <= 0
                ? digits.setScale(1, RoundingMode.UNNECESSARY).toPlainString()
                : digits.toPlainString();
    }

    private static String scientific(BigDecimal value, int decimals, String letter, boolean plus, int width) {
        BigDecimal rounded = value.round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
        int exponent = value.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        String mantissa = rounded.movePointLeft(exponent)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
        String digits = String.valueOf(Math.abs(exponent));
        String sign = exponent < 0 ? "-" : plus ? "+" : "";
        return mantissa + letter + sign + "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static String withoutZero(String text) {
        if (text.startsWith("0.")) {
            return text.substring(1);
        }
        return text.startsWith("-0.") ? "-" + text.substring(2) : text;
    }
}
