package dev.synth.internal.sampling;

import dev.synth.internal.encode.Layout;
import dev.synth.internal.encode.ModeCoder.Codes;
import dev.synth.internal.network.FieldOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Draws rows, each field by field in an order of its own: in each pass the generator sees what is known and the next few
 * fields are drawn from what it puts out. Conditions come first. A row stops wherever it needs the generator, so that many
 * rows can ask it together. Holds buffers for one row; not thread-safe.
 */
final class RowDraw {
    private final Layout layout;
    private final int passes;
    private final Wanted wanted;
    private final List<Codes> codes;
    private final FieldOrder order;
    private final ForwardPass pass;

    /** The row that is being drawn. */
    private int row;

    private SplittableRandom random = new SplittableRandom(0);
    /** The product of the shares that wanted values had. */
    private double likelihood;

    /** The share of the first wanted field's values that are wanted. */
    private double firstShare;

    private boolean alive;

    /** The first row of the entity that the row belongs to. */
    private int leader;

    /** The columns whose values the row has from that one. */
    private final Set<Integer> given = new LinkedHashSet<>();

    private final List<Presence> presences;

    /** The columns whose modes decide what others may be; drawn first. */
    private final Set<Integer> deciding = new LinkedHashSet<>();

    /** By column, whether its mode is drawn. */
    private final boolean[] drawn;

    /** Whether the row is given up as often as the generator would not have met the conditions. */
    private boolean reject;
    /** Whether the whole row is drawn, or no more than what conditions are on. */
    private boolean whole;
    /** How many fields conditions are on; they come first. */
    private int conditions;
    /** How many fields were come to. */
    private int next;
    /** How many passes were begun after the conditions. */
    private int begun;
    /** Whether the fields that conditions are on are all drawn, or the row is given up. */
    private boolean decided;
    /** Whether the conditions are met. */
    private boolean met;
    /** The fields that this pass draws. */
    private final List<Integer> now = new ArrayList<>();
    /** The fields that wait for the next pass. */
    private final List<Integer> waiting = new ArrayList<>();

    RowDraw(ForwardPass pass, Layout layout, int passes, Wanted wanted, List<Presence> presences, List<Codes> codes) {
        this.pass = pass;
        this.layout = layout;
        this.passes = passes;
        this.wanted = wanted;
        this.codes = codes;
        this.order = new FieldOrder(layout);
        this.presences = presences;
        this.drawn = new boolean[layout.columns()];
        presences.forEach(presence -> deciding.add(presence.by()));
    }

    /**
     * What a trial of the conditions told; means over rows are estimates without bias.
     *
     * @param most how likely the wanted modes and cells were, whether or not the row meets the conditions to the last digit
     * @param share the same, 0 if it does not
     * @param chance how likely {@link #begin} would have kept the row
     */
    record Trial(double most, double share, double chance) {}

    /** Begins a row. */
    void begin(int number, SplittableRandom stream) {
        given.clear();
        begin(number, stream, !wanted.isOneCell(), true);
    }

    /**
     * Begins a further row of an entity.
     *
     * @param firstRow the entity's first row, which is drawn already
     * @param kept for each column, how likely its value is taken from there
     * @param keeping decides which values are
     */
    void beginFurther(int number, int firstRow, double[] kept, SplittableRandom keeping, SplittableRandom stream) {
        leader = firstRow;
        given.clear();
        for (int column = 0; column < kept.length; column++) {
            if (keeping.nextDouble() < kept[column]) {
                given.add(column);
            }
        }
        begin(number, stream, !wanted.isOneCell(), true);
    }

    /**
     * Begins a row that no condition rejects.
     *
     * @param all whether the whole row is drawn, or no more than what conditions are on
     */
    void beginTrial(int number, boolean all, SplittableRandom stream) {
        given.clear();
        begin(number, stream, false, all);
    }

    /** Puts the fields in order, those that conditions are on first. */
    private void begin(int number, SplittableRandom stream, boolean mayReject, boolean all) {
        row = number;
        random = stream;
        reject = mayReject;
        whole = all;
        likelihood = 1;
        firstShare = 1;
        alive = true;
        decided = false;
        met = false;
        next = 0;
        begun = 0;
        waiting.clear();
        pass.begin();
        order.reset();
        order.shuffle(random);
        Collection<Integer> columns = wanted.columns();
        if (!given.isEmpty()) {
            columns = new LinkedHashSet<>(given);
            columns.addAll(wanted.columns());
        }
        if (!deciding.isEmpty()) {
            Set<Integer> early = new LinkedHashSet<>(columns);
            early.addAll(deciding);
            order.first(early);
            Arrays.fill(drawn, false);
        }
        conditions = order.first(columns);
    }

    /** The row that was begun last. */
    int row() {
        return row;
    }

    /** Whether the row is as wanted and counts, once it is done. */
    boolean isMet() {
        return met;
    }

    /** What the trial told, once the row is done. */
    Trial trial() {
        double chance = wanted.isOneCell() ? 1 : likelihood / firstShare;
        return new Trial(likelihood, met ? likelihood : 0, met ? chance : 0);
    }

    /** What the generator is asked with. */
    ForwardPass pass() {
        return pass;
    }

    /** Goes on to where the generator is needed, and makes the noise for it; false if the row is done, or given up. */
    boolean advance() {
        boolean asks = !decided && advanceConditions();
        if (!asks && !decided) {
            decided = true;
            met = alive && meets();
        }
        asks |= decided && met && whole && advanceRest();
        if (asks) {
            makeNoise();
        }
        return asks;
    }

