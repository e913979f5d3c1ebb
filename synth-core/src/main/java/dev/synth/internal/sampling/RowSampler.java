package dev.synth.internal.sampling;

import dev.synth.internal.encode.FittedEncoder;
import dev.synth.internal.encode.Layout;
import dev.synth.internal.encode.ModeCoder.Codes;
import dev.synth.internal.network.ConditionSpace;
import dev.synth.internal.network.ConditionSpace.Condition;
import dev.synth.internal.network.GeneratorWeights;
import dev.synth.internal.random.Seeds;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Draws rows. Row i depends on the model, the seed and i alone, whatever the batch it is drawn in and the number of
 * threads. Thread-safe.
 */
public final class RowSampler {
    private static final int BLOCK = 64;
    private static final int MOST_ATTEMPTS = 2_000;
    /** If so many draws met the conditions not once, more will not do. */
    private static final long HOPELESS_DRAWS = 200_000;

    private final FittedEncoder encoder;
    private final GeneratorWeights weights;
    private final Layout layout;
    private final ConditionSpace conditions;
    private final ThreadLocal<ForwardPass> passes;

    public RowSampler(FittedEncoder encoder, GeneratorWeights weights) {
        this.encoder = encoder;
        this.weights = weights;
        this.layout = new Layout(encoder.learnt());
        this.conditions = new ConditionSpace(encoder.learnt(), layout);
        this.passes = ThreadLocal.withInitial(() -> new ForwardPass(weights, BLOCK));
        if (weights.condition() != conditions.width() || weights.outputs() != layout.outputs()) {
            throw new IllegalArgumentException("The generator puts out " + weights.outputs() + " numbers under "
                    + weights.condition() + " conditions, but the encoder has " + layout.outputs() + " and "
                    + conditions.width() + ".");
        }
    }

    /**
     * Rows {@code first} to {@code first + count − 1} of a sample.
     *
     * @param values the wanted value by column name; empty for rows as the table has them
     * @throws IllegalArgumentException if a condition can never be met
     * @throws IllegalStateException if a condition is met so rarely that rows stay missing; says how rarely
     */
    public Table sample(long first, int count, long seed, Map<String, String> values) {
        Wanted wanted = Wanted.of(encoder, conditions, values);
        List<Codes> codes = new ArrayList<>();
        for (int c = 0; c < layout.columns(); c++) {
            boolean inside = encoder.learnt().get(c).coder().segments() > 0;
            codes.add(new Codes(new int[count], new float[inside ? count : 0]));
        }
        int[] pending = IntStream.range(0, count).toArray();
        AtomicLong draws = new AtomicLong();
        for (int attempt = 0; pending.length > 0; attempt++) {
            boolean hopeless = pending.length == count && draws.get() >= HOPELESS_DRAWS;
            if (attempt == MOST_ATTEMPTS || hopeless) {
                throw new IllegalStateException((count - pending.length) + " of " + count + " rows met " + values
                        + " after " + draws + " draws: the condition is too rare for this model. Ask for fewer columns"
                        + " at once, or sample without it and filter.");
            }
            draws.addAndGet(pending.length);
            pending = attempt(first, pending, attempt, seed, wanted, codes);
        }
        return encoder.decode(codes, first, seed);
    }

    /** Draws these rows once more; returns those that are still not as wanted. */
    private int[] attempt(long first, int[] rows, int attempt, long seed, Wanted wanted, List<Codes> codes) {
        int blocks = (rows.length + BLOCK - 1) / BLOCK;
        IntStream.range(0, blocks).parallel().forEach(block -> {
            int from = block * BLOCK;
            int used = Math.min(BLOCK, rows.length - from);
            draw(first, Arrays.copyOfRange(rows, from, from + used), attempt, seed, wanted.condition(), codes);
        });
        if (wanted.tests().isEmpty()) {
            return new int[0];
        }
        return Arrays.stream(rows)
                .filter(row -> !wanted.tests().stream().allMatch(test -> test.test(codes, row)))
                .toArray();
    }

    private void draw(long first, int[] rows, int attempt, long seed, Condition wanted, List<Codes> codes) {
        ForwardPass pass = passes.get();
        SplittableRandom[] randoms = new SplittableRandom[rows.length];
        int latent = weights.latent();
        for (int i = 0; i < rows.length; i++) {
            SplittableRandom random =
                    Seeds.stream(Seeds.derive(seed, Seeds.SAMPLE, first + rows[i]), Seeds.SAMPLE, attempt);
            Condition condition = wanted.equals(ConditionSpace.NONE) ? conditions.draw(random) : wanted;
            pass.places()[i] = condition.place();
            for (int k = 0; k < latent; k++) {
                pass.noise()[i * latent + k] = (float) random.nextGaussian();
            }
            randoms[i] = random;
        }
        pass.run(rows.length);
        for (int i = 0; i < rows.length; i++) {
            pick(pass.outputs(), i * weights.outputs(), randoms[i], codes, rows[i]);
        }
    }

    /** Draws each column's mode from its softmax and reads the position off the mode drawn. */
    private void pick(float[] outputs, int offset, SplittableRandom random, List<Codes> codes, int row) {
        for (int c = 0; c < layout.columns(); c++) {
            int[] places = layout.places(c);
            double greatest = Double.NEGATIVE_INFINITY;
            for (int place : places) {
                greatest = Math.max(greatest, outputs[offset + place]);
            }
            double total = 0;
            double[] shares = new double[places.length];
            for (int mode = 0; mode < places.length; mode++) {
                shares[mode] = StrictMath.exp(outputs[offset + places[mode]] - greatest);
                total += shares[mode];
            }
            double left = random.nextDouble() * total;
            int drawn = 0;
            while (drawn < places.length - 1 && (left -= shares[drawn]) >= 0) {
                drawn++;
            }
            codes.get(c).codes()[row] = drawn;
            if (codes.get(c).positions().length > 0) {
                boolean inside = places[drawn] < layout.segments();
                codes.get(c).positions()[row] =
                        inside ? (float) StrictMath.tanh(outputs[offset + layout.modes() + places[drawn]]) : 0;
            }
        }
    }
}
