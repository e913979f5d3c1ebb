package dev.synth.eval.cases;

import dev.synth.table.Table;
import java.util.List;
import java.util.SplittableRandom;

/** Evidence that proves nothing. */
final class MustBeInconclusive {
    private static final Sizes TINY = new Sizes(80, 40, 120);
    private static final Sizes USUAL = new Sizes(2_000, 500, 2_000);
    private static final Scenario HOSPITAL = Scenario.honest(new Hospital());

    private MustBeInconclusive() {}

    static List<GateCase> cases() {
        return List.of(
                new GateCase(Expectation.NOT_DECIDE, "n = 80/40", "hospital", HOSPITAL, List.of(TINY)),
                inconclusive("no holdout", "hospital", HOSPITAL.withHoldout((t, h, random) -> null), USUAL),
                inconclusive(
                        "a tenth of the holdout's entities in T",
                        "visits",
                        Scenario.honest(new Visits()).withHoldout(MustBeInconclusive::overlapping),
                        new Sizes(1_000, 250, 1_000)),
                inconclusive(
                        "holdout of the following years",
                        "hospital",
                        HOSPITAL.withHoldout((t, h, random) -> later(h, 1_096)),
                        USUAL),
                inconclusive(
                        "holdout 100 days later",
                        "hospital",
                        HOSPITAL.withHoldout((t, h, random) -> later(h, 100)),
                        USUAL),
                inconclusive(
                        "holdout five years older",
                        "hospital",
                        HOSPITAL.withHoldout((t, h, random) -> Columns.edit(h, 0, age -> age + 5)),
                        USUAL),
                inconclusive(
                        "holdout whose wards and costs are others'",
                        "hospital",
                        HOSPITAL.withHoldout(MustBeInconclusive::unrelated),
                        USUAL));
    }

    private static GateCase inconclusive(String name, String population, Scenario scenario, Sizes sizes) {
        return new GateCase(Expectation.INCONCLUSIVE, name, population, scenario, List.of(sizes));
    }

    private static Table overlapping(Table training, Table holdout, SplittableRandom random) {
        return holdout.append(training.slice(0, holdout.rowCount() / 10));
    }

    private static Table later(Table holdout, int days) {
        return Columns.edit(holdout, holdout.schema().indexOf("admitted"), day -> day + days);
    }

    /** Every column as it should be, but no longer together: drift that no single column shows. */
    private static Table unrelated(Table training, Table holdout, SplittableRandom random) {
        Table unrelated = holdout;
        for (String name : List.of("ward", "cost")) {
            int column = holdout.schema().indexOf(name);
            int[] others = Columns.order(holdout.rowCount(), random);
            unrelated =
                    Columns.replace(unrelated, column, holdout.column(column).rows(others));
        }
        return unrelated;
    }
}
