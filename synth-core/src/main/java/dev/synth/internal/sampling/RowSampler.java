package dev.synth.internal.sampling;

import dev.synth.internal.encode.FittedEncoder;
import dev.synth.internal.encode.Layout;
import dev.synth.internal.encode.ModeCoder.Codes;
import dev.synth.internal.network.GeneratorWeights;
import dev.synth.internal.random.Seeds;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Draws rows. Row i depends on the model, the seed and i alone, whatever the batch it is drawn in and the number of
 * threads. Thread-safe.
 */
public final class RowSampler {
    private static final int CHUNK = 64;
    private static final int MOST_ATTEMPTS = 100_000;
    /** If so many draws met the conditions not once, more will not do. */
    private static final long HOPELESS_DRAWS = 1_000_000;

    private final FittedEncoder encoder;
    private final SamplingWeights weights;
    private final Layout layout;
    private final int passes;

    /**
     * A sampler.
     *
     * @param passes of the generator per row, at least 1
     */
    public RowSampler(FittedEncoder encoder, GeneratorWeights weights, int passes) {
        this.encoder = encoder;

        this.layout = new Layout(encoder.learnt());
        this.passes = Math.min(passes, layout.fields());
        if (weights.condition() != layout.features() || weights.outputs() != layout.width()) {
            throw new IllegalArgumentException("The generator puts out " + weights.outputs() + " numbers and is told "
                    + weights.condition() + ", but the encoder has " + layout.width() + " and " + layout.features()
                    + ".");
        }
        this.weights = SamplingWeights.of(weights, layout);
    }

    /**
     * How often conditions are met.
     *
     * @param share of the model's rows that meet them, 0 to 1, estimated
     * @param acceptance share of draws that were kept when they were asked for, 0 to 1
     */
    public record Likelihood(double share, double acceptance) {}

    /**
     * Checks conditions.
     *
     * @throws IllegalArgumentException naming column and value, if a condition can never be met
     */
    public void check(List<Requirement> requirements) {
        Wanted.of(encoder, layout, requirements);
    }

    /**
     * Estimates how often conditions are met, from trial draws.
     *
     * @throws IllegalArgumentException naming column and value, if a condition can never be met
     */
    public Likelihood likelihood(List<Requirement> requirements, int draws, long seed) {
        Wanted wanted = Wanted.of(encoder, layout, requirements);
        List<Codes> codes = codes(draws);
        double[] shares = new double[draws];
        boolean[] accepted = new boolean[draws];
        draw(0, IntStream.range(0, draws).toArray(), seed, 0, wanted, codes, true, shares, accepted);
        int kept = 0;
        for (boolean one : accepted) {
            kept += one ? 1 : 0;
        }
        return new Likelihood(Arrays.stream(shares).average().orElse(1), (double) kept / draws);
    }

    /**
     * Rows {@code first} to {@code first + count − 1} of a sample.
     *
     * @throws IllegalArgumentException if a condition can never be met
     * @throws IllegalStateException if a condition is met so rarely that rows stay missing; says how rarely
     */
    public Table sample(long first, int count, long seed, List<Requirement> requirements) {
        Wanted wanted = Wanted.of(encoder, layout, requirements);
        List<Codes> codes = codes(count);
        double[] shares = new double[count];
        boolean[] accepted = new boolean[count];
        int[] pending = IntStream.range(0, count).toArray();
        AtomicLong draws = new AtomicLong();
        for (int attempt = 0; pending.length > 0; attempt++) {
            boolean hopeless = pending.length == count && draws.get() >= HOPELESS_DRAWS;
            if (attempt == MOST_ATTEMPTS || hopeless) {
                throw new IllegalStateException((count - pending.length) + " of " + count + " rows met "
                        + requirements + " after " + draws + " draws: the conditions are too rare for this model."
                        + " Ask for fewer columns at once, for wider ranges, or sample without them and filter.");
            }
            draws.addAndGet(pending.length);
            draw(first, pending, seed, attempt, wanted, codes, false, shares, accepted);
            pending = Arrays.stream(pending).filter(row -> !accepted[row]).toArray();
        }
        return encoder.decode(codes, first, seed);
    }

    /** Draws these rows, in parallel; each has a stream of random numbers of its own. */
    private void draw(
            long first,
            int[] rows,
            long seed,
            int attempt,
            Wanted wanted,
            List<Codes> codes,
            boolean trial,
            double[] shares,
            boolean[] accepted) {
        int chunks = (rows.length + CHUNK - 1) / CHUNK;
        IntStream.range(0, chunks).parallel().forEach(chunk -> {
            RowDraw drawing = new RowDraw(weights, layout, passes, wanted, codes, trial);
            for (int i = chunk * CHUNK; i < Math.min(rows.length, (chunk + 1) * CHUNK); i++) {
                long stream = Seeds.derive(seed, Seeds.SAMPLE, first + rows[i]);
                accepted[rows[i]] = drawing.draw(rows[i], Seeds.stream(stream, Seeds.SAMPLE, attempt));
                shares[rows[i]] = drawing.likelihood();
            }
        });
    }

    private List<Codes> codes(int count) {
        List<Codes> codes = new ArrayList<>();
        for (int c = 0; c < layout.columns(); c++) {
            codes.add(new Codes(new int[count], new float[layout.segments(c) > 0 ? count : 0]));
        }
        return codes;
    }
}
