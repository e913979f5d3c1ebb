package dev.synth.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.SimulatedTables;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumericView;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GanTrainerTest {
    private static final int ROWS = 4_000;

    private static Table real;
    private static Synthesizer model;
    private static Table made;

    @BeforeAll
    static void train() {
        real = SimulatedTables.clinic(ROWS, 1);
        model = GanTrainer.with(small(1_000).build()).train(real);
        made = model.sampleTable(ROWS, 5);
    }

    private static GanOptions.Builder small(int steps) {
        return GanOptions.builder()
                .seed(1)
                .steps(steps)
                .generatorWidth(64)
                .criticWidth(64)
                .latentSize(32);
    }

    private static double share(Table table, IntPredicate where, IntPredicate what) {
        int[] rows = IntStream.range(0, table.rowCount()).filter(where).toArray();
        return IntStream.of(rows).filter(what).count() / (double) Math.max(1, rows.length);
    }

    private static IntPredicate is(Table table, String column, String level) {
        LevelColumn values = (LevelColumn) table.column(column);
        return row -> level.equals(values.level(row));
    }

    private static IntPredicate older(Table table, double age) {
        NumericView values = (NumericView) table.column("age");
        return row -> values.number(row) > age;
    }

    @Test
    void levelsComeOutAsOftenAsTheyWentIn() {
        for (String ward : List.of("cardio", "neuro", "onco", "paed")) {
            double expected = share(real, row -> true, is(real, "ward", ward));
            assertThat(share(made, row -> true, is(made, "ward", ward))).isBetween(expected - 0.06, expected + 0.06);
        }
    }

    @Test
    void dependencesComeThrough() {
        // Were columns drawn one by one, 80 % of these children would be grown up.
        assertThat(share(made, is(made, "ward", "paed"), older(made, 20))).isLessThan(0.3);
        assertThat(share(made, is(made, "ward", "cardio"), older(made, 20))).isGreaterThan(0.9);
        double urgentOld = share(made, older(made, 62), is(made, "urgent", "true"));
        double urgentYoung = share(made, row -> !older(made, 58).test(row), is(made, "urgent", "true"));
        assertThat(urgentOld - urgentYoung).isGreaterThan(0.35);
    }

    @Test
    void missingValuesStayOnTheWardThatHasThem() {
        IntPredicate missing = made.column("dose")::isMissing;
        assertThat(share(made, is(made, "ward", "onco"), missing)).isGreaterThan(0.4);
        assertThat(share(made, is(made, "ward", "cardio"), missing)).isLessThan(0.1);
    }

    @Test
    void rulesHoldInEveryRow() {
        NumericView admitted = (NumericView) made.column("admitted");
        NumericView discharged = (NumericView) made.column("discharged");
        for (int row = 0; row < ROWS; row++) {
            assertThat(discharged.number(row)).isGreaterThanOrEqualTo(admitted.number(row));
            boolean north = is(made, "wing", "north").test(row);
            assertThat(north)
                    .isEqualTo(is(made, "ward", "cardio").test(row)
                            || is(made, "ward", "neuro").test(row));
        }
    }

    @Test
    void noRealIdentifierComesOut() {
        List<Object> ids = new ArrayList<>();
        List<Object> realIds = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            ids.add(made.value(row, 0));
            realIds.add(real.value(row, 0));
        }
        assertThat(ids).doesNotHaveDuplicates().doesNotContainAnyElementsOf(realIds);
    }

    @Test
    void aSeedAndATableGiveTheSameModelAgain() {
        Table few = real.slice(0, 300);
        String first = GanTrainer.with(small(5).build()).train(few).digest();

        assertThat(GanTrainer.with(small(5).build()).train(few).digest()).isEqualTo(first);
        assertThat(GanTrainer.with(small(5).seed(2).build()).train(few).digest())
                .isNotEqualTo(first);
    }

    /** The engine must not read memory that a collection gave back in the middle of a step. */
    @Test
    void garbageCollectionDuringTrainingChangesNothing() throws Exception {
        Table few = real.slice(0, 300);
        String undisturbed = GanTrainer.with(small(30).build()).train(few).digest();
        AtomicBoolean over = new AtomicBoolean();
        Thread collector = new Thread(() -> {
            // As many as fall into the thirty steps, not into the export after them.
            for (int round = 0; round < 30 && !over.get(); round++) {
                System.gc();
                for (int i = 0; i < 200; i++) {
                    ByteBuffer.allocateDirect(4).putFloat(0, Float.NaN);
                }
            }
        });
        collector.start();
        try {
            assertThat(GanTrainer.with(small(30).build()).train(few).digest()).isEqualTo(undisturbed);
        } finally {
            over.set(true);
            collector.join();
        }
    }

    @Test
    void trainingsSideBySideGiveTheirOwnResults() {
        Table few = real.slice(0, 300);
        List<String> alone = List.of(
                GanTrainer.with(small(8).build()).train(few).digest(),
                GanTrainer.with(small(8).seed(2).build()).train(few).digest());

        CompletableFuture<String> other = CompletableFuture.supplyAsync(
                () -> GanTrainer.with(small(8).seed(2).build()).train(few).digest());
        String mine = GanTrainer.with(small(8).build()).train(few).digest();

        assertThat(List.of(mine, other.join())).isEqualTo(alone);
    }

    @Test
    void aTimeBudgetEndsTrainingEarly() {
        Synthesizer hurried = GanTrainer.with(
                        small(1_000_000).timeBudget(Duration.ofSeconds(1)).build())
                .train(real.slice(0, 200));

        assertThat(hurried.provenance().steps()).isBetween(1, 100_000);
    }

    @Test
    void theListenerHearsPhasesAndLosses() {
        List<Phase> phases = new ArrayList<>();
        List<TrainingProgress> heard = new ArrayList<>();
        GanTrainer.with(small(50).build()).train(real.slice(0, 200), new TrainingListener() {
            @Override
            public void onPhase(Phase phase, String detail) {
                phases.add(phase);
            }

            @Override
            public void onProgress(TrainingProgress progress) {
                heard.add(progress);
            }
        });

        assertThat(phases).containsExactly(Phase.ENCODE, Phase.TRAIN, Phase.REFINE);
        assertThat(heard).extracting(TrainingProgress::step).containsExactly(20, 40, 50);
        assertThat(heard).allMatch(progress -> Double.isFinite(progress.criticLoss()));
    }

    @Test
    void runawayLossesAreReportedAndNothingIsReturned() {
        GanTrainer reckless =
                GanTrainer.with(small(60).learningRate(1).gradientPenalty(1e300).build());

        assertThatThrownBy(() -> reckless.train(real.slice(0, 200)))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessageContaining("learningRate (1.0)");
    }

    @Test
    void aTableSmallerThanABatchIsLearntAndOneOfAFewRowsIsRefused() {
        assertThat(GanTrainer.with(small(3).build())
                        .train(real.slice(0, 30))
                        .sampleTable(10, 1)
                        .rowCount())
                .isEqualTo(10);
        assertThatThrownBy(() -> GanTrainer.with(small(3).build()).train(real.slice(0, 9)))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("9 training rows");
    }

    @Test
    void aTableWithoutLevelsIsLearntWithoutConditions() {
        Table numbers = real.select(List.of("age", "dose"));

        Table sample = GanTrainer.with(small(20).build()).train(numbers).sampleTable(100, 1);

        assertThat(sample.schema().names()).containsExactly("age", "dose");
    }
}
