package dev.synth.benchmarks.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.benchmarks.fidelity.RowMaker.Made;
import dev.synth.benchmarks.simulated.SimulatedTables;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FidelityMarkdownTest {
    private static ScoredRun scored;

    @BeforeAll
    static void score() {
        Table plain = SimulatedTables.adultLike(600, 1);
        Schema schema = plain.schema().with(plain.schema().column("income").withRole(Role.TARGET));
        Table table = Table.of(schema, plain.columns());
        SplitTable split =
                new SplitTable("adult", table.slice(0, 300), table.slice(300, 600), Optional.of(UtilityScore.AUC));
        scored = ScoredRun.of(split, new Made(table.slice(300, 600), 20, 3.4, 0.01), 7);
    }

    @Test
    void aRunsRowHasEveryColumnOfTheHead() {
        String row = FidelityMarkdown.row(scored);

        assertThat(cells(row))
                .hasSameSizeAs(cells(FidelityMarkdown.head().lines().findFirst().orElseThrow()));
        assertThat(cells(row)).startsWith("adult", "7", "20", "3", "30,000");
        assertThat(row).contains(" | AUC ").endsWith(scored.report().verdict() + " |");
    }

    @Test
    void theHoldoutScoredAsIfItWereSyntheticIsItsOwnReference() {
        Map<Figure, Score> figures = scored.figures();

        assertThat(figures.get(Figure.SHAPE_ERROR).value())
                .isEqualTo(figures.get(Figure.SHAPE_ERROR).reference());
        assertThat(figures.get(Figure.TREND_ERROR).value())
                .isEqualTo(figures.get(Figure.TREND_ERROR).reference());
        assertThat(figures).containsKeys(Figure.TREES, Figure.UTILITY, Figure.DUPLICATES, Figure.DCR_SHARE);
    }

    @Test
    void aMeasuredFigureShowsItsReferenceInBracketsAndAMissingOneADash() {
        ScoredRun run = run(1, 1.284, 0.631);

        assertThat(cells(FidelityMarkdown.row(run)).get(5)).isEqualTo("1.28 (0.63)");
        assertThat(cells(FidelityMarkdown.row(run)).get(6)).isEqualTo("–");
    }

    @Test
    void theSummaryHasMedianSpreadAndMedianReference() {
        String row = FidelityMarkdown.summary(List.of(run(1, 1.5, 0.6), run(2, 1.2, 0.7), run(3, 2.5, 0.65)), 4);

        assertThat(cells(row)).startsWith("**adult**", "median of 3 (of 4)");
        assertThat(cells(row).get(5)).isEqualTo("**1.50** [1.20–2.50] (0.65)");
        assertThat(row).endsWith(scored.report().verdict() + " × 3 |");
    }

    @Test
    void aSpreadThatDoesNotShowIsLeftOut() {
        String row = FidelityMarkdown.summary(List.of(run(1, 1.501, 0.6), run(2, 1.502, 0.6)), 2);

        assertThat(cells(row).get(5)).isEqualTo("**1.50** (0.60)");
    }

    @Test
    void aFailureNamesTheReasonInARowOfTheSameWidth() {
        String row = FidelityMarkdown.failure("adult", "3", "Training diverged;\nlower a | b.");

        assertThat(row).startsWith("| adult | 3 | – |").endsWith("| failed: Training diverged; lower a \\| b. |");
        assertThat(cells(row.replace("\\|", ""))).hasSameSizeAs(cells(FidelityMarkdown.row(scored)));
    }

    private static ScoredRun run(long seed, double shapeError, double reference) {
        return new ScoredRun(
                "adult",
                seed,
                Optional.empty(),
                Map.of(Figure.SHAPE_ERROR, new Score(shapeError, reference)),
                scored.report());
    }

    private static List<String> cells(String row) {
        return List.of(row.substring(2, row.length() - 2).split(" \\| "));
    }
}
