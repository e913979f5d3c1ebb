package dev.synth.internal.sampling;

import dev.synth.internal.encode.FittedTable;
import dev.synth.internal.encode.Layout;
import dev.synth.internal.encode.ModeCoder.Codes;
import dev.synth.internal.network.GeneratorWeights;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A model made ready for drawing: weights as the arithmetic wants them, laid out once for all samples. Immutable. */
final class RowMaker {
    /** Rows that a thread draws before it takes others. */
    private static final int CHUNK = 128;

    private final FittedTable model;
    private final SamplingWeights weights;
    private final Layout layout;
    private final int passes;
    private final List<Presence> presences;
    private final Optional<Acceptance> acceptance;

    /** @param passes of the generator per row, at least 1 */
    RowMaker(LearntModel learnt, int passes) {
        this.model = learnt.table();
        this.acceptance = learnt.acceptance();
        GeneratorWeights weights = learnt.weights();
        this.layout = new Layout(model.encoder().learnt());
        this.passes = Math.min(passes, layout.fields());
        if (weights.condition() != layout.features() || weights.outputs() != layout.width()) {
            throw new IllegalArgumentException("The generator puts out " + weights.outputs() + " numbers and is told "
                    + weights.condition() + ", but the encoder has " + layout.width() + " and " + layout.features()
                    + ".");
        }
        this.weights = SamplingWeights.of(weights, layout);
        this.presences = Presence.of(model);
    }

    private RowMaker(RowMaker other, FittedTable model) {
        this.model = model;
        this.acceptance = Optional.empty();
        this.weights = other.weights;
        this.layout = other.layout;
        this.passes = other.passes;
        this.presences = Presence.of(model);
    }

    /** The same generator for another table of the same columns, all of whose rows are kept. */
    RowMaker keepingAll(FittedTable other) {
        return new RowMaker(this, other);
    }

    FittedTable model() {
        return model;
    }

    Layout layout() {
        return layout;
    }

    /** Which of the rows drawn are kept; empty if all. */
    Optional<Acceptance> acceptance() {
        return acceptance;
    }

    /** The chance of each row to be kept. */
    double[] chances(Table rows) {
        double[] certain = new double[rows.rowCount()];
        Arrays.fill(certain, 1);
        return acceptance.map(kept -> kept.chances(rows)).orElse(certain);
    }

    /** Draws these rows into codes, on all cores. */
    void forEachRow(Wanted wanted, List<Codes> codes, int[] rows, RowBlock.Task task) {
        int chunks = (rows.length + CHUNK - 1) / CHUNK;
        IntStream.range(0, chunks).parallel().forEach(chunk -> {
            int[] some = Arrays.copyOfRange(rows, chunk * CHUNK, Math.min(rows.length, (chunk + 1) * CHUNK));
            new RowBlock(weights, some.length, pass -> new RowDraw(pass, layout, passes, wanted, presences, codes))
                    .draw(some, task);
        });
    }

    /** Codes of so many rows, to be drawn. */
    List<Codes> codes(int count) {
        List<Codes> codes = new ArrayList<>();
        for (int c = 0; c < layout.columns(); c++) {
            codes.add(new Codes(new int[count], new float[layout.segments(c) > 0 ? count : 0]));
        }
        return codes;
    }
}
