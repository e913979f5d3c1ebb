package dev.synth.internal.sampling;

import dev.synth.internal.encode.DerivedColumn;
import dev.synth.internal.encode.FittedEncoder;
import dev.synth.internal.encode.Layout;
import dev.synth.internal.encode.LearntColumn;
import dev.synth.internal.encode.LevelCoder;
import dev.synth.internal.encode.LongTailCoder;
import dev.synth.internal.encode.ModeCoder;
import dev.synth.internal.encode.ValueCoder;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Labels;
import dev.synth.table.LevelColumn;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What sampled rows must hold, put in the network's terms: for each column that matters, the modes and cells it may take.
 */
final class Wanted {
    private final FittedEncoder encoder;
    private final Layout layout;
    /** By learnt column, in order of the columns. */
    private final TreeMap<Integer, Allowed> allowed = new TreeMap<>();

    /**
     * What a learnt column may take.
     *
     * @param modes by mode
     * @param values in which modes that are an interval are not wanted as a whole; null if there is none
     */
    private record Allowed(boolean[] modes, @Nullable Values values) {}

    /** Which values of a column are wanted, asked by where they lie in a mode. */
    private interface Values {
        /** Whether a mode may hold a wanted value between two positions in it. */
        boolean overlap(int mode, double from, double to);

        /** Whether the value at a position of a mode is wanted. */
        boolean contain(int mode, double position);
    }

    private Wanted(FittedEncoder encoder, Layout layout) {
        this.encoder = encoder;
        this.layout = layout;
    }

    /**
     * Translates conditions.
     *
     * @throws IllegalArgumentException naming column and value, if there is no such column or the model never makes such
     *     a value
     */
    static Wanted of(FittedEncoder encoder, Layout layout, List<Requirement> requirements) {
        Wanted wanted = new Wanted(encoder, layout);
        for (Requirement requirement : requirements) {
            wanted.add(requirement);
        }
        return wanted;
    }

    private void add(Requirement requirement) {
        int position = encoder.schema().indexOf(requirement.column());
        ColumnSchema column = encoder.schema().column(position);
        for (int c = 0; c < encoder.learnt().size(); c++) {
            LearntColumn learnt = encoder.learnt().get(c);
            if (learnt.position() == position) {
                requireFree(column, learnt);
                merge(c, allowed(column, learnt.coder(), requirement), column);
            }
        }
        for (DerivedColumn derived : encoder.derived()) {
            if (derived.position() == position) {
                boolean[] modes = allowed(column, derived.coder(), requirement).modes();
                boolean[] determinant = new boolean[derived.modes().length];
                for (int mode = 0; mode < determinant.length; mode++) {
                    determinant[mode] = modes[derived.modes()[mode]];
                }
                ModeCoder coder = encoder.learnt().get(derived.determinant()).coder();
                merge(derived.determinant(), ofFlat(coder, determinant), column);
            }
        }
        requireSettable(position, column, requirement);
    }

    private void merge(int c, Allowed more, ColumnSchema column) {
        Allowed before = allowed.get(c);
        boolean[] modes = more.modes().clone();
        for (int mode = 0; mode < modes.length; mode++) {
            modes[mode] &= before == null || before.modes()[mode];
        }
        if (none(modes)) {
            throw new IllegalArgumentException("The conditions contradict each other: no value of column '"
                    + column.name() + "' meets them all in any training row.");
        }
        allowed.put(c, new Allowed(modes, both(before == null ? null : before.values(), more.values())));
    }

    private static @Nullable Values both(@Nullable Values one, @Nullable Values other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return new Values() {
            @Override
            public boolean overlap(int mode, double from, double to) {
                return one.overlap(mode, from, to) && other.overlap(mode, from, to);
            }

            @Override
            public boolean contain(int mode, double position) {
                return one.contain(mode, position) && other.contain(mode, position);
            }
        };
    }

    private void requireFree(ColumnSchema column, LearntColumn learnt) {
        if (learnt.hasBase()) {
            throw new IllegalArgumentException("Column '" + column.name() + "' is made relative to column '"
                    + encoder.schema().column(learnt.base()).name() + "' and cannot be a condition.");
        }
    }

    private void requireSettable(int position, ColumnSchema column, Requirement requirement) {
        LevelColumn constant = encoder.constants().get(position);
        if (constant != null && !requirement.levels().contains(String.valueOf(constant.level(0)))) {
            throw new IllegalArgumentException(
                    "Column '" + column.name() + "' is constant; it never holds " + text(requirement) + ".");
        }
        if (encoder.identifiers().containsKey(position)) {
            throw new IllegalArgumentException("Column '" + column.name()
                    + "' is an identifier and made anew for each row; it cannot be a condition.");
        }
    }

    private static String text(Requirement requirement) {
        if (!requirement.levels().isEmpty()) {
            return "'" + String.join("' or '", requirement.levels()) + "'";
        }
        return "a value" + (requirement.low() == null ? "" : " from " + requirement.low())
                + (requirement.high() == null ? "" : " up to " + requirement.high());
    }

