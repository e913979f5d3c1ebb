package dev.synth.internal.rules;

import dev.synth.internal.split.Entities;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds values that a hundredth of a column's rows or more hold and that lie far from its others, as 9999-12-31 does that
 * stands for no end: at least as far from the middle 99 % of the others as those are wide.
 */
final class FarValues {
    private static final double LEAST_SHARE = 0.01;
    private static final double TAIL = 0.005;

    private final Table table;
    private final int enough;
    private final Entities entities;
    private final Map<String, List<Double>> found = new HashMap<>();

    /** @param enough values that fewer entities hold are never found */
    FarValues(Table table, int enough, Entities entities) {
        this.table = table;
        this.enough = enough;
        this.entities = entities;
    }

    /** Those of a column of numbers or times, two at most, the greatest first. */
    List<Double> of(String column) {
        return found.computeIfAbsent(column, name -> find(Columns.numbers(table, name)));
    }

    /** The table without the far values of these columns. */
    Table without(List<String> columns) {
        Table rest = table;
        for (String name : columns) {
            if (!of(name).isEmpty()) {
                rest = Columns.clear(rest, name, of(name));
            }
        }
        return rest;
    }

    private List<Double> find(double[] values) {
        double[] rest = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double least = LEAST_SHARE * rest.length;
        List<Double> far = new ArrayList<>();
        double next = commonest(rest, least, values);
        while (!Double.isNaN(next) && far.size() < Apart.MOST) {
            double taken = next;
            far.add(taken);
            rest = Arrays.stream(rest).filter(value -> value != taken).toArray();
            next = commonest(rest, least, values);
        }
        far.sort(Comparator.reverseOrder());
        return far;
    }

    /** The far value that most rows hold; NaN if there is none. */
    private double commonest(double[] sorted, double least, double[] values) {
        double commonest = Double.NaN;
        double most = Math.max(1, least);
        for (int from = 0, to = 0; from < sorted.length; from = to) {
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            if (to - from >= most && isFar(sorted, from, to) && isHeldByEnough(sorted[from], values)) {
                commonest = sorted[from];
                most = to - from + 1;
            }
        }
        return commonest;
    }

    /** Whether the value of these places lies far from those of all others. */
    private static boolean isFar(double[] sorted, int from, int to) {
        int others = sorted.length - (to - from);
        int tail = (int) (TAIL * others);
        if (others == 0) {
            return false;
        }
        double low = sorted[tail < from ? tail : tail + to - from];
        int upper = others - 1 - tail;
        double high = sorted[upper < from ? upper : upper + to - from];
        double distance = Math.max(low - sorted[from], sorted[from] - high);
        return high > low && distance >= high - low;
    }

    private boolean isHeldByEnough(double value, double[] values) {
        Set<Integer> holders = new HashSet<>();
        for (int row = 0; row < values.length && holders.size() < enough; row++) {
            if (values[row] == value) {
                holders.add(entities.numbers()[row]);
            }
        }
        return holders.size() >= enough;
    }
}
