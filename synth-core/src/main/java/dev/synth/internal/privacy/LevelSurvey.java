package dev.synth.internal.privacy;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks at a column of levels: those that the schema declares are public, others must be shared by many. */
final class LevelSurvey {
    private final Curator curator;
    private final double rows;
    private final double delta;

    /**
     * A survey.
     *
     * @param rows the noisy number of rows
     * @param delta probability with which a column may show a level that one entity alone has
     */
    LevelSurvey(Curator curator, double rows, double delta) {
        this.curator = curator;
        this.rows = rows;
        this.delta = delta;
    }

    SurveyedColumn survey(int position, ColumnSchema column, LevelColumn values, double rho) {
        if (!column.levels().isEmpty()) {
            int[] codes = codes(values, column.levels());
            Curator.Noisy noisy = curator.counts(
                    "how many rows hold each declared level of column '" + column.name() + "'",
                    SurveyedColumn.count(codes, column.levels().size() + 1),
                    rho);
            return new SurveyedColumn(
                    position,
                    new LevelBins(column.levels(), column.kind() == ColumnKind.ORDINAL),
                    Projection.of(noisy, rows),
                    codes);
        }
        SortedMap<String, Long> counts = new TreeMap<>();
        long[] missing = new long[1];
        for (int row = 0; row < values.size(); row++) {
            String level = values.level(row);
            if (level == null) {
                missing[0]++;
            } else {
                counts.merge(level, 1L, Long::sum);
            }
        }
        Curator.Selected<String> selected = curator.select(
                "which levels column '" + column.name() + "' has, and how many rows hold each",
                missing,
                counts,
                rho,
                delta);
        List<String> levels = List.copyOf(selected.shown().keySet());
        List<Double> noisy = new ArrayList<>(selected.shown().values());
        noisy.add(selected.fixed().counts()[0]);
        double[] masses = Projection.of(
                new Curator.Noisy(
                        noisy.stream().mapToDouble(Double::doubleValue).toArray(),
                        selected.fixed().deviation()),
                rows);
        return new SurveyedColumn(position, new LevelBins(levels, false), masses, codes(values, levels));
    }

    private static int[] codes(LevelColumn values, List<String> levels) {
        Map<String, Integer> numbers = new HashMap<>();
        levels.forEach(level -> numbers.put(level, numbers.size()));
        int[] codes = new int[values.size()];
        for (int row = 0; row < codes.length; row++) {
            String level = values.level(row);
            codes[row] = level == null ? levels.size() : numbers.getOrDefault(level, SurveyedColumn.UNLISTED);
        }
        return codes;
    }
}
