package dev.synth.io.internal.rules;

import dev.synth.internal.split.Entities;
import dev.synth.io.RuleProposal;
import dev.synth.table.ColumnKind;
import dev.synth.table.LevelColumn;
import dev.synth.table.Rule;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Columns of levels that come in fewer combinations than their levels allow. */
final class CombinationFinder {
    private static final int FEWEST_LEVELS = 3;
    private static final int MOST_LEVELS = 5_000;
    private static final int MOST_PAIRS = 5;
    private static final int MOST_COLUMNS = 60;
    private static final int LEAST_HOLDERS = 5;
    private static final int TRIAL_ROWS = 5_000;
    /** Such a share of independent pairs would be a combination that no row has... */
    private static final double LEAST_ABSENT = 0.3;
    /** ...though the table has rows enough for all but such a share to be seen. */
    private static final double MOST_UNSEEN = 0.05;
    /** The share of rows in combinations that too few hold to come out. */
    private static final double MOST_RARE = 0.01;

    private final Table table;
    private final Entities entities;

    private CombinationFinder(Table table) {
        this.table = table;
        this.entities = Entities.of(table);
    }

    /** Two columns and the share of independent pairs that no row has. */
    private record Pair(String one, String other, double absent, int combinations, boolean sameLevels) {}

    static List<RuleProposal> find(Table table) {
        return new CombinationFinder(table).find();
    }

    private List<RuleProposal> find() {
        List<String> columns = table.schema().columns().stream()
                .filter(column -> column.kind() == ColumnKind.CATEGORICAL)
                .map(column -> column.name())
                .filter(name -> used(name) >= FEWEST_LEVELS && used(name) <= MOST_LEVELS)
                .limit(MOST_COLUMNS)
                .toList();
        CombinationFinder trial =
                table.rowCount() <= TRIAL_ROWS ? this : new CombinationFinder(table.slice(0, TRIAL_ROWS));
        List<Pair> pairs = new ArrayList<>();
        for (int a = 0; a < columns.size(); a++) {
            for (int b = a + 1; b < columns.size(); b++) {
                // What few rows show of the combinations that are absent is more than all rows show.
                if (trial.pair(columns.get(a), columns.get(b), false).absent() >= LEAST_ABSENT) {
                    pairs.add(pair(columns.get(a), columns.get(b), true));
                }
            }
        }
        pairs.removeIf(pair -> pair.absent() < LEAST_ABSENT);
        pairs.sort(Comparator.comparing(Pair::sameLevels).reversed().thenComparing(pair -> -pair.absent()));
        List<RuleProposal> found = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Pair pair : pairs) {
            if (found.size() < MOST_PAIRS && !taken.contains(pair.one()) && !taken.contains(pair.other())) {
                RuleProposal proposal = proposal(pair, pairs);
                taken.addAll(proposal.rule().columns());
                found.add(proposal);
            }
        }
        return found;
    }

    /** Columns that name the same thing in other words are one rule. */
    private static RuleProposal proposal(Pair pair, List<Pair> pairs) {
        List<String> columns = new ArrayList<>(List.of(pair.one(), pair.other()));
        for (Pair more : pairs) {
            if (pair.sameLevels()
                    && more.sameLevels()
                    && more.one().equals(pair.one())
                    && !columns.contains(more.other())) {
                columns.add(more.other());
            }
        }
        return new RuleProposal(
                new Rule.Combination(columns),
                pair.combinations() + " combinations occur; of levels paired at random "
                        + RuleFindings.percent(pair.absent()) + " would be none of them");
    }

    private LevelColumn levels(String name) {
        return table.levels(table.schema().indexOf(name));
    }

    private int used(String name) {
        int used = 0;
        for (int count : levels(name).counts()) {
            used += count > 0 ? 1 : 0;
        }
        return used;
    }

    /** @param whole whether the rows are all there are, so that what they lack tells something */
    private Pair pair(String one, String other, boolean whole) {
        LevelColumn a = levels(one);
        LevelColumn b = levels(other);
        int[] codes = new int[table.rowCount()];
        Map<Long, Integer> seen = new HashMap<>();
        double[] shareA = new double[a.levels().size() + 1];
        double[] shareB = new double[b.levels().size() + 1];
        for (int row = 0; row < codes.length; row++) {
            long key = (a.code(row) + 1L) * shareB.length + b.code(row) + 1;
            codes[row] = seen.computeIfAbsent(key, fresh -> seen.size());
            shareA[a.code(row) + 1] += 1.0 / codes.length;
            shareB[b.code(row) + 1] += 1.0 / codes.length;
        }
        int[] rows = new int[seen.size()];
        for (int code : codes) {
            rows[code]++;
        }
        int[] holders = entities.holders(codes, seen.size());
        double rare = 0;
        for (int code = 0; code < rows.length; code++) {
            rare += holders[code] < LEAST_HOLDERS ? (double) rows[code] / codes.length : 0;
        }
        double absent = 1;
        for (long key : seen.keySet()) {
            absent -= shareA[(int) (key / shareB.length)] * shareB[(int) (key % shareB.length)];
        }
        boolean telling = !whole
                || rare <= MOST_RARE
                        && absent * codes.length >= RuleFindings.LEAST_BREACHES
                        && unseen(shareA, shareB, codes.length) <= MOST_UNSEEN;
        boolean same = seen.size() == present(shareA) && seen.size() == present(shareB);
        return new Pair(one, other, telling ? absent : 0, seen.size(), same);
    }

    private static int present(double[] shares) {
        int present = 0;
        for (double share : shares) {
            present += share > 0 ? 1 : 0;
        }
        return present;
    }

    /** The share of independent pairs that so many independent rows would not hold. */
    private static double unseen(double[] shareA, double[] shareB, int rows) {
        double unseen = 0;
        for (double a : shareA) {
            for (double b : shareB) {
                unseen += a * b == 0 ? 0 : a * b * Math.exp(rows * Math.log1p(-Math.min(a * b, 1 - 1e-12)));
            }
        }
        return unseen;
    }
}
