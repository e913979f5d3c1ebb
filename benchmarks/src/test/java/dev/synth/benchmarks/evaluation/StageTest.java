package dev.synth.benchmarks.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.benchmarks.simulated.SimulatedTables;
import dev.synth.eval.LeakageGate;
import dev.synth.gate.ReleaseEvidence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StageTest {
    private static final String EVAL = "dev.synth.eval.internal.";

    @Test
    void aStageIsWhatTheGateCalledAndTheClassesInsideOfIt() {
        StackTraceElement[] frames = {
            frame("java.lang.Math", "abs"),
            frame(EVAL + "trees.Tree$Grower", "grow"),
            frame(EVAL + "trees.BoostedTrees", "fit"),
            frame(EVAL + "metrics.DetectionScores", "lambda$of$0"),
            frame(EVAL + "metrics.DetectionScores", "of"),
            frame(EVAL + "metrics.Metrics", "detection"),
            frame(LeakageGate.class.getName(), "assess"),
            frame("dev.synth.Candidate", "release")
        };
        assertThat(Stage.of(frames))
                .contains(new Stage("Metrics.detection", List.of("DetectionScores", "BoostedTrees")));
    }

    @Test
    void thereIsNoStageOutsideOfTheGate() {
        assertThat(Stage.of(new StackTraceElement[] {frame("java.lang.Thread", "sleep")}))
                .isEmpty();
    }

    @Test
    void theClockFindsTheStagesOfAnEvaluation() {
        ReleaseEvidence evidence = new ReleaseEvidence(
                SimulatedTables.adultLike(4_000, 1),
                Optional.of(SimulatedTables.adultLike(1_000, 2)),
                SimulatedTables.adultLike(4_000, 3),
                1,
                Map.of());
        StageClock clock = new StageClock();
        try (clock) {
            LeakageGate.standard().assess(evidence);
        }
        assertThat(clock.rows()).extracting(row -> row.get(0)).contains("LeakageJudge.judge", "Metrics.detection");
    }

    private static StackTraceElement frame(String type, String method) {
        return new StackTraceElement(type, method, "File.java", 1);
    }
}
