package dev.synth.internal.sampling;

import dev.synth.internal.encode.CalendarCoder;
import dev.synth.internal.encode.DerivedColumn;
import dev.synth.internal.encode.FittedTable;
import dev.synth.internal.encode.Layout;
import dev.synth.internal.encode.LearntColumn;
import dev.synth.internal.encode.LevelCoder;
import dev.synth.internal.encode.LongTailCoder;
import dev.synth.internal.encode.ModeCoder;
import dev.synth.internal.encode.NumberCoder;
import dev.synth.table.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That a learnt column is missing exactly in some modes of another: each is drawn from what the other leaves of its modes,
 * so that hardly a row need be rejected.
 *
 * @param column the learnt column that is missing or not
 * @param missing which of its modes stands for missing
 * @param by the learnt column that decides
 * @param decides for each of its modes, whether the first is missing
 */
record Presence(int column, int missing, int by, boolean[] decides) {

    /** Those rules of a model that are about modes of learnt columns. */
    static List<Presence> of(FittedTable model) {
        List<Presence> all = new ArrayList<>();
        for (Rule rule : model.schema().rules()) {
            if (rule instanceof Rule.MissingWhen missing) {
                of(model, missing).ifPresent(all::add);
            }
        }
        return all;
    }

    private static Optional<Presence> of(FittedTable model, Rule.MissingWhen rule) {
        int column = learnt(model, rule.column());
        if (column == Layout.NONE || !model.encoder().schema().contains(rule.by())) {
            return Optional.empty();
        }
        int missing = missingMode(model.encoder().learnt().get(column).coder());
        int by = learnt(model, rule.by());
        boolean @Nullable [] decides = by == Layout.NONE
                ? null
                : decides(model.encoder().learnt().get(by).coder(), rule);
        int position = model.encoder().schema().indexOf(rule.by());
        for (DerivedColumn derived : model.encoder().derived()) {
            ModeCoder determinant =
                    model.encoder().learnt().get(derived.determinant()).coder();
            if (derived.position() == position && !(determinant instanceof LongTailCoder)) {
                boolean[] looked = decides(derived.coder(), rule);
                by = derived.determinant();
                decides = new boolean[derived.modes().length];
                for (int mode = 0; mode < decides.length; mode++) {
                    decides[mode] = looked != null && looked[derived.modes()[mode]];
                }
            }
        }
        return missing == Layout.NONE || decides == null || by == column
                ? Optional.empty()
                : Optional.of(new Presence(column, missing, by, decides));
    }

    private static int learnt(FittedTable model, String name) {
        for (int c = 0; c < model.encoder().learnt().size(); c++) {
            LearntColumn column = model.encoder().learnt().get(c);
            if (model.encoder().schema().column(column.position()).name().equals(name)) {
                return c;
            }
        }
        return Layout.NONE;
    }

    /** The mode for missing values, which is the last where there is one. */
    private static int missingMode(ModeCoder coder) {
        int last = coder.modes() - 1;
        if (coder instanceof CalendarCoder calendar) {
            return calendar.weeks().hasMissing() ? last : Layout.NONE;
        }
        boolean missing = coder instanceof NumberCoder numbers
                ? numbers.hasMissing()
                : coder instanceof LevelCoder levels && levels.levels().get(last) == null;
        return missing ? last : Layout.NONE;
    }

    /** In which modes of the deciding column the rule says missing; null where modes do not tell. */
    private static boolean @Nullable [] decides(ModeCoder coder, Rule.MissingWhen rule) {
        if (coder instanceof LongTailCoder) {
            return null;
        }
        boolean[] decides = new boolean[coder.modes()];
        for (int mode = 0; mode < decides.length; mode++) {
            decides[mode] = rule.levels().isEmpty()
                    ? mode == missingMode(coder)
                    : coder instanceof LevelCoder levels
                            && levels.levels().get(mode) != null
                            && rule.levels().contains(levels.levels().get(mode));
        }
        return decides;
    }

    /** Strikes out modes of the column that do not go with a mode of the deciding one. */
    void restrictColumn(boolean[] modes, int decidingMode) {
        for (int mode = 0; mode < modes.length; mode++) {
            modes[mode] &= (mode == missing) == decides[decidingMode];
        }
    }

    /** Strikes out modes of the deciding column that do not go with a mode of the column. */
    void restrictDeciding(boolean[] modes, int columnMode) {
        for (int mode = 0; mode < modes.length; mode++) {
            modes[mode] &= decides[mode] == (columnMode == missing);
        }
    }
}
