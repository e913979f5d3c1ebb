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
 * fields are drawn from what it puts out. Conditions come first. Holds buffers for one row; not thread-safe.
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

    RowDraw(
            SamplingWeights weights,
            Layout layout,
            int passes,
            Wanted wanted,
            List<Presence> presences,
            List<Codes> codes) {
        this.layout = layout;
        this.passes = passes;
        this.wanted = wanted;
        this.codes = codes;
        this.order = new FieldOrder(layout);
        this.pass = new ForwardPass(weights);
        this.presences = presences;
        this.drawn = new boolean[layout.columns()];
        presences.forEach(presence -> deciding.add(presence.by()));
    }

    /**
     * What a trial of the conditions told; means over rows are estimates without bias.
     *
     * @param most how likely the wanted modes and cells were, whether or not the row meets the conditions to the last digit
     * @param share the same, 0 if it does not
     * @param chance how likely {@link #draw} would have kept the row
     */
    record Trial(double most, double share, double chance) {}

    /**
     * Draws a row.
     *
     * @return whether it is as wanted and counts
     */
    boolean draw(int number, SplittableRandom stream) {
        given.clear();
        return drawGiven(number, stream);
    }

    /**
     * Draws a further row of an entity.
     *
     * @param firstRow the entity's first row, which is drawn already
     * @param kept for each column, how likely its value is taken from there
     * @param keeping decides which values are
     * @return whether it is as wanted and counts
     */
    boolean drawFurther(int number, int firstRow, double[] kept, SplittableRandom keeping, SplittableRandom stream) {
        leader = firstRow;
        given.clear();
        for (int column = 0; column < kept.length; column++) {
            if (keeping.nextDouble() < kept[column]) {
                given.add(column);
            }
        }
        return drawGiven(number, stream);
    }

    private boolean drawGiven(int number, SplittableRandom stream) {
        int conditions = drawConditions(number, stream, !wanted.isOneCell());
        if (!alive || !meets()) {
            return false;
        }
        drawRest(conditions);
        return true;
    }

    /**
     * Rejects nothing.
     *
     * @param whole whether the whole row is drawn, or no more than what conditions are on
     */
    Trial tryConditions(int number, boolean whole, SplittableRandom stream) {
        given.clear();
        int conditions = drawConditions(number, stream, false);
        boolean meets = alive && meets();
        if (whole && meets) {
            drawRest(conditions);
        }
        double chance = wanted.isOneCell() ? 1 : likelihood / firstShare;
        return new Trial(likelihood, meets ? likelihood : 0, meets ? chance : 0);
    }

    /** Brings the fields that conditions are on to the front and draws them; returns how many there are. */
    private int drawConditions(int number, SplittableRandom stream, boolean reject) {
        row = number;
        random = stream;
        likelihood = 1;
        firstShare = 1;
        alive = true;
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
        int conditions = order.first(columns);
        for (int k = 0; k < conditions && alive; k++) {
            int field = order.fields()[k];
            if (given.contains(layout.columnOf(field))) {
                take(field);
            } else {
                drawWanted(field, k == 0, reject);
            }
        }
        return conditions;
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

    private void drawRest(int from) {
        int[] fields = order.fields();
        int drawn = from;
        List<Integer> waiting = new ArrayList<>();
        for (int p = 0; p < passes || !waiting.isEmpty(); p++) {
            int to = Math.max(drawn, FieldOrder.known(fields.length, Math.min(p + 1, passes), passes));
            List<Integer> now = new ArrayList<>(waiting);
            waiting.clear();
            for (; drawn < to; drawn++) {
                // A cell is drawn given its interval, so in a later pass.
                boolean wait = layout.isCell(fields[drawn]) && now.contains(layout.columnOf(fields[drawn]));
                (wait ? waiting : now).add(fields[drawn]);
            }
            drawPass(now);
        }
    }

    private void drawPass(List<Integer> fields) {
        fields.removeIf(field -> !isMeant(field));
        if (fields.isEmpty()) {
            return;
        }
        think();
        for (int field : fields) {
            float[] shares = softmax(field);
            boolean @Nullable [] possible = possible(field);
            float[] left = shares.clone();
            float mass = possible == null ? 1 : keep(left, possible);
            // If nothing is left, the row is rejected when it is finished.
            set(field, mass > 0 ? pick(left, mass) : pick(shares, 1));
        }
        fields.forEach(this::tell);
    }

    /**
     * Draws a field that a condition is on: the first by its frequencies in T, the others as the generator has them, and
     * then, where asked, the row is rejected as often as the generator would not have met the condition.
     */
    private void drawWanted(int field, boolean isFirst, boolean reject) {
        if (!isMeant(field)) {
            return;
        }
        float[] shares;
        if (isFirst) {
            shares = frequencies(field);
        } else {
            think();
            shares = softmax(field);
        }
        float mass = keep(shares, wanted.allowed(field, mode(field)));
        likelihood *= mass;
        firstShare = isFirst ? mass : firstShare;
        alive = mass > 0 && (isFirst || !reject || random.nextDouble() < mass);
        if (alive) {
            set(field, pick(shares, mass));
            tell(field);
        }
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

    private void think() {
        float[] noise = pass.noise();
        for (int k = 0; k < noise.length; k++) {
            noise[k] = (float) random.nextGaussian();
        }
        pass.think();
    }

    private float[] frequencies(int field) {
        double[] frequencies = layout.frequencies(layout.columnOf(field));
        float[] shares = new float[frequencies.length];
        for (int value = 0; value < shares.length; value++) {
            shares[value] = (float) frequencies[value];
        }
        return shares;
    }

    private float[] softmax(int field) {
        float[] shares = pass.logits(field, layout.offset(field), layout.size(field));
        float greatest = Float.NEGATIVE_INFINITY;
        for (float logit : shares) {
            greatest = Math.max(greatest, logit);
        }
        float total = 0;
        for (int value = 0; value < shares.length; value++) {
            shares[value] = Exponential.of(shares[value] - greatest);
            total += shares[value];
        }
        for (int value = 0; value < shares.length; value++) {
            shares[value] /= total;
        }
        return shares;
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

    /** Strikes out what is not allowed; the share that remains. */
    private static float keep(float[] shares, boolean @Nullable [] allowed) {
        float mass = 0;
        for (int value = 0; value < shares.length; value++) {
            if (allowed != null && !allowed[value]) {
                shares[value] = 0;
            }
            mass += shares[value];
        }
        return mass;
    }

    private int pick(float[] shares, float mass) {
        double left = random.nextDouble() * mass;
        int last = 0;
        for (int value = 0; value < shares.length; value++) {
            if (shares[value] > 0) {
                last = value;
                left -= shares[value];
                if (left < 0) {
                    break;
                }
            }
        }
        return last;
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
