package dev.synth.eval.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every case at every size over many seeds, beside plain rules; writes {@code target/gate-cases.md}. */
@Tag("gate-cases")
class GateCasesFullTest {
    /** Honest releases of small tables are judged so often; larger tables and leaks for a part of it. */
    private static final int SEEDS = Integer.getInteger("gate.cases.seeds", 1_000);

    private static final String ONLY = System.getProperty("gate.cases.only", "");
    private static final int SMALLEST = Integer.getInteger("gate.cases.smallest", 0);
    private static final int LARGEST = Integer.getInteger("gate.cases.largest", Integer.MAX_VALUE);
    private static final Path TABLE = Path.of("target", "gate-cases.md");
    private static final int SMALL = 1_000;
    private static final int USUAL = 5_000;

    @Test
    void everyCaseEndsAsItMust() throws IOException {
        StringBuilder canaries = new StringBuilder();
        List<String> wrong = new ArrayList<>();
        for (CanaryCase canaryCase : CanaryCase.cases()) {
            double[] epsilons = canaryCase.epsilons(Math.max(1, SEEDS / 20));
            canaries.append(canaryCase.line(epsilons));
            if (!canaryCase.holds(epsilons)) {
                wrong.add(canaryCase.name());
            }
        }
        List<CaseResult> results = new ArrayList<>();
        for (GateCase gateCase : cases()) {
            for (Sizes sizes : gateCase.sizes()) {
                if (sizes.training() >= SMALLEST && sizes.training() <= LARGEST) {
                    results.add(run(gateCase, sizes));
                    Files.writeString(TABLE, CaseTable.markdown(results, canaries.toString()));
                }
            }
        }
        results.stream()
                .filter(result -> !result.holds())
                .filter(result ->
                        KnownGaps.reason(result.gateCase(), result.sizes()).isEmpty())
                .map(CaseResult::toString)
                .forEach(wrong::add);
        assertThat(wrong).isEmpty();
    }

    private static CaseResult run(GateCase gateCase, Sizes sizes) {
        long start = System.nanoTime();
        CaseResult result = CaseResult.of(gateCase, sizes, seeds(gateCase, sizes), true);
        System.out.printf("%s, %.1f s%n", result, (System.nanoTime() - start) / 1e9);
        return result;
    }

    private static List<GateCase> cases() {
        return Stream.of(MustNotFire.cases(), MustBeInconclusive.cases(), MustCatch.cases())
                .flatMap(List::stream)
                .filter(gateCase -> gateCase.name().contains(ONLY))
                .toList();
    }

    private static int seeds(GateCase gateCase, Sizes sizes) {
        if (sizes.training() <= SMALL) {
            return SEEDS;
        }
        boolean even = sizes.training() == sizes.holdout();
        boolean honest = gateCase.expectation() == Expectation.NOT_FIRE;
        int part = sizes.training() > USUAL ? 400 : even ? 200 : honest ? 10 : 20;
        return Math.max(1, SEEDS / part);
    }
}
