package dev.synth.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synth.SimulatedTables;
import dev.synth.table.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows under conditions are those that sampling without them and filtering would give. */
class ConditionsTest {
    private static final int FREE_ROWS = 20_000;
    private static final int ROWS = 4_000;

    private static Synthesizer model;
    private static List<Map<String, Object>> free;

    @BeforeAll
    static void train() {
        model = GanTrainer.with(GanOptions.builder()
                        .steps(300)
                        .rejectionRounds(0)
                        .generatorWidth(48)
                        .criticWidth(48)
                        .latentSize(8)
                        .build())
                .train(SimulatedTables.clinic(3_000, 1));
        free = SynthesizerTest.rows(model.sampleTable(FREE_ROWS, 11));
    }

    private static List<Map<String, Object>> sample(Conditions conditions, int rows) {
        return SynthesizerTest.rows(
                model.sample(conditions, rows, 1).reduce(Table::append).orElseThrow());
    }

    private static double share(List<Map<String, Object>> rows, Predicate<Map<String, Object>> what) {
        return rows.stream().filter(what).count() / (double) rows.size();
    }

    /** Asserts that a share is the same in rows sampled under conditions and in free rows that happen to meet them. */
    private static void assertSameShare(
            List<Map<String, Object>> rows,
            Predicate<Map<String, Object>> conditions,
            Predicate<Map<String, Object>> what) {
        List<Map<String, Object>> filtered = free.stream().filter(conditions).toList();
        assertThat(filtered).hasSizeGreaterThan(300);
        assertThat(share(rows, what)).isCloseTo(share(filtered, what), within(0.06));
    }

    private static Predicate<Map<String, Object>> is(String column, String... levels) {
        return row -> List.of(levels).contains(String.valueOf(row.get(column)));
    }

    private static Predicate<Map<String, Object>> between(String column, double low, double high) {
        return row -> row.get(column) != null
                && ((Number) row.get(column)).doubleValue() >= low
                && ((Number) row.get(column)).doubleValue() <= high;
    }

    private static Predicate<Map<String, Object>> since(String column, String day) {
        return row -> !((LocalDate) row.get(column)).isBefore(LocalDate.parse(day));
    }

    @Test
    void severalLevelsOfAColumnComeInTheModelsProportions() {
        List<Map<String, Object>> rows = sample(Conditions.where("ward", "cardio", "paed"), ROWS);

        assertThat(rows).hasSize(ROWS).allMatch(is("ward", "cardio", "paed"));
        assertSameShare(rows, is("ward", "cardio", "paed"), is("ward", "paed"));
        assertSameShare(rows, is("ward", "cardio", "paed"), is("urgent", "true"));
        assertSameShare(rows, is("ward", "cardio", "paed"), between("age", 0, 17));
    }

    @Test
    void aRangeHoldsInEveryRowAndKeepsItsProportionsToTheEdges() {
        List<Map<String, Object>> rows = sample(Conditions.whereBetween("age", "41", "63"), ROWS);

        assertThat(rows).hasSize(ROWS).allMatch(between("age", 41, 63));
        for (double[] part : new double[][] {{41, 43}, {44, 49}, {50, 56}, {57, 60}, {61, 63}}) {
            assertSameShare(rows, between("age", 41, 63), between("age", part[0], part[1]));
        }
        assertSameShare(rows, between("age", 41, 63), is("ward", "cardio"));
    }

    @Test
    void aRangeInAColumnWithMissingValuesIsMetByNone() {
        List<Map<String, Object>> rows = sample(Conditions.whereBetween("dose", "20.5", null), ROWS);

        assertThat(rows).hasSize(ROWS).allMatch(between("dose", 20.5, 1e9));
        assertSameShare(rows, between("dose", 20.5, 1e9), between("dose", 20.5, 30));
        assertThat(sample(Conditions.whereBetween("dose", null, "10"), 200)).allMatch(between("dose", -1e9, 10));
    }

    @Test
    void aRangeOfDatesHoldsInEveryRow() {
        Predicate<Map<String, Object>> spring = since("admitted", "2024-03-01")
                .and(since("admitted", "2024-06-01").negate());
        List<Map<String, Object>> rows = sample(Conditions.whereBetween("admitted", "2024-03-01", "2024-05-31"), ROWS);

        assertThat(rows).hasSize(ROWS).allMatch(spring);
        assertSameShare(rows, spring, since("admitted", "2024-04-01"));
        assertSameShare(rows, spring, since("admitted", "2024-05-22"));
        assertThat(rows)
                .allMatch(row -> !((LocalDate) row.get("discharged")).isBefore((LocalDate) row.get("admitted")));
    }

