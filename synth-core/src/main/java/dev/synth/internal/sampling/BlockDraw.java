package dev.synth.internal.sampling;

import dev.synth.internal.encode.Layout;
import dev.synth.internal.encode.ModeCoder.Codes;
import dev.synth.internal.network.FieldOrder;
import dev.synth.internal.network.GeneratorWeights;
import dev.synth.internal.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Draws the rows of one block, field by field in an order that they share: in each pass the generator sees what is known
 * and a few more fields are drawn from what it puts out. Conditions come first; used once, by one thread.
 */
final class BlockDraw {
    /** Rows of a block; a block's number is that of its rows divided by this. */
    static final int ROWS = 64;

    private final GeneratorWeights weights;
    private final Layout layout;
    private final int passes;
    private final Wanted wanted;
    private final List<Codes> codes;
    private final int[] rows;
    private final ForwardPass pass;
    private final SplittableRandom[] randoms;
    private final float[] shares;
    /** For each row the product of the shares that wanted values had, and whether it is still in the running. */
    private final double[] likelihood;

    private final boolean[] alive;

    BlockDraw(GeneratorWeights weights, Layout layout, int passes, Wanted wanted, List<Codes> codes, int[] rows) {
        this.weights = weights;
        this.layout = layout;
        this.passes = passes;
        this.wanted = wanted;
        this.codes = codes;
        this.rows = rows;
        this.pass = new ForwardPass(weights, rows.length);
        this.randoms = new SplittableRandom[rows.length];
        this.shares = new float[layout.width()];
        this.likelihood = new double[rows.length];
        this.alive = new boolean[rows.length];
    }

    /**
     * Draws the rows.
     *
     * @param shareOf filled in: for each row, how likely what was wanted of it was
     * @param accepted filled in: whether the row is as wanted and counts
     */
    void run(long first, long seed, int attempt, double[] shareOf, boolean[] accepted) {
        FieldOrder order = new FieldOrder(layout);
        long block = (first + rows[0]) / ROWS;
        order.shuffle(Seeds.stream(Seeds.derive(seed, Seeds.ORDER, block), Seeds.ORDER, attempt));
        int conditions = order.first(wanted.columns());
        for (int i = 0; i < rows.length; i++) {
            randoms[i] = Seeds.stream(Seeds.derive(seed, Seeds.SAMPLE, first + rows[i]), Seeds.SAMPLE, attempt);
            likelihood[i] = 1;
            alive[i] = true;
            pass.begin(i);
        }
        int[] fields = order.fields();
        int drawn = 0;
        while (drawn < conditions) {
            drawWanted(fields[drawn], drawn == 0);
            drawn++;
        }
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
            if (!now.isEmpty()) {
                drawPass(now);
            }
        }
        for (int i = 0; i < rows.length; i++) {
            shareOf[rows[i]] = likelihood[i];
            accepted[rows[i]] = alive[i] && meets(rows[i]);
        }
    }

    private boolean meets(int row) {
        for (int column : wanted.columns()) {
            float[] positions = codes.get(column).positions();
            if (!wanted.meets(column, codes.get(column).codes()[row], positions.length == 0 ? 0 : positions[row])) {
                return false;
            }
        }
        return true;
    }

    /** Draws a field that a condition is on; the first by its frequencies in T, the others as the generator has them. */
    private void drawWanted(int field, boolean isFirst) {
        boolean weigh = !wanted.isOneCell();
        for (int i = 0; i < rows.length; i++) {
            if (!alive[i] || !isMeant(field, i)) {
                continue;
            }
            if (isFirst) {
                frequencies(field);
            } else {
                think(i);
                softmax(i, field);
            }
            float mass = keep(field, wanted.allowed(field, mode(field, i)));
            likelihood[i] *= mass;
            boolean kept = mass > 0 && (isFirst || !weigh || randoms[i].nextDouble() < mass);
            alive[i] = kept;
            if (kept) {
                take(i, field, mass);
            }
        }
    }

    private void drawPass(List<Integer> fields) {
        for (int i = 0; i < rows.length; i++) {
            if (alive[i]) {
                think(i);
                for (int field : fields) {
                    if (isMeant(field, i)) {
                        softmax(i, field);
                        draw(i, field, 1);
                    }
                }
                for (int field : fields) {
                    if (isMeant(field, i)) {
                        tell(i, field);
                    }
                }
            }
        }
    }

    private void take(int i, int field, float mass) {
        draw(i, field, mass);
        tell(i, field);
    }

    private boolean isMeant(int field, int i) {
        return !layout.isCell(field) || mode(field, i) < layout.segments(layout.columnOf(field));
    }

    private int mode(int field, int i) {
        return codes.get(layout.columnOf(field)).codes()[rows[i]];
    }

    private void think(int i) {
        int latent = weights.latent();
        for (int k = 0; k < latent; k++) {
            pass.noise()[i * latent + k] = (float) randoms[i].nextGaussian();
        }
        pass.hidden(i);
    }

    private void frequencies(int field) {
        double[] frequencies = layout.frequencies(layout.columnOf(field));
        for (int value = 0; value < frequencies.length; value++) {
            shares[value] = (float) frequencies[value];
        }
    }

    private void softmax(int i, int field) {
        int offset = layout.offset(field);
        int size = layout.size(field);
        pass.logits(i, offset, size);
        float[] logits = pass.outputs();
        int from = i * weights.outputs() + offset;
        float greatest = Float.NEGATIVE_INFINITY;
        for (int value = 0; value < size; value++) {
            greatest = Math.max(greatest, logits[from + value]);
        }
        float total = 0;
        for (int value = 0; value < size; value++) {
            shares[value] = Exponential.of(logits[from + value] - greatest);
            total += shares[value];
        }
        for (int value = 0; value < size; value++) {
            shares[value] /= total;
        }
    }

    /** Strikes out what is not allowed; the share that remains. */
    private float keep(int field, boolean @Nullable [] allowed) {
        float mass = 0;
        for (int value = 0; value < layout.size(field); value++) {
            if (allowed != null && !allowed[value]) {
                shares[value] = 0;
            }
            mass += shares[value];
        }
        return mass;
    }

    private void draw(int i, int field, float mass) {
        int size = layout.size(field);
        double left = randoms[i].nextDouble() * mass;
        int value = 0;
        int last = 0;
        for (; value < size; value++) {
            if (shares[value] > 0) {
                last = value;
                left -= shares[value];
                if (left < 0) {
                    break;
                }
            }
        }
        set(i, field, last);
    }

    private void set(int i, int field, int value) {
        int column = layout.columnOf(field);
        Codes column0 = codes.get(column);
        if (!layout.isCell(field)) {
            column0.codes()[rows[i]] = value;
            if (column0.positions().length > 0) {
                column0.positions()[rows[i]] = 0;
            }
        } else {
            column0.positions()[rows[i]] = (float) layout.position(column, value, randoms[i].nextDouble());
        }
    }

    private void tell(int i, int field) {
        int value = layout.value(codes, rows[i], field);
        pass.tell(i, layout.offset(field) + value, 1);
        int column = layout.columnOf(field);
        int numeric = layout.numericIndex(column);
        if (numeric == Layout.NONE) {
            return;
        }
        int mode = mode(field, i);
        double rank = layout.rank(column, mode, Layout.NONE);
        if (layout.isCell(field)) {
            rank = layout.rank(column, mode, value) - rank;
        }
        pass.tell(i, layout.width() + numeric, (float) rank);
    }
}
