package dev.synth.benchmarks.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PredictionTest {
    private static final double E2 = Math.exp(2);
    private static final Schema NUMBERS =
            Schema.builder().categorical("same").continuous("amount", 9).build();
    private static final Schema CLASSES =
            Schema.builder().categorical("sign").integer("class").build();

    /**
     * Shares of the classes by row: (.79, .11, .11), (.49, .49, .02), (.16, .42, .42), (.21, .21, .58). Class 0 is ahead of
     * all three others; of class 1, three of four pairs are in order; of class 2, two of three. The margins themselves would
     * give class 0 two of three, since the second row's is greater.
     */
    @Test
    void macroAucIsTheMeanOverClassesOfTheSharesOrder() {
        int[] truth = {0, 1, 2, 1};
        double[][] margins = {{2, 3, 0, 0}, {0, 3, 1, 0}, {0, 0, 1, 1}};

        assertThat(Prediction.macroAuc(truth, margins)).isCloseTo((1 + 3 / 4.0 + 2 / 3.0) / 3, within(1e-12));
    }

    @Test
    void classesWithoutARowAreLeftOutOfTheMean() {
        int[] truth = {0, 1, 1};
        double[][] margins = {{2, 0, 0}, {0, 2, 2}, {0, 0, 1}};

        assertThat(Prediction.macroAuc(truth, margins)).isEqualTo(1);
    }

    @Test
    void twoClassesHaveOneMargin() {
        assertThat(Prediction.macroAuc(new int[] {0, 1, 0, 1}, new double[][] {{-1, 0, 1, 2}}))
                .isEqualTo(0.75);
    }

    @Test
    void classesThatAColumnTellsApartAreToldApartAndOthersLeftOut() {
        TableBuilder training = Table.builder(CLASSES);
        TableBuilder test = Table.builder(CLASSES);
        for (int row = 0; row < 300; row++) {
            training.addRow("s" + row % 3, row % 3);
            test.addRow("s" + row % 3, row % 3);
        }
        test.addRow("s0", 7).addRow("s1", null);
        List<String> classes = Prediction.classes(training.build(), "class");

        assertThat(classes).containsExactly("0", "1", "2");
        assertThat(Prediction.macroAuc(classes, training.build(), test.build(), "class", new SplittableRandom(1)))
                .isEqualTo(1);
    }

    @Test
    void aTargetOfTooManyOrTooFewClassesIsRefused() {
        TableBuilder many = Table.builder(CLASSES);
        for (int row = 0; row < 51; row++) {
            many.addRow("s", row);
        }
        assertThatThrownBy(() -> Prediction.classes(many.build(), "class"))
                .hasMessage("target 'class' has 51 classes, but 'auc' takes 2 to 50; for a number use 'rmseOfLog' or"
                        + " 'r2', otherwise name another target.");
        assertThatThrownBy(() ->
                        Prediction.classes(Table.builder(CLASSES).addRow("s", 1).build(), "class"))
                .hasMessageStartingWith("target 'class' has 1 classes");
    }

    @Test
    void rmseIsTheRootOfTheMeanSquare() {
        assertThat(Prediction.rmse(new double[] {1, 2, 4}, new double[] {1, 4, 2}))
                .isCloseTo(Math.sqrt(8 / 3.0), within(1e-12));
    }

    @Test
    void theLogarithmOfWhatHasNoneIsThatOfOne() {
        assertThat(List.of(Prediction.log(Math.E), Prediction.log(0.5), Prediction.log(0), Prediction.log(-3)))
                .containsExactly(1.0, Math.log(0.5), 0.0, 0.0);
    }

    /** Nothing to predict from, so the mean of the logarithms is predicted: 1. The test rows' are 0, 0 and 2. */
    @Test
    void rmseOfLogOfTheMeanIsTheSpreadOfTheLogarithms() {
        TableBuilder training = Table.builder(NUMBERS);
        for (int row = 0; row < 100; row++) {
            training.addRow("x", row % 2 == 0 ? -3 : E2);
        }
        Table test = Table.builder(NUMBERS)
                .addRow("x", 0)
                .addRow("x", 1)
                .addRow("x", E2)
                .addRow("x", null)
                .build();

        assertThat(Prediction.rmseOfLog(training.build(), test, "amount", new SplittableRandom(1)))
                .isCloseTo(1, within(1e-9));
    }
}
