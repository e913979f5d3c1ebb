package dev.synth.eval.internal.leakage;

import dev.synth.table.Column;
import dev.synth.table.Table;
import dev.synth.table.TextColumn;
import dev.synth.table.WholeColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Records for an audit: every value is that of a random training row, drawn column by column, so that each value is common
 * and the combination is not.
 *
 * @param training the rows they are planted among
 * @param rows the canaries
 */
public record Canaries(Table training, Table rows) {
    /** Draws canaries. */
    public static Canaries make(Table training, int count, SplittableRandom random) {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < training.schema().size(); c++) {
            int[] drawn = IntStream.range(0, count)
                    .map(canary -> random.nextInt(training.rowCount()))
                    .toArray();
            Column column = training.column(c);
            columns.add(Evidence.isName(training.schema().column(c)) ? named(column, drawn) : column.rows(drawn));
        }
        return new Canaries(training, Table.of(training.schema(), columns));
    }

    /** Names of their own, so that no canary is taken for a row of somebody else. */
    private static Column named(Column column, int[] drawn) {
        if (column instanceof TextColumn) {
            return TextColumn.of(IntStream.range(0, drawn.length)
                    .mapToObj(canary -> "canary-" + canary)
                    .toList());
        }
        if (column instanceof WholeColumn wholes) {
            long above = IntStream.range(0, wholes.size())
                            .filter(row -> !wholes.isMissing(row))
                            .mapToLong(wholes::whole)
                            .max()
                            .orElse(0)
                    + 1;
            return WholeColumn.of(
                    IntStream.range(0, drawn.length).mapToLong(i -> above + i).toArray());
        }
        return column.rows(drawn);
    }

    /**
     * The canaries in the order in which synthetic rows point at them: by λ, the distance to the nearest synthetic row
     * compared with that to the nearest training row that is no canary; ties in random order.
     */
    public int[] mostLikelyFirst(Table synthetic, SplittableRandom random) {
        int[] compared = IntStream.range(0, training.schema().size())
                .filter(column -> !Evidence.isName(training.schema().column(column)))
                .toArray();
        Table aligned = synthetic.select(training.schema().names());
        List<CodedRows> coded = CodedRows.of(training.append(rows), aligned, compared);
        CodedRows real = coded.get(0).slice(0, training.rowCount());
        CodedRows canaries =
                coded.get(0).slice(training.rowCount(), coded.get(0).size());
        double[] toSynthetic = distances(canaries, coded.get(1));
        double[] toReal = distances(canaries, real);
        double[] scores = Distances.closeness(toSynthetic, toReal);
        return Ranking.of(IntStream.range(0, scores.length).toArray(), scores, random)
                .units();
    }

    private static double[] distances(CodedRows canaries, CodedRows others) {
        return Arrays.stream(NearestNeighbours.between(canaries, others).ofQueries())
                .mapToDouble(canaries::distance)
                .toArray();
    }
}
