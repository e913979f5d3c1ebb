package dev.synth.eval.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synth.eval.Detection;
import dev.synth.table.Column;
import dev.synth.table.NumberColumn;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DetectionTest {
    private static final long SEED = 11;

    @Test
    void treesCannotTellRealRowsApartAndSeeLostDependence() {
        Table training = CsvTables.adult("train");
        TwoSampleTest real = new TwoSampleTest(training, CsvTables.adult("test"), new SplittableRandom(SEED));
        TwoSampleTest independent = new TwoSampleTest(
                training, Shuffle.columns(training, new SplittableRandom(SEED)), new SplittableRandom(SEED));
        assertThat(real.score(DetectionScores::trees)).isGreaterThanOrEqualTo(0.97);
        assertThat(independent.score(DetectionScores::trees))
                .as("0.016 is published")
                .isLessThanOrEqualTo(0.03);
    }

    @Test
    void aLinearModelIsBlindToLostDependence() {
        Table training = CsvTables.adult("train").slice(0, 4_000);
        Table shuffled = Shuffle.columns(training, new SplittableRandom(SEED));
        assertThat(Metrics.detection(training, null, shuffled, SEED).logistic()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void aShiftedMeanIsSeenByBothClassifiers() {
        Table training = Samples.correlated(2_000, 1);
        Table fresh = Samples.correlated(2_000, 2);
        double[] shifted = Arrays.stream(Numbers.of(fresh, 0)).map(x -> x + 1).toArray();
        List<Column> columns = List.of(NumberColumn.of(shifted), fresh.column(1), fresh.column(2));
        Detection detection = Metrics.detection(training, fresh, Table.of(fresh.schema(), columns), SEED);
        assertThat(detection.logistic()).isLessThan(0.4);
        assertThat(detection.trees()).isLessThan(0.4);
        assertThat(detection.logisticReference()).isGreaterThan(0.93);
        assertThat(detection.treesReference()).isGreaterThan(0.9);
    }

    @Test
    void missingValuesGiveAwayATableThatHasNone() {
        Table training = Samples.correlated(2_000, 1);
        Table fresh = Samples.correlated(2_000, 2);
        double[] gaps = Numbers.of(fresh, 1);
        SplittableRandom random = new SplittableRandom(SEED);
        Arrays.setAll(gaps, row -> random.nextInt(2) == 0 ? Double.NaN : gaps[row]);
        Table synthetic = Table.of(fresh.schema(), List.of(fresh.column(0), NumberColumn.of(gaps), fresh.column(2)));
        Detection detection = Metrics.detection(training, null, synthetic, SEED);
        assertThat(detection.logistic()).isLessThan(0.6);
        assertThat(detection.trees()).isLessThan(0.6);
        assertThat(detection.treesReference()).isNull();
    }

    @Test
    void theSameSeedGivesTheSameScore() {
        Table training = Samples.correlated(600, 1);
        Table synthetic = Samples.correlated(500, 2);
        assertThat(Metrics.detection(training, null, synthetic, SEED))
                .isEqualTo(Metrics.detection(training, null, synthetic, SEED))
                .isNotEqualTo(Metrics.detection(training, null, synthetic, SEED + 1));
    }

    @Test
    void aFewRowsShowNoDifference() {
        Detection detection = Metrics.detection(Samples.numbers(1, 2), null, Samples.numbers(100, 200), SEED);
        assertThat(detection.logistic()).isEqualTo(1);
        assertThat(detection.trees()).isEqualTo(1);
    }

    @Test
    void tiedScoresCountHalfInTheAreaUnderTheCurve() {
        int[] labels = {0, 0, 1, 1};
        assertThat(Auc.of(labels, new double[] {1, 2, 2, 3})).isCloseTo(3.5 / 4, within(1e-12));
        assertThat(Auc.of(labels, new double[] {5, 5, 5, 5})).isEqualTo(0.5);
        assertThat(Auc.of(new int[] {1, 1}, new double[] {1, 2})).isEqualTo(0.5);
    }
}
