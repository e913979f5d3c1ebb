package dev.synth.io.internal.rules;

import dev.synth.io.RuleProposal;
import dev.synth.table.ColumnKind;
import dev.synth.table.NumericView;
import dev.synth.table.Rule;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Columns of one kind of which one never lies below the other, joined to chains. */
final class OrderFinder {
    private static final int MOST_CHAINS = 10;
    private static final int TRIALS = 2_000;
    /** Numbers and durations of different scales lie in one order by nature; times share a scale. */
    private static final double LEAST_OVERLAP = 0.05;

    private final Table table;
    private final List<String> columns;
    /** By column and column: the share of values paired at random that would break the order; 0 where there is none. */
    private final double[][] breaches;

    private OrderFinder(Table table, List<String> columns) {
        this.table = table;
        this.columns = columns;
        this.breaches = new double[columns.size()][columns.size()];
    }

    static List<RuleProposal> find(Table table, Set<String> derived) {
        List<RuleProposal> found = new ArrayList<>();
        for (ColumnKind kind : List.of(
                ColumnKind.DATE,
                ColumnKind.DATE_TIME,
                ColumnKind.TIME,
                ColumnKind.DURATION,
                ColumnKind.INTEGER,
                ColumnKind.CONTINUOUS)) {
            List<String> columns = table.schema().columns().stream()
                    .filter(column -> column.kind() == kind && !derived.contains(column.name()))
                    .map(column -> column.name())
                    .toList();
            found.addAll(new OrderFinder(table, columns).chains(kind));
        }
        return found;
    }

    private List<RuleProposal> chains(ColumnKind kind) {
        boolean times = kind == ColumnKind.DATE || kind == ColumnKind.DATE_TIME || kind == ColumnKind.TIME;
        for (int a = 0; a < columns.size(); a++) {
            for (int b = 0; b < columns.size(); b++) {
                breaches[a][b] = a == b || breaches[b][a] > 0 ? 0 : breaches(columns.get(a), columns.get(b), times);
            }
        }
        boolean[][] direct = direct();
        List<RuleProposal> chains = new ArrayList<>();
        for (List<Integer> path = longest(direct);
                path.size() > 1 && chains.size() < MOST_CHAINS;
                path = longest(direct)) {
            double least = 1;
            for (int k = 1; k < path.size(); k++) {
                direct[path.get(k - 1)][path.get(k)] = false;
                least = Math.min(least, breaches[path.get(k - 1)][path.get(k)]);
            }
            Rule rule = new Rule.Order(path.stream().map(columns::get).toList(), false);
            if (RuleFindings.holds(rule, table)) {
                chains.add(new RuleProposal(
                        rule,
                        "holds in all " + RuleFindings.count(table.rowCount()) + " rows; of values paired at random "
                                + RuleFindings.percent(least) + (path.size() > 2 ? " or more" : "")
                                + " would break it"));
            }
        }
        return chains;
    }

    /** The share of random pairs that would break the order; 0 if a row does, or if coincidence could keep it. */
    private double breaches(String lower, String upper, boolean times) {
        NumericView a = table.numeric(table.schema().indexOf(lower));
        NumericView b = table.numeric(table.schema().indexOf(upper));
        int[] rows = new int[table.rowCount()];
        int pairs = 0;
        boolean equal = true;
        for (int row = 0; row < rows.length; row++) {
            if (a.number(row) > b.number(row)) {
                return 0;
            }
            if (a.number(row) <= b.number(row)) {
                equal &= a.number(row) == b.number(row);
                rows[pairs++] = row;
            }
        }
        if (pairs < RuleFindings.LEAST_ROWS || equal) {
            return 0;
        }
        SplittableRandom random = new SplittableRandom(1);
        double broken = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            broken += a.number(rows[random.nextInt(pairs)]) > b.number(rows[random.nextInt(pairs)]) ? 1 : 0;
        }
        double share = broken / TRIALS;
        return share * pairs >= RuleFindings.LEAST_BREACHES && (times || share >= LEAST_OVERLAP) ? share : 0;
    }

    /** The orders that do not follow from others. */
    private boolean[][] direct() {
        int count = columns.size();
        boolean[][] direct = new boolean[count][count];
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < count; b++) {
                direct[a][b] = breaches[a][b] > 0;
                for (int between = 0; between < count && direct[a][b]; between++) {
                    direct[a][b] = breaches[a][between] == 0 || breaches[between][b] == 0;
                }
            }
        }
        return direct;
    }

    /** The longest path, found from the ends of paths backwards. */
    private List<Integer> longest(boolean[][] edges) {
        int count = columns.size();
        int[] lengths = new int[count];
        int[] next = new int[count];
        Arrays.fill(next, -1);
        int longest = 0;
        for (int round = 0; round < count; round++) {
            for (int from = 0; from < count; from++) {
                for (int to = 0; to < count; to++) {
                    if (edges[from][to] && lengths[to] == round && lengths[from] <= round) {
                        lengths[from] = round + 1;
                        next[from] = to;
                    }
                }
                longest = lengths[from] > lengths[longest] ? from : longest;
            }
        }
        List<Integer> path = new ArrayList<>();
        for (int at = count == 0 ? -1 : longest; at >= 0 && !path.contains(at); at = next[at]) {
            path.add(at);
        }
        return path;
    }
}
