package dev.synth.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CanaryAuditTest {
    private static final Schema SCHEMA = Schema.builder()
            .identifier("id")
            .continuous("x", 3)
            .continuous("y", 3)
            .categorical("group")
            .build();

    private static Table sample(int rows, long seed) {
        Random random = new Random(seed);
        TableBuilder table = Table.builder(SCHEMA);
        for (int row = 0; row < rows; row++) {
            double x = random.nextGaussian();
            table.addRow("r" + row, x, x + 0.1 * random.nextGaussian(), x < 0 ? "low" : "high");
        }
        return table.build();
    }

    @Test
    void epsilonIsThatOfTheKnownVectors() {
        assertThat(CanaryAudit.epsilon(100, 100)).isCloseTo(3.49, within(0.005));
        assertThat(CanaryAudit.epsilon(200, 120)).isCloseTo(0.16, within(0.005));
        assertThat(CanaryAudit.epsilon(200, 100)).isZero();
        assertThat(CanaryAudit.epsilon(200, 0)).isZero();
    }

    /** As the code in the appendix of Steinke, Nasr and Jagielski (2023) gives it. */
    @Test
    void deltaTakesFromWhatGuessesProve() {
        assertThat(CanaryAudit.epsilon(100, 100, 100, 0)).isCloseTo(3.49297, within(5e-6));
        assertThat(CanaryAudit.epsilon(100, 100, 100, 1e-3)).isCloseTo(3.20230, within(5e-6));
        assertThat(CanaryAudit.epsilon(1_000, 200, 180, 1e-5)).isCloseTo(1.79629, within(5e-6));
        assertThat(CanaryAudit.epsilon(1_000, 200, 180, 1e-3)).isCloseTo(1.13415, within(5e-6));
        assertThat(CanaryAudit.epsilon(1_000, 1_000, 600, 1e-4)).isCloseTo(0.29501, within(5e-6));
    }

    @Test
    void aGeneratorThatReturnsItsRowsIsFoundOut() {
        CanaryAudit audit = CanaryAudit.run(sample(1000, 1), 200, 100, 7, rows -> rows);
        // A canary that happens to equal a training row cannot be told.
        assertThat(audit.correct()).isGreaterThanOrEqualTo(98);
        assertThat(audit.epsilon()).isGreaterThan(2.6);
    }

    /** At ε = 0 more than 5 % is refuted with probability 5 %; 5 or more of 20 with 0.3 %. */
    @Test
    void aGeneratorThatNeverLooksIsNotAccused() {
        int accused = 0;
        for (int seed = 0; seed < 20; seed++) {
            Table fresh = sample(500, 1000 + seed);
            accused += CanaryAudit.run(sample(500, seed), 200, 200, seed, rows -> fresh)
                                    .epsilon()
                            > 0
                    ? 1
                    : 0;
        }
        assertThat(accused).isLessThanOrEqualTo(4);
    }

    @Test
    void canariesAreNamedLikeNobody() {
        CanaryAudit.run(sample(300, 1), 200, 200, 7, rows -> {
            assertThat(rows.rowCount()).isBetween(360, 440);
            assertThat(rows.value(rows.rowCount() - 1, 0).toString()).startsWith("canary-");
            return rows;
        });
    }

    @Test
    void tooFewCanariesAreRefused() {
        assertThatThrownBy(() -> CanaryAudit.run(sample(300, 1), 100, 100, 7, rows -> rows))
                .hasMessage("canaries (100) must be at least 200.");
        assertThatThrownBy(() -> CanaryAudit.run(sample(300, 1), 200, 201, 7, rows -> rows))
                .hasMessage("guesses (201) must be between 1 and canaries (200).");
    }
}
