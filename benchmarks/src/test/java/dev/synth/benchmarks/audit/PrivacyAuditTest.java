package dev.synth.benchmarks.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.benchmarks.Commands;
import dev.synth.privacy.PrivacyBudget;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The audit in short: the library's mechanisms keep their promise, and none that is broken escapes. */
class PrivacyAuditTest {
    private static final PrivacyBudget BUDGET = PrivacyBudget.of(2, 1e-5);
    private static final ManyRuns MANY = new ManyRuns(240, BUDGET.delta());
    private static final OneRun ONE = new OneRun(400, BUDGET.delta());

    static Stream<Arguments> builds() {
        List<Mechanism> mechanisms =
                List.of(Marginals.of(BUDGET, false), Marginals.of(BUDGET, true), NoisySteps.of(BUDGET, 0.1, 50));
        return Stream.of(Build.values())
                .flatMap(build -> mechanisms.stream().map(mechanism -> Arguments.of(mechanism, build)));
    }

    @ParameterizedTest
    @MethodSource("builds")
    void manyRunsRefuteBrokenBuildsAlone(Mechanism mechanism, Build build) {
        double proven = MANY.audit(mechanism, build, 1).epsilon();
        assertThat(proven > BUDGET.epsilon()).isEqualTo(build.isBroken());
    }

    @ParameterizedTest
    @MethodSource("builds")
    void oneRunRefutesBrokenBuildsAlone(Mechanism mechanism, Build build) {
        double proven = ONE.audit(mechanism, build, 1).epsilon();
        assertThat(proven > BUDGET.epsilon()).isEqualTo(build.isBroken());
    }

    /** An auditor who proved nothing of anything would pass all else. */
    @Test
    void anAuditorProvesMuchOfWhatIsTrue() {
        PrivacyBudget budget = PrivacyBudget.of(8, 1e-5);
        assertThat(MANY.audit(Marginals.of(budget, false), Build.SOUND, 1).epsilon())
                .isBetween(0.3, 8.0);
    }

    @Test
    void tooFewRunsAreRefusedBeforeAnyIsMade() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(err, true, StandardCharsets.UTF_8);
        assertThat(Commands.run(new AuditTable(print), print, print, "--runs", "1"))
                .isEqualTo(Commands.UNFIT);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--runs (1)").doesNotContain("mechanism");
    }
}
