package dev.synth.eval.internal.metrics;

import dev.synth.eval.Fidelity.MarginalDistance;
import dev.synth.eval.Fidelity.Marginals;
import dev.synth.eval.Fidelity.WeakMarginal;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Distances of the joint distributions of one, two and three columns, beside what sampling alone explains.
 *
 * <p>Numbers are cut into up to {@value #RANGES} ranges of equally many rows of T; a missing value is a level. At most
 * {@value #MAX_ROWS} rows of each table, drawn at random, are counted.
 */
final class MarginalScores {
    private static final int RANGES = 10;
    private static final int MAX_ROWS = 100_000;
    private static final int SHOWN = 10;

    private final Table training;
    private final Codebook codebook;
    private final CodedTable trainingCodes;

    private MarginalScores(Table training) {
        this.training = training;
        this.codebook = Codebook.fitModes(training, RANGES);
        this.trainingCodes = codebook.code(training);
    }

    static List<Marginals> of(ComparedTables tables, SplittableRandom random) {
        Table training = Shuffle.sample(tables.training(), MAX_ROWS, random);
        Table synthetic = Shuffle.sample(tables.synthetic(), MAX_ROWS, random);
        Table full = tables.holdout();
        Table holdout = full == null ? null : Shuffle.sample(full, MAX_ROWS, random);
        MarginalScores scores = new MarginalScores(training);
        CodedTable made = scores.codebook.code(synthetic);
        CodedTable held = holdout == null ? null : scores.codebook.code(holdout);
        CodedTable unrelated = scores.codebook.code(Shuffle.columns(training, random));
        List<Marginals> marginals = new ArrayList<>();
        for (int order = 1; order <= ColumnSets.MAX_ORDER; order++) {
            ColumnSets sets = ColumnSets.of(training.schema().size(), order, random);
            if (sets.total() > 0) {
                marginals.add(scores.marginals(sets, made, held, unrelated));
            }
        }
        return List.copyOf(marginals);
    }

    private Marginals marginals(ColumnSets sets, CodedTable made, @Nullable CodedTable held, CodedTable unrelated) {
        MarginalDistance[] distances = distances(sets, made);
        List<WeakMarginal> weakest = IntStream.range(0, distances.length)
                .boxed()
                .sorted(Comparator.comparingDouble(set -> distances[set].expected() - distances[set].distance()))
                .limit(SHOWN)
                .map(set -> new WeakMarginal(names(sets.sets()[set]), distances[set]))
                .toList();
        return new Marginals(
                sets.order(),
                sets.total(),
                sets.sets().length,
                mean(distances),
                held == null ? null : mean(distances(sets, held)),
                mean(distances(sets, unrelated)),
                weakest);
    }

    private List<String> names(int[] set) {
        return Arrays.stream(set)
                .mapToObj(column -> training.schema().column(column).name())
                .toList();
    }

    private MarginalDistance[] distances(ColumnSets sets, CodedTable other) {
        SamplingNoise noise = new SamplingNoise(trainingCodes.rows(), other.rows());
        return Arrays.stream(sets.sets())
                .parallel()
                .map(set -> {
                    JointCounts counts = JointCounts.of(trainingCodes, other, set);
                    double complement = TotalVariation.complement(
                            counts.first(), trainingCodes.rows(), counts.second(), other.rows());
                    return new MarginalDistance(
                            1 - complement, noise.expectedDistance(counts.first(), counts.second()));
                })
                .toArray(MarginalDistance[]::new);
    }

    private static MarginalDistance mean(MarginalDistance[] distances) {
        return new MarginalDistance(
                Arrays.stream(distances)
                        .mapToDouble(MarginalDistance::distance)
                        .average()
                        .orElse(0),
                Arrays.stream(distances)
                        .mapToDouble(MarginalDistance::expected)
                        .average()
                        .orElse(0));
    }
}