    private static Allowed allowed(ColumnSchema column, ModeCoder coder, Requirement requirement) {
        if (coder.flat() instanceof LevelCoder levels) {
            return ofFlat(coder, levels(column, levels, requirement));
        }
        ValueCoder numbers = (ValueCoder) coder;
        Bounds bounds = Bounds.of(column, requirement);
        Values values = new Values() {
            @Override
            public boolean overlap(int mode, double from, double to) {
                double[] span = numbers.span(mode, from, to);
                return bounds.overlap(span[0], span[1]);
            }

            @Override
            public boolean contain(int mode, double position) {
                return bounds.contain(numbers.decode(mode, position));
            }
        };
        Allowed found = new Allowed(modes(coder, values), values);
        if (none(found.modes())) {
            throw new IllegalArgumentException(
                    "Column '" + column.name() + "': the model never makes " + text(requirement) + ".");
        }
        return found;
    }

    /** Some modes of {@link ModeCoder#flat()}. */
    private static Allowed ofFlat(ModeCoder coder, boolean[] flatModes) {
        if (!(coder instanceof LongTailCoder longTail)) {
            return new Allowed(flatModes, null);
        }
        Values values = new Values() {
            @Override
            public boolean overlap(int mode, double from, double to) {
                return longTail.overlaps(mode, from, to, flatModes);
            }

            @Override
            public boolean contain(int mode, double position) {
                return flatModes[longTail.flatMode(mode, position)];
            }
        };
        return new Allowed(modes(coder, values), values);
    }

    private static boolean[] modes(ModeCoder coder, Values values) {
        boolean[] modes = new boolean[coder.modes()];
        for (int mode = 0; mode < modes.length; mode++) {
            modes[mode] = mode < coder.segments() ? values.overlap(mode, -1, 1) : values.contain(mode, 0);
        }
        return modes;
    }

    private static boolean[] levels(ColumnSchema column, LevelCoder coder, Requirement requirement) {
        if (requirement.levels().isEmpty()) {
            throw new IllegalArgumentException("Column '" + column.name() + "' is "
                    + column.kind().label() + ", so it has no range; name the levels.");
        }
        Set<String> wanted = new HashSet<>(requirement.levels());
        boolean[] modes = new boolean[coder.modes()];
        for (int mode = 0; mode < modes.length; mode++) {
            modes[mode] = wanted.remove(coder.levels().get(mode));
        }
        if (!wanted.isEmpty()) {
            throw new IllegalArgumentException("Column '" + column.name() + "': "
                    + Labels.unknown("level", wanted.iterator().next(), coder.literals(column.kind())));
        }
        return modes;
    }

    private static boolean none(boolean[] modes) {
        for (boolean mode : modes) {
            if (mode) {
                return false;
            }
        }
        return true;
    }

    boolean isEmpty() {
        return allowed.isEmpty();
    }

    /** The columns that matter, in the order in which their fields are to be drawn. */
    Set<Integer> columns() {
        return allowed.keySet();
    }

    /**
     * Whether every row that can be drawn weighs the same, because each column may take one mode only and, if that is an
     * interval, one cell only: then none need be rejected to have the mixture right.
     */
    boolean isOneCell() {
        return allowed.keySet().stream().allMatch(this::isOneCell);
    }

    private boolean isOneCell(int column) {
        boolean[] modes = allowed.get(column).modes();
        if (count(modes) > 1) {
            return false;
        }
        if (layout.segments(column) == 0) {
            return true;
        }
        int only = 0;
        while (!modes[only]) {
            only++;
        }
        boolean[] cells = only < layout.segments(column) ? allowed(layout.cellField(column), only) : null;
        return cells == null || count(cells) == 1;
    }

    private static int count(boolean[] modes) {
        int count = 0;
        for (boolean mode : modes) {
            count += mode ? 1 : 0;
        }
        return count;
    }

    /** Which values of a field may be drawn, given the mode of its column for a cell; null for all of them. */
    boolean @Nullable [] allowed(int field, int mode) {
        Allowed one = allowed.get(layout.columnOf(field));
        if (one == null) {
            return null;
        }
        if (!layout.isCell(field)) {
            return one.modes();
        }
        Values values = one.values();
        if (values == null) {
            return null;
        }
        int column = layout.columnOf(field);
        boolean[] cells = new boolean[layout.size(field)];
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = values.overlap(mode, layout.position(column, cell, 0), layout.position(column, cell, 1));
        }
        if (none(cells)) {
            Arrays.fill(cells, true);
        }
        return cells;
    }

    /** Whether a column's value is as wanted to the last digit. */
    boolean meets(int column, int mode, double position) {
        Allowed one = allowed.get(column);
        if (one == null || one.values() == null) {
            return one == null || one.modes()[mode];
        }
        return one.values().contain(mode, position);
    }
}
