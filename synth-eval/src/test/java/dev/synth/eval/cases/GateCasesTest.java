package dev.synth.eval.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.synth.gate.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case of the gate on a seed or a few, in small. How often it ends as it must is measured over many seeds by
 * {@link GateCasesFullTest}.
 */
class GateCasesTest {
    private static final int LEAKING_SEEDS = 1;
    private static final int HONEST_SEEDS = 4;
    private static final int VERDICT_SEEDS = 2;

    private static final List<String> AT_THE_DEFAULT_SPLIT = List.of(
            "5 % exact copies",
            "5 % copies, 5 % SD noise", "5 % of the values of one unique number column copied, rest new");

    static Stream<GateCase> leaks() {
        return MustCatch.cases().stream().filter(gateCase -> gateCase.expectation() == Expectation.CATCH);
    }

    static Stream<GateCase> leaksAtTheDefaultSplit() {
        return leaks().filter(gateCase -> AT_THE_DEFAULT_SPLIT.contains(gateCase.name()));
    }

    static Stream<GateCase> triedAgain() {
        return MustCatch.cases().stream().filter(gateCase -> gateCase.expectation() == Expectation.NOT_PASS);
    }

    static Stream<GateCase> honest() {
        return MustNotFire.cases().stream().filter(gateCase -> gateCase.expectation() == Expectation.NOT_FIRE);
    }

    static Stream<GateCase> valid() {
        return MustNotFire.cases().stream().filter(gateCase -> gateCase.expectation() == Expectation.PASS);
    }

    static List<GateCase> invalid() {
        return MustBeInconclusive.cases();
    }

    /** With as many rows held out as learnt from, where the tests see most. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("leaks")
    void aLeakFails(GateCase gateCase) {
        Sizes even = gateCase.sizes().stream()
                .filter(sizes -> sizes.holdout() == sizes.training())
                .findFirst()
                .orElse(gateCase.sizes().get(0));
        assertThat(verdicts(gateCase, even, LEAKING_SEEDS)).containsOnly(Verdict.FAIL);
    }

    /** As users split by default: a fifth held out. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("leaksAtTheDefaultSplit")
    void aLeakFailsWithAFifthHeldOut(GateCase gateCase) {
        assertThat(verdicts(gateCase, new Sizes(2_000, 500, 2_000), LEAKING_SEEDS))
                .containsOnly(Verdict.FAIL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("triedAgain")
    void aLeakTooSmallToFailDoesNotPassInTheEnd(GateCase gateCase) {
        assertThat(verdicts(gateCase, gateCase.sizes().get(0), VERDICT_SEEDS)).doesNotContain(Verdict.PASS);
    }

    /** Two or more of four happen with probability 0.06 % at a rate of 1 %. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("honest")
    void anHonestReleaseDoesNotFail(GateCase gateCase) {
        assertThat(verdicts(gateCase, gateCase.sizes().get(0), HONEST_SEEDS))
                .filteredOn(verdict -> verdict == Verdict.FAIL)
                .hasSizeLessThanOrEqualTo(1);
    }

    /** That neither of two passes happens with probability 0.25 % at a rate of 95 %. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("valid")
    void anHonestReleaseOfEnoughRowsPasses(GateCase gateCase) {
        assertThat(verdicts(gateCase, gateCase.sizes().get(0), VERDICT_SEEDS))
                .contains(Verdict.PASS)
                .doesNotContain(Verdict.FAIL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalid")
    void whatCannotBeComparedIsInconclusive(GateCase gateCase) {
        assertThat(verdicts(gateCase, gateCase.sizes().get(0), VERDICT_SEEDS)).containsOnly(Verdict.INCONCLUSIVE);
    }

    private static List<Verdict> verdicts(GateCase gateCase, Sizes sizes, int seeds) {
        assumeThat(KnownGaps.reason(gateCase, sizes)).as("a known gap").isEmpty();
        return CaseRun.of(gateCase, sizes, seeds, false).stream()
                .map(CaseRun::verdict)
                .toList();
    }

    static List<CanaryCase> audited() {
        return CanaryCase.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("audited")
    void canariesTellWhoWasInTraining(CanaryCase canaryCase) {
        assertThat(canaryCase.holds(canaryCase.epsilons(LEAKING_SEEDS))).isTrue();
    }
}
