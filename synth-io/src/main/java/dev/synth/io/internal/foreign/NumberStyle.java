package dev.synth.io.internal.foreign;

import dev.synth.io.internal.column.NumberForm;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A way to write numbers, told by its marks of thousands and of decimals. */
enum NumberStyle {
    PLAIN("", "", text -> text),
    COMMAS("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d*)?", "commas between thousands", text -> text.replace(",", "")),
    DECIMAL_COMMA(
            "[+-]?(\\d{1,3}(\\.\\d{3})+|\\d*)(,\\d+)?([eE][+-]?\\d+)?",
            "a decimal comma", text -> text.replace(".", "").replace(',', '.')),
    GAPS(
            "[+-]?\\d{1,3}([ \u00a0\u202f'’]\\d{3})+(\\.\\d*)?",
            "gaps between thousands", text -> text.replaceAll("[ \u00a0\u202f'’]", "")),
    GAPS_AND_COMMA(
            "[+-]?(\\d{1,3}([ \u00a0\u202f'’]\\d{3})+|\\d*)(,\\d+)?",
            "gaps between thousands and a decimal comma",
            text -> text.replaceAll("[ \u00a0\u202f'’]", "").replace(',', '.'));

    private final Pattern pattern;
    private final String label;
    private final UnaryOperator<String> plain;

    NumberStyle(String pattern, String label, UnaryOperator<String> plain) {
        this.pattern = Pattern.compile(pattern);
        this.label = label;
        this.plain = plain;
    }

    /** The style in words; empty for plain numbers. */
    String label() {
        return label;
    }

    /** The number; NaN if the text is none in this style. */
    double parse(String text) {
        NumberForm form = NumberForm.of(text);
        if (form != null && (this != DECIMAL_COMMA && this != GAPS_AND_COMMA || form.whole())) {
            return Double.parseDouble(text);
        }
        if (this == PLAIN || !pattern.matcher(text).matches()) {
            return Double.NaN;
        }
        String number = plain.apply(text);
        return NumberForm.of(number) == null ? Double.NaN : Double.parseDouble(number);
    }
}
