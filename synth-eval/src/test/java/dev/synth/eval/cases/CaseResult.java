package dev.synth.eval.cases;

import dev.synth.eval.GatePolicy;
import dev.synth.gate.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A case at one size, over many seeds. */
record CaseResult(GateCase gateCase, Sizes sizes, List<CaseRun> runs) {
    private static final double POWER = 0.95;
    private static final double BAND = 0.03;

    static CaseResult of(GateCase gateCase, Sizes sizes, int seeds, boolean compared) {
        return new CaseResult(gateCase, sizes, CaseRun.of(gateCase, sizes, seeds, compared));
    }

    Rate rate(Verdict verdict) {
        return rate(run -> run.verdict() == verdict);
    }

    private Rate rate(Predicate<CaseRun> counted) {
        return new Rate((int) runs.stream().filter(counted).count(), runs.size());
    }

    /** Whether the counts agree with what the gate owes, as far as so many seeds can tell. */
    boolean holds() {
        double alpha = gateCase.policy().alpha();
        boolean quiet = rate(Verdict.FAIL).lower() <= alpha;
        return switch (gateCase.expectation()) {
            case CATCH -> rate(Verdict.FAIL).upper() >= owedPower();
            case NOT_FIRE -> quiet;
            case PASS -> quiet && rate(Verdict.PASS).upper() >= POWER;
            case NOT_PASS -> rate(Verdict.PASS).lower() <= gateCase.policy().boundError();
            case NOT_DECIDE -> quiet && rate(Verdict.PASS).hits() == 0;
            case INCONCLUSIVE -> rate(Verdict.INCONCLUSIVE).hits() == runs.size();
        };
    }

    private double owedPower() {
        return isOwed() ? POWER : 0;
    }

    /** Whether a test of this level that draws no lots can see the leak. */
    boolean isOwed() {
        return !isStatistical() || best().chance() <= gateCase.policy().alpha();
    }

    /** Leaks that one unit's literals give away need no statistics. */
    private boolean isStatistical() {
        return best().leaked() > 1;
    }

    /** For the seed in which the fewest units leaked. */
    BestTest best() {
        return new BestTest(
                sizes.training(),
                sizes.holdout(),
                runs.stream().mapToInt(CaseRun::leaked).min().orElse(0));
    }

    /** What theory allows, in a few words. */
    String theory() {
        if (gateCase.expectation() != Expectation.CATCH) {
            return "";
        }
        if (!isStatistical()) {
            return "certain";
        }
        double alpha = gateCase.policy().alpha();
        int tests = Math.max(1, runs.stream().mapToInt(CaseRun::tests).max().orElse(1));
        return String.format(
                Locale.ROOT,
                "%.2f; %,d leaked, %d (%d) needed",
                best().power(alpha),
                best().leaked(),
                best().needed(alpha),
                best().needed(alpha / tests));
    }

    /** The tests that decided FAIL, and in what share of the seeds. */
    String fired() {
        Map<String, Long> counts = runs.stream()
                .flatMap(run -> run.fired().stream())
                .collect(Collectors.groupingBy(id -> id, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + Math.round(100.0 * entry.getValue() / runs.size()) + " %")
                .collect(Collectors.joining(", "));
    }

    /** Mean share of synthetic rows nearer to T, and in what share of the seeds 50 ± 3 % and an exact 1 % level flag it. */
    String dcr() {
        List<PlainDcr> shares =
                runs.stream().map(CaseRun::dcr).filter(Objects::nonNull).toList();
        if (shares.isEmpty()) {
            return "–| – | –";
        }
        double mean = shares.stream().mapToDouble(PlainDcr::share).average().orElseThrow();
        double band = shares.stream()
                .mapToInt(dcr -> Math.abs(dcr.share() - 0.5) > BAND ? 1 : 0)
                .average()
                .orElseThrow();
        double exact = shares.stream()
                .mapToInt(dcr -> dcr.pValue() <= GatePolicy.standard().alpha() ? 1 : 0)
                .average()
                .orElseThrow();
        return String.format(Locale.ROOT, "%.1f %% | %.0f %% | %.0f %%", 100 * mean, 100 * band, 100 * exact);
    }

    /** Mean share of synthetic rows equal to a training row. */
    String identical() {
        return String.format(
                Locale.ROOT,
                "%.1f %%",
                100 * runs.stream().mapToDouble(CaseRun::identical).average().orElseThrow());
    }

    @Override
    public String toString() {
        return gateCase.expectation().title() + ", " + gateCase.name() + ", " + sizes + ": FAIL " + rate(Verdict.FAIL)
                + ", PASS " + rate(Verdict.PASS) + ", fired " + fired();
    }
}
