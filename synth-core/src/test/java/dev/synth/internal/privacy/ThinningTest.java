package dev.synth.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synth.internal.privacy.MarginalModel.Marginal;
import dev.synth.internal.rules.FittedRules;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows of something else that are kept so that they meet noisy pairs. */
class ThinningTest {
    private static final int ROWS = 40_000;
    private static final double DRAWS = 5;

    private final Schema schema = Schema.builder()
            .add(ColumnSchema.of("code", ColumnKind.CATEGORICAL))
            .integer("count")
            .build();
    /** Of every second row the level is "a", and of as many the number below 10, half of them in rows of "a". */
    private final Table trial = table(1);

    private Table table(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TableBuilder table = Table.builder(schema);
        for (int row = 0; row < ROWS; row++) {
            table.addRow(random.nextBoolean() ? "a" : "b", random.nextInt(20));
        }
        return table.build();
    }

    /** In eight rows of ten the level is "a" and the number below 10, or neither. */
    private MarginalModel joined() {
        LevelBins codes = new LevelBins(List.of("b", "never made", "a"), false);
        NumberBins counts = new NumberBins(
                NumberLine.of(schema.column("count")), new double[] {0, 5, 10}, new double[] {5, 10, 20});
        double[] codeMasses = {500, 0, 500, 0};
        double[] countMasses = {250, 250, 500, 0};
        Grouping codeGroups = new Grouping(new int[] {0, 0, 1, 2}, new double[] {500, 500, 0});
        Grouping countGroups = new Grouping(new int[] {0, 0, 1, 2}, new double[] {500, 500, 0});
        PairTable pair = new PairTable(0, 1, codeGroups, countGroups, new double[] {0.1, 0.4, 0, 0.4, 0.1, 0, 0, 0, 0});
        return new MarginalModel(
                schema,
                FittedRules.none(schema),
                1_000,
                List.of(new Marginal(0, codes, codeMasses), new Marginal(1, counts, countMasses)),
                new PairSurvey.Pairs(List.of(pair), List.of()));
    }

    @Test
    void rowsThatAreKeptMeetThePairsThatRowsDrawnDoNot() {
        Thinning thinning = joined().thinning(trial, DRAWS).orElseThrow();
        Table fresh = table(2);
        double[] chances = thinning.chances(fresh);
        double kept = Arrays.stream(chances).sum();
        double together = IntStream.range(0, ROWS)
                .filter(row -> "a".equals(fresh.levels(0).level(row))
                        == (fresh.numeric(1).number(row) < 10))
                .mapToDouble(row -> chances[row])
                .sum();
        assertThat(together / kept).isCloseTo(0.8, within(0.01));
        assertThat(kept / ROWS).isCloseTo(1 / DRAWS, within(0.01));
        assertThat(Arrays.stream(chances).allMatch(chance -> chance > 0 && chance <= 1))
                .isTrue();
    }

    @Test
    void rowsWhoseValuesAreInNoBinWeighNothingByIt() {
        Thinning thinning = joined().thinning(trial, DRAWS).orElseThrow();
        Table odd = Table.builder(schema).addRow("c", 3).addRow("a", 77).build();
        assertThat(thinning.chances(odd)).containsOnly(thinning.scale() / DRAWS);
    }

    @Test
    void levelsThatNoRowHasAreNotHeld() {
        Thinning thinning = joined().thinning(trial, DRAWS).orElseThrow();
        assertThat(thinning.axes().get(0).levels()).containsExactlyInAnyOrder("a", "b");
        assertThat(thinning.pairs().get(0).rows()).hasSize(3);
    }

    @Test
    void nothingIsThinnedWithoutPairs() {
        MarginalModel apart =
                new MarginalModel(schema, FittedRules.none(schema), 1_000, joined().marginals(), PairSurvey.Pairs.NONE);
        assertThat(apart.thinning(trial, DRAWS)).isEmpty();
    }

    @Test
    void partsThatDoNotFitEachOtherAreRefused() {
        Thinning whole = joined().thinning(trial, DRAWS).orElseThrow();
        Thinning.Pair pair = whole.pairs().get(0);
        Thinning.Pair cut = new Thinning.Pair(0, 1, pair.rows(), pair.columns(), Arrays.copyOf(pair.factors(), 8));
        assertThatThrownBy(() -> new Thinning(schema, whole.axes(), List.of(cut), whole.scale(), DRAWS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("factors");
        Thinning.Pair outside = new Thinning.Pair(0, 2, pair.rows(), pair.columns(), pair.factors());
        assertThatThrownBy(() -> new Thinning(schema, whole.axes(), List.of(outside), whole.scale(), DRAWS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("axes");
    }
}
