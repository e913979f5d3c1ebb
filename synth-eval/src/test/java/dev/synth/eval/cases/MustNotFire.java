package dev.synth.eval.cases;

import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Generators that do not leak, on tables that look as if they did. */
final class MustNotFire {
    private static final Sizes SMALL = new Sizes(800, 200, 800);
    private static final Sizes USUAL = new Sizes(2_000, 500, 2_000);
    private static final Sizes ENOUGH = new Sizes(4_000, 1_000, 4_000);
    private static final Sizes LARGE = new Sizes(20_000, 5_000, 20_000);
    private static final List<GateCase> CASES = new ArrayList<>();

    static {
        add("fresh sample", "hospital", Scenario.honest(new Hospital()), SMALL, USUAL, LARGE);
        add("fresh sample, each with an account number", "accounts", Scenario.honest(new Accounts()), SMALL);
        add("90/10 split", "hospital", Scenario.honest(new Hospital()), new Sizes(900, 100, 900));
        add("50/50 split", "hospital", Scenario.honest(new Hospital()), new Sizes(500, 500, 500));
        add("97 % natural duplicates", "duplicates", Scenario.honest(OddTables::duplicates), SMALL, USUAL, ENOUGH);
        add("5 columns of 3 levels", "5 × 3", Scenario.honest(OddTables::fiveByThree), SMALL, USUAL, ENOUGH);
        add("constant and all-missing columns", "constant", Scenario.honest(OddTables::constant), SMALL, ENOUGH);
        add("columns determined by others", "determined", Scenario.honest(OddTables::determined), SMALL, ENOUGH);
        add("public code list", "public codes", Scenario.honest(OddTables::publicCodes), SMALL, USUAL);
        add("fresh sample, a third missing", "survey", Scenario.honest(OddTables::survey), SMALL);
        add("fresh entities", "visits", Scenario.honest(new Visits()), new Sizes(400, 100, 400));
        add(
                "half of S is one common row",
                "5 × 3",
                Scenario.made(OddTables::fiveByThree, MustNotFire::collapsed),
                SMALL);
        CASES.add(new GateCase(
                Expectation.PASS,
                "fresh sample of 5,000",
                "hospital",
                Scenario.honest(new Hospital()),
                List.of(ENOUGH)));
    }

    private MustNotFire() {}

    static List<GateCase> cases() {
        return List.copyOf(CASES);
    }

    private static void add(String name, String population, Scenario scenario, Sizes... sizes) {
        CASES.add(new GateCase(Expectation.NOT_FIRE, name, population, scenario, List.of(sizes)));
    }

    /** Half of the rows become the commonest row of T. */
    private static Table collapsed(Table training, Table fresh, SplittableRandom random) {
        Map<List<Object>, Integer> counts = new HashMap<>();
        IntStream.range(0, training.rowCount())
                .forEach(row -> counts.merge(List.copyOf(training.row(row).values()), 1, Integer::sum));
        List<Object> common = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        int found = IntStream.range(0, training.rowCount())
                .filter(row -> common.equals(List.copyOf(training.row(row).values())))
                .findFirst()
                .orElseThrow();
        int[] copies = new int[fresh.rowCount() / 2];
        Arrays.fill(copies, found);
        return fresh.slice(copies.length, fresh.rowCount()).append(training.rows(copies));
    }
}
