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
     * @param most share of the model's rows that hold wanted levels, points and cells, 0 to 1: an upper bound
     * @param share of the model's rows that meet them to the last digit, 0 to 1, estimated
     * @param acceptance share of draws that are kept when they are asked for, 0 to 1, estimated
     */
    public record Likelihood(double most, double share, double acceptance) {}

    /**
     * Estimates how often conditions are met, from trial draws.
     *
     * @throws IllegalArgumentException naming column and value, if a condition can never be met
     */
    public Likelihood likelihood(List<Requirement> requirements, int draws, long seed) {
        Wanted wanted = Wanted.of(encoder, layout, requirements);
        List<Codes> codes = codes(draws);
        double[] most = new double[draws];
        double[] shares = new double[draws];
        double[] chances = new double[draws];
        forEachChunk(wanted, codes, IntStream.range(0, draws).toArray(), (drawing, row) -> {
            RowDraw.Trial trial = drawing.tryConditions(row, Seeds.stream(seed, Seeds.SAMPLE, row));
            most[row] = trial.most();
            shares[row] = trial.share();
            chances[row] = trial.chance();
        });
        return new Likelihood(
                Arrays.stream(most).average().orElse(1),
                Arrays.stream(shares).average().orElse(1),
                Arrays.stream(chances).average().orElse(1));
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
            int now = attempt;
            forEachChunk(wanted, codes, pending, (drawing, row) -> {
                long stream = Seeds.derive(seed, Seeds.SAMPLE, first + row);
                accepted[row] = drawing.draw(row, Seeds.stream(stream, Seeds.SAMPLE, now));
            });
            pending = Arrays.stream(pending).filter(row -> !accepted[row]).toArray();
        }
        return encoder.decode(codes, first, seed);
    }

    /** What is done with one row. */
    private interface RowTask {
        void run(RowDraw drawing, int row);
    }

    private void forEachChunk(Wanted wanted, List<Codes> codes, int[] rows, RowTask task) {
        int chunks = (rows.length + CHUNK - 1) / CHUNK;
        IntStream.range(0, chunks).parallel().forEach(chunk -> {
            RowDraw drawing = new RowDraw(weights, layout, passes, wanted, codes);
            for (int i = chunk * CHUNK; i < Math.min(rows.length, (chunk + 1) * CHUNK); i++) {
                task.run(drawing, rows[i]);
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
