package dev.synth.eval.cases;

import dev.synth.table.Column;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Table;
import dev.synth.table.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Generators that leak. */
final class MustCatch {
    private static final Sizes SMALL = new Sizes(2_000, 500, 2_000);
    private static final Sizes EVEN = new Sizes(2_000, 2_000, 2_000);
    private static final Sizes LARGE = new Sizes(20_000, 5_000, 20_000);

    private static final Population HOSPITAL = new Hospital();
    private static final List<GateCase> CASES = new ArrayList<>();

    static {
        hospital("1 % exact copies", Pick.share(0.01), Edit.exact());
        hospital("5 % exact copies", Pick.share(0.05), Edit.exact());
        hospital("2 % copies, 1 % SD noise", Pick.share(0.02), Edit.noise(0.01));
        hospital("5 % copies, 1 % SD noise", Pick.share(0.05), Edit.noise(0.01));
        hospital("2 % copies, 5 % SD noise", Pick.share(0.02), Edit.noise(0.05));
        hospital("5 % copies, 5 % SD noise", Pick.share(0.05), Edit.noise(0.05));
        hospital("2 % copies, rounded to 10 units", Pick.share(0.02), Edit.rounded());
        hospital("2 % copies, ±1 unit", Pick.share(0.02), Edit.oneUnit());
        hospital("2 % copies, one column swapped, the same in all", Pick.share(0.02), Edit.sameColumnSwapped());
        hospital("2 % copies, one column swapped, another in each", Pick.share(0.02), Edit.oneColumnSwapped());
        hospital("2 % outliers copied, 2 % SD noise", Pick.outliers(0.02), Edit.noise(0.02));
        hospital("rarest diagnosis copied, 2 % SD noise", Pick.rarest(Hospital.DIAGNOSIS), Edit.noise(0.02));
        hospital("bootstrap of T", Pick.bootstrap(), Edit.exact());
        hospital("overfit: kernel density, bandwidth 5 % SD", Pick.bootstrap(), Edit.noise(0.05));
        hospital(
                "overfit: T, 10 % of the values new, 5 % SD noise",
                Pick.bootstrap(), Edit.resampled(0.1).then(Edit.noise(0.05)));
        hospital("one record × 50", Pick.one(50), Edit.exact());
        hospital(
                "5 % numbers copied, categories new",
                Pick.share(0.05), Edit.only(column -> column.kind().isNumeric()));
        hospital(
                "5 % quasi-identifiers and diagnosis copied, rest new",
                Pick.share(0.05), Edit.only(column -> column.has(Role.QUASI_IDENTIFIER) || column.has(Role.SENSITIVE)));
        caught(
                "5 % copies, rows, columns and levels in another order",
                "hospital",
                Scenario.leak(HOSPITAL, Pick.share(0.05), Edit.exact()).permuted());
        caught(
                "all missingness patterns copied, values new",
                "survey",
                Scenario.leak(OddTables::survey, Pick.bootstrap(), Edit.missingnessOnly()));
        caught(
                "all values of one unique number column copied, rest new",
                "accounts",
                Scenario.leak(new Accounts(), Pick.share(1), Edit.only(MustCatch::isAccount)));
        caught(
                "5 % of the values of one unique number column copied, rest new",
                "accounts", Scenario.leak(new Accounts(), Pick.share(0.05), Edit.only(MustCatch::isAccount)));
        caught(
                "5 % of the visits copied under new names",
                "visits", Scenario.leak(new Visits(), firstRows(0.05), MustCatch::renamed));
        CASES.add(new GateCase(
                Expectation.CATCH,
                "names of T on new rows",
                "visits",
                Scenario.made(new Visits(), MustCatch::recombined),
                List.of(SMALL, LARGE)));
        for (int attempt : new int[] {1, 8}) {
            CASES.add(new GateCase(
                    Expectation.NOT_PASS,
                    "1 % copies, 20 % SD noise, attempt " + attempt,
                    "hospital",
                    Scenario.leak(HOSPITAL, Pick.share(0.01), Edit.noise(0.2)),
                    List.of(SMALL),
                    attempt));
        }
    }

    private MustCatch() {}

    static List<GateCase> cases() {
        return List.copyOf(CASES);
    }

    private static void hospital(String name, Pick pick, Edit edit) {
        caught(name, "hospital", Scenario.leak(HOSPITAL, pick, edit));
    }

    private static void caught(String name, String population, Scenario scenario) {
        CASES.add(new GateCase(Expectation.CATCH, name, population, scenario, List.of(SMALL, EVEN, LARGE)));
    }

    private static boolean isAccount(ColumnSchema column) {
        return column.name().equals(Accounts.ACCOUNT);
    }

    /** Rows that stand side by side, so that whole entities are copied. */
    private static Pick firstRows(double share) {
        return (training, random) ->
                IntStream.range(0, (int) (share * training.rowCount())).toArray();
    }

    private static Table renamed(Table copies, Table fresh, Table training, SplittableRandom random) {
        return Columns.replace(copies, 0, fresh.column(0));
    }

    private static Table recombined(Table training, Table fresh, SplittableRandom random) {
        int[] any = random.ints(fresh.rowCount(), 0, training.rowCount()).toArray();
        Column names = (TextColumn) training.column(0).rows(any);
        return Columns.replace(fresh, 0, names);
    }
}
