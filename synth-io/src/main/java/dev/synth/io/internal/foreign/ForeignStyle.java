package dev.synth.io.internal.foreign;

import dev.synth.io.internal.column.NumberForm;
import dev.synth.io.internal.column.NumberMarks;
import dev.synth.io.internal.column.NumberStyle;
import dev.synth.table.ColumnSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A way in which another tool may write numbers.
 *
 * @param label the way in words; empty for plain numbers and for the training table's own way
 * @param plain turns a text into a plain number, or null if it is none in this way
 */
record ForeignStyle(String label, UnaryOperator<@Nullable String> plain) {
    private static final ForeignStyle PLAIN =
            new ForeignStyle("", text -> text == null || NumberForm.of(text) == null ? null : text);
    private static final List<ForeignStyle> OTHERS = List.of(
            marked("commas between thousands", Stream.of(new NumberMarks('.', ","))),
            marked("a decimal comma", Stream.of(new NumberMarks(',', "."))),
            marked("gaps between thousands", gaps('.')),
            marked("gaps between thousands and a decimal comma", gaps(',')));

    /** All ways, the likelier ones first: plain numbers, the training table's way, the usual others. */
    static List<ForeignStyle> of(ColumnSchema expected) {
        List<ForeignStyle> styles = new ArrayList<>(List.of(PLAIN));
        if (expected.findAttribute(NumberStyle.ATTRIBUTE).isPresent()) {
            NumberStyle own = NumberStyle.of(expected);
            styles.add(new ForeignStyle("", text -> text == null ? null : own.plain(text)));
        }
        styles.addAll(OTHERS);
        return List.copyOf(styles);
    }

    private static Stream<NumberMarks> gaps(char decimal) {
        return NumberMarks.GAPS.chars().mapToObj(gap -> new NumberMarks(decimal, Character.toString(gap)));
    }

    private static ForeignStyle marked(String label, Stream<NumberMarks> marks) {
        List<NumberStyle> styles = marks.map(NumberStyle::of).toList();
        return new ForeignStyle(label, text -> {
            for (NumberStyle style : styles) {
                String plain = text == null ? null : style.plain(text);
                if (plain != null) {
                    return plain;
                }
            }
            return null;
        });
    }

    /** The number; NaN if the text is none in this way. */
    double parse(String text) {
        String number = plain.apply(text);
        return number == null ? Double.NaN : Double.parseDouble(number);
    }
}