    @Test
    void setsAndRangesOnSeveralColumnsHoldTogether() {
        Conditions conditions =
                Conditions.where("ward", "cardio", "onco").and("urgent", "true").andBetween("age", "50", "80");
        Predicate<Map<String, Object>> met =
                is("ward", "cardio", "onco").and(is("urgent", "true")).and(between("age", 50, 80));

        List<Map<String, Object>> rows = sample(conditions, ROWS);

        assertThat(rows).hasSize(ROWS).allMatch(met);
        assertSameShare(rows, met, is("ward", "onco"));
        assertSameShare(rows, met, between("age", 50, 60));
    }

    @Test
    void equalityOnSeveralColumnsGivesTheNumberAskedFor() {
        Conditions conditions =
                Conditions.where("ward", "neuro").and("urgent", "false").and("age", "47");

        assertThat(sample(conditions, 777))
                .hasSize(777)
                .allMatch(is("ward", "neuro").and(is("urgent", "false")).and(is("age", "47")));
    }

    @Test
    void aDerivedColumnAndItsDeterminantAgree() {
        Conditions both = Conditions.where("wing", "north").and("ward", "neuro", "onco");

        assertThat(sample(both, 200)).hasSize(200).allMatch(is("ward", "neuro").and(is("wing", "north")));
    }

    @Test
    void rowsDependNeitherOnThreadsNorOnBatchesNorOnHowManyAreAskedFor() throws Exception {
        Conditions conditions = Conditions.where("ward", "cardio", "onco").andBetween("age", "33", "71");
        List<Map<String, Object>> whole = sample(conditions, 9_000);

        assertThat(sample(conditions, 301)).isEqualTo(whole.subList(0, 301));
        ForkJoinPool one = new ForkJoinPool(1);
        try {
            assertThat(one.submit(() -> sample(conditions, 500)).get()).isEqualTo(whole.subList(0, 500));
        } finally {
            one.shutdown();
        }
    }

    @Test
    void theLikelihoodIsTheShareOfFreeRowsThatMeetTheConditions() {
        assertLikelihood(Conditions.NONE, row -> true);
        assertLikelihood(Conditions.where("ward", "onco"), is("ward", "onco"));
        assertLikelihood(Conditions.whereBetween("age", "44", "46"), between("age", 44, 46));
        assertLikelihood(
                Conditions.where("ward", "cardio", "onco").and("urgent", "true").andBetween("age", "70", "80"),
                is("ward", "cardio", "onco").and(is("urgent", "true")).and(between("age", 70, 80)));
        assertLikelihood(
                Conditions.where("ward", "neuro").and("urgent", "false"),
                is("ward", "neuro").and(is("urgent", "false")));
    }

    private static void assertLikelihood(Conditions conditions, Predicate<Map<String, Object>> met) {
        double expected = share(free, met);
        ConditionLikelihood found = model.likelihood(conditions, 4);

        assertThat(found.share()).isCloseTo(expected, within(0.01 + 0.2 * expected));
        assertThat(found.acceptance()).isBetween(found.share() * 0.999, 1.0001);
    }

    @Test
    void whereEachColumnMayTakeOneLevelEveryDrawIsKept() {
        assertThat(model.likelihood(Conditions.where("ward", "neuro").and("urgent", "false"), 4)
                        .acceptance())
                .isEqualTo(1);
    }

    @Test
    void conditionsThatContradictEachOtherSaySo() {
        assertThatThrownBy(() -> sample(Conditions.where("wing", "north").and("ward", "paed"), 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("contradict each other");
        assertThatThrownBy(() -> sample(Conditions.whereBetween("age", "60", "50"), 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 60 to 50 is empty");
        assertThatThrownBy(() -> sample(Conditions.whereBetween("age", "500", null), 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Column 'age': the model never makes a value from 500.");
        assertThatThrownBy(() -> sample(Conditions.whereBetween("ward", "a", "b"), 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no range");
        assertThatThrownBy(() -> sample(Conditions.where("discharged", "2024-03-01"), 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is made relative to column 'admitted'");
        assertThatThrownBy(() -> Conditions.where("ward", "onco", "onco")).hasMessageContaining("named twice");
        assertThatThrownBy(() -> Conditions.where("ward")).hasMessageContaining("name one level or more");
    }

    @Test
    void conditionsThatAreNeverMetRaiseAnErrorAndGiveNoShorterTable() {
        // Doses have one decimal, so that no dose lies in this range although it overlaps what the model makes.
        assertThatThrownBy(() -> sample(Conditions.whereBetween("dose", "41.13", "41.17"), 1_000))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("dose=41.13..41.17")
                .hasMessageContaining("too rare");
    }
}