    /** Draws what the row stopped for, once the generator has thought. */
    void draw() {
        if (decided) {
            drawPass();
        } else {
            int field = order.fields()[next++];
            drawWanted(field, shares(field), reject);
        }
    }

    /** Goes through the fields that conditions are on, or that come from the entity's first row. */
    private boolean advanceConditions() {
        for (; next < conditions && alive; next++) {
            int field = order.fields()[next];
            if (given.contains(layout.columnOf(field))) {
                take(field);
            } else if (isMeant(field) && next == 0) {
                firstShare = drawWanted(field, Shares.of(layout.frequencies(layout.columnOf(field))), false);
            } else if (isMeant(field)) {
                return true;
            }
        }
        return false;
    }

    /** Takes a field from the first row of the entity. */
    private void take(int field) {
        Codes target = codes.get(layout.columnOf(field));
        if (!layout.isCell(field)) {
            target.codes()[row] = target.codes()[leader];
            drawn[layout.columnOf(field)] = true;
        }
        if (target.positions().length > 0) {
            target.positions()[row] = target.positions()[leader];
        }
        if (isMeant(field)) {
            tell(field);
        }
    }

    /** Goes through the other fields to the next pass that has something to draw. */
    private boolean advanceRest() {
        int[] fields = order.fields();
        now.clear();
        while (now.isEmpty() && (begun < passes || !waiting.isEmpty())) {
            int to = Math.max(next, FieldOrder.known(fields.length, Math.min(begun + 1, passes), passes));
            begun++;
            now.addAll(waiting);
            waiting.clear();
            for (; next < to; next++) {
                // A cell is drawn given its interval, so in a later pass.
                boolean wait = layout.isCell(fields[next]) && now.contains(layout.columnOf(fields[next]));
                (wait ? waiting : now).add(fields[next]);
            }
            now.removeIf(field -> !isMeant(field));
        }
        return !now.isEmpty();
    }

    private void drawPass() {
        for (int field : now) {
            float[] shares = shares(field);
            boolean @Nullable [] possible = possible(field);
            float[] left = possible == null ? shares : shares.clone();
            float mass = possible == null ? 1 : Shares.keep(left, possible);
            // If nothing is left, the row is rejected when it is finished.
            set(field, mass > 0 ? Shares.pick(left, mass, random) : Shares.pick(shares, 1, random));
        }
        now.forEach(this::tell);
    }

    /**
     * Draws a field that a condition is on: the first by its frequencies in T, the others as the generator has them, and
     * then, where asked, the row is given up as often as the generator would not have met the condition.
     *
     * @return the share that is wanted
     */
    private float drawWanted(int field, float[] shares, boolean mayReject) {
        float mass = Shares.keep(shares, wanted.allowed(field, mode(field)));
        likelihood *= mass;
        alive = mass > 0 && (!mayReject || random.nextDouble() < mass);
        if (alive) {
            set(field, Shares.pick(shares, mass, random));
            tell(field);
        }
        return mass;
    }

    private boolean meets() {
        for (int column : wanted.columns()) {
            float[] positions = codes.get(column).positions();
            if (!wanted.meets(column, codes.get(column).codes()[row], positions.length == 0 ? 0 : positions[row])) {
                return false;
            }
        }
        return true;
    }

    private boolean isMeant(int field) {
        return !layout.isCell(field) || mode(field) < layout.segments(layout.columnOf(field));
    }

    private int mode(int field) {
        return codes.get(layout.columnOf(field)).codes()[row];
    }

    private void makeNoise() {
        float[] noise = pass.noise();
        for (int k = 0; k < noise.length; k++) {
            noise[k] = (float) random.nextGaussian();
        }
    }

    /** What the generator says of a field. */
    private float[] shares(int field) {
        return Shares.softmax(pass.logits(field, layout.offset(field), layout.size(field)));
    }

    /** Which modes go with what is drawn already, by the rules on missing values; null for all of them. */
    private boolean @Nullable [] possible(int field) {
        int column = layout.columnOf(field);
        boolean @Nullable [] modes = null;
        for (Presence presence : layout.isCell(field) ? List.<Presence>of() : presences) {
            boolean restrictsColumn = presence.column() == column && drawn[presence.by()];
            boolean restrictsDeciding = presence.by() == column && drawn[presence.column()];
            if (modes == null && (restrictsColumn || restrictsDeciding)) {
                modes = new boolean[layout.size(field)];
                Arrays.fill(modes, true);
            }
            if (modes != null && restrictsColumn) {
                presence.restrictColumn(modes, mode(presence.by()));
            } else if (modes != null && restrictsDeciding) {
                presence.restrictDeciding(modes, mode(presence.column()));
            }
        }
        return modes;
    }

    private void set(int field, int value) {
        int column = layout.columnOf(field);
        Codes target = codes.get(column);
        if (layout.isCell(field)) {
            target.positions()[row] = (float) layout.position(column, value, random.nextDouble());
            return;
        }
        target.codes()[row] = value;
        drawn[column] = true;
        if (target.positions().length > 0) {
            target.positions()[row] = 0;
        }
    }

    private void tell(int field) {
        int value = layout.value(codes, row, field);
        pass.tell(layout.offset(field) + value, 1);
        int column = layout.columnOf(field);
        int numeric = layout.numericIndex(column);
        if (numeric == Layout.NONE) {
            return;
        }
        int mode = mode(field);
        double rank = layout.rank(column, mode, Layout.NONE);
        if (layout.isCell(field)) {
            rank = layout.rank(column, mode, value) - rank;
        }
        pass.tell(layout.width() + numeric, (float) rank);
    }
}
