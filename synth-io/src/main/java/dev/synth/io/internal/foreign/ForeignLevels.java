package dev.synth.io.internal.foreign;

import dev.synth.io.internal.column.BooleanWords;
import dev.synth.io.internal.column.MissingTokens;
import dev.synth.io.internal.column.NumberForm;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Levels under the training table's spelling: a text that is none of its levels becomes the one level that is the same
 * number ({@code 1.0} for {@code 1}) or, in a column of booleans, the same truth value ({@code True} for {@code yes}). Any
 * other text is a level of its own.
 */
final class ForeignLevels extends ForeignColumn {
    private final Set<String> known = new LinkedHashSet<>();
    private final Map<BigDecimal, String> byNumber = new HashMap<>();
    private final Map<Boolean, String> byTruth = new HashMap<>();
    private final Map<String, Integer> codes = new HashMap<>();
    private final Map<String, Integer> levels = new LinkedHashMap<>();
    private final BareLevels bare = new BareLevels();
    private int[] rows = new int[1024];
    private int size;
    private int respelt;

    ForeignLevels(ColumnSchema expected, String place, LevelColumn training) {
        super(expected, place);
        known.addAll(expected.levels());
        known.addAll(training.levels());
        for (String level : known) {
            number(level).ifPresent(value -> byNumber.merge(value, level, (a, b) -> ""));
        }
        List<String> pair = List.copyOf(known);
        if (expected.kind() == ColumnKind.BOOLEAN && pair.size() == 2) {
            byTruth.put(false, pair.get(0));
            byTruth.put(true, pair.get(1));
            pair.forEach(level -> levels.put(level, levels.size())); // false must be code 0
        }
    }

    private static Optional<BigDecimal> number(String text) {
        NumberForm form = NumberForm.of(text);
        boolean usual = form != null && form.isQuantity() && text.length() < 30;
        return usual ? Optional.of(new BigDecimal(text).stripTrailingZeros()) : Optional.empty();
    }

    @Override
    public Set<String> missingTokens(ColumnSchema column) {
        Set<String> tokens = super.missingTokens(column);
        if (!MissingTokens.areBare(column)) {
            tokens.removeAll(known);
        }
        return tokens;
    }

    @Override
    public void addMissing() {
        add(LevelColumn.MISSING);
    }

    @Override
    public void addBare(String text) {
        if (known.contains(text)) {
            add(bare.code(text));
        } else {
            bare.sawOtherMissing();
            addMissing();
        }
    }

    @Override
    public void sawQuotes() {
        bare.sawQuotes();
    }

    @Override
    public void addText(String text) {
        Integer code = codes.get(text);
        if (code == null) {
            String level = levelOf(text);
            respelt += level.equals(text) ? 0 : 1;
            code = levels.computeIfAbsent(level, unseen -> levels.size());
            codes.put(text, code);
        }
        add(code);
    }

    private void add(int code) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, Math.multiplyExact(size, 2));
        }
        rows[size++] = code;
    }

    @Override
    public void addWhole(long value) {
        addText(byTruth.isEmpty() ? Long.toString(value) : byTruth.get(value != 0));
    }

    private String levelOf(String text) {
        if (known.contains(text)) {
            return text;
        }
        String sameNumber = number(text).map(byNumber::get).orElse("");
        if (!sameNumber.isEmpty()) {
            return sameNumber;
        }
        return byTruth.isEmpty() ? text : truth(text).map(byTruth::get).orElse(text);
    }

    private static Optional<Boolean> truth(String text) {
        return BooleanWords.meaning(number(text).map(BigDecimal::toPlainString).orElse(text));
    }

    @Override
    public Column build() {
        bare.settle(rows, size, text -> levels.computeIfAbsent(text, unseen -> levels.size()));
        bare.note().ifPresent(this::note);
        long unseen =
                levels.keySet().stream().filter(level -> !known.contains(level)).count();
        if (respelt > 0) {
            note("is spelt otherwise than in the training table: " + respelt
                    + (respelt == 1 ? " spelling is" : " spellings are") + " taken as its levels");
        }
        if (unseen > 0) {
            note("holds " + unseen + (unseen == 1 ? " level" : " levels") + " that the training table lacks");
            become(ColumnKind.CATEGORICAL);
        }
        return LevelColumn.of(rows, size, List.copyOf(levels.keySet()));
    }
}
