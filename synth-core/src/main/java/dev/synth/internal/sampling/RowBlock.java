package dev.synth.internal.sampling;

import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Draws some rows side by side: whenever each of them needs the generator, it thinks for all of them at once. When a row is
 * done, the next one takes its place. Not thread-safe.
 */
final class RowBlock {
    /** So many rows' sums stay in a core's first cache, beside a part of the weights. */
    private static final int ROWS_AT_ONCE = 8;

    private final RowDraw[] draws;
    private final ForwardPass[] passes;

    /** What is done with each row. */
    interface Task {
        void begin(RowDraw drawing, int row);

        void end(RowDraw drawing, int row);
    }

    /**
     * A block.
     *
     * @param most rows that it will be given
     * @param draw draws with this arithmetic
     */
    RowBlock(SamplingWeights weights, int most, Function<ForwardPass, RowDraw> draw) {
        int places = Math.min(ROWS_AT_ONCE, most);
        HiddenLayers layers = HiddenLayers.of(weights, places);
        draws = IntStream.range(0, places)
                .mapToObj(place -> draw.apply(new ForwardPass(weights, layers, place)))
                .toArray(RowDraw[]::new);
        passes = new ForwardPass[places];
    }

    /** Draws rows, which know nothing of each other. */
    void draw(int[] rows, Task task) {
        int begun = 0;
        int places = Math.min(draws.length, rows.length);
        while (begun < places) {
            task.begin(draws[begun], rows[begun++]);
        }
        while (places > 0) {
            int asking = 0;
            for (int i = 0; i < places; i++) {
                RowDraw drawing = draws[i];
                boolean asks = drawing.advance();
                while (!asks && begun < rows.length) {
                    task.end(drawing, drawing.row());
                    task.begin(drawing, rows[begun++]);
                    asks = drawing.advance();
                }
                if (asks) {
                    draws[i] = draws[asking];
                    draws[asking] = drawing;
                    passes[asking++] = drawing.pass();
                } else {
                    task.end(drawing, drawing.row());
                }
            }
            ForwardPass.think(passes, asking);
            for (int i = 0; i < asking; i++) {
                draws[i].draw();
            }
            places = asking;
        }
    }
}
