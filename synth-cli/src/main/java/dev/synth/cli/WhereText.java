package dev.synth.cli;

import dev.synth.gan.Conditions;
import dev.synth.gan.Synthesizer;
import dev.synth.io.ValueText;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import java.util.Arrays;
import java.util.List;

/** What {@code --where} says: a value, several with {@code |} between them, or a range with {@code ..} in it. */
final class WhereText {
    private static final String RANGE = "..";
    private static final String OR = "|";

    private final String text;
    private final String column;
    private final String wanted;

    private WhereText(String text, String column, String wanted) {
        this.text = text;
        this.column = column;
        this.wanted = wanted;
    }

    /**
     * All that is asked of a model's rows.
     *
     * @throws IllegalArgumentException naming the text and what to do, if one cannot be understood
     */
    static Conditions parse(List<String> texts, Synthesizer model) {
        Conditions conditions = Conditions.NONE;
        for (String text : texts) {
            conditions = of(text, model.schema()).addTo(conditions, model);
        }
        return conditions;
    }

    /** Cuts at the first {@code =} that ends the name of a column. */
    private static WhereText of(String text, Schema schema) {
        int first = text.indexOf('=');
        if (first < 1) {
            throw new IllegalArgumentException("--where '" + text
                    + "' must be COLUMN=VALUE, COLUMN=VALUE|VALUE or COLUMN=LOW..HIGH, such as sex=F or age=18..65.");
        }
        int cut = first;
        while (cut >= 0 && !schema.names().contains(text.substring(0, cut))) {
            cut = text.indexOf('=', cut + 1);
        }
        String column = text.substring(0, cut < 0 ? first : cut);
        schema.column(column);
        return new WhereText(text, column, text.substring(column.length() + 1));
    }

    private Conditions addTo(Conditions conditions, Synthesizer model) {
        ColumnSchema schema = model.schema().column(column);
        boolean numeric = schema.kind().isNumeric();
        if (numeric && wanted.contains(RANGE)) {
            return range(conditions, schema);
        }
        boolean whole = !numeric
                && model.disclosedLiterals().getOrDefault(column, List.of()).contains(wanted);
        return conditions.and(
                column,
                whole
                        ? new String[] {wanted}
                        : Arrays.stream(wanted.split("\\|", -1))
                                .map(value -> ValueText.plain(schema, value))
                                .toArray(String[]::new));
    }

    private Conditions range(Conditions conditions, ColumnSchema schema) {
        if (wanted.contains(OR)) {
            throw new IllegalArgumentException(
                    "--where '" + text + "' mixes '|' and '..'; give several values or one range.");
        }
        if (wanted.equals(RANGE)) {
            throw new IllegalArgumentException(
                    "--where '" + text + "' has no bound; give one or two, such as " + column + "=18..65.");
        }
        int cut = wanted.indexOf(RANGE);
        String low = wanted.substring(0, cut);
        String high = wanted.substring(cut + RANGE.length());
        return conditions.andBetween(
                column,
                low.isEmpty() ? null : ValueText.plain(schema, low),
                high.isEmpty() ? null : ValueText.plain(schema, high));
    }
}
