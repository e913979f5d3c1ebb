package dev.synth.internal.privacy;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import java.util.ArrayList;
import java.util.List;
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
            LevelBins bins = new LevelBins(column.levels(), column.kind() == ColumnKind.ORDINAL);
            int[] codes = bins.codes(values);
            Curator.Noisy noisy = curator.counts(
                    "how many rows hold each declared level of column '" + column.name() + "'",
                    SurveyedColumn.count(codes, bins.size()),
                    rho);
            return new SurveyedColumn(position, bins, Projection.of(noisy, rows), codes);
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
        LevelBins bins = new LevelBins(levels, false);
        return new SurveyedColumn(position, bins, masses, bins.codes(values));
    }
}
