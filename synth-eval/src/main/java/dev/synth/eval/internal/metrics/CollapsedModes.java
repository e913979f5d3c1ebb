package dev.synth.eval.internal.metrics;

import dev.synth.eval.Diversity.CollapsedMode;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import smile.stat.distribution.BinomialDistribution;

/**
 * Modes of T that S all but lost: with share p in T, and significantly less than p/4 in S.
 *
 * <p>A mode is a level, a missing value, or one of up to {@value #RANGES} ranges of equally many rows of a numeric column;
 * a number that alone holds as many rows is a range of its own. Modes of fewer than {@value #MIN_ROWS} rows of T are not
 * tested. The test is the exact one-sided binomial one, at a familywise level of 1 % by Holm's correction.
 */
final class CollapsedModes {
    private static final int RANGES = 20;
    private static final int MIN_ROWS = 20;
    private static final double COLLAPSED_TO = 0.25;
    private static final double LEVEL = 0.01;

    private final ComparedTables tables;
    private final CodedTable training;
    private final CodedTable synthetic;
    private final List<Candidate> candidates = new ArrayList<>();

    private CollapsedModes(ComparedTables tables, Table other) {
        this.tables = tables;
        Codebook codebook = Codebook.fitModes(tables.training(), RANGES);
        this.training = codebook.code(tables.training());
        this.synthetic = codebook.code(other);
    }

    private record Candidate(int column, int code, double trainingShare, double syntheticShare, double pValue) {}

    /**
     * The modes that a table lost, most significant first.
     *
     * @param other S, or H in its place
     */
    static List<CollapsedMode> of(ComparedTables tables, Table other) {
        CollapsedModes modes = new CollapsedModes(tables, other);
        modes.collect();
        return modes.significant();
    }

    private void collect() {
        for (int column = 0; column < training.codes().length && synthetic.rows() > 0; column++) {
            int[] real = training.counts(column);
            int[] made = synthetic.counts(column);
            for (int code = 0; code < real.length; code++) {
                if (real[code] >= MIN_ROWS) {
                    double share = (double) real[code] / training.rows();
                    double madeShare = (double) made[code] / synthetic.rows();
                    double least = COLLAPSED_TO * share;
                    double p =
                            madeShare >= least ? 1 : new BinomialDistribution(synthetic.rows(), least).cdf(made[code]);
                    candidates.add(new Candidate(column, code, share, madeShare, p));
                }
            }
        }
    }

    private List<CollapsedMode> significant() {
        candidates.sort(Comparator.comparingDouble(Candidate::pValue));
        List<CollapsedMode> modes = new ArrayList<>();
        double adjusted = 0;
        for (Candidate candidate : candidates) {
            int left = candidates.size() - modes.size();
            adjusted = Math.max(adjusted, Math.min(1, candidate.pValue() * left));
            if (adjusted > LEVEL) {
                break;
            }
            modes.add(new CollapsedMode(
                    tables.training().schema().column(candidate.column()).name(),
                    name(candidate.column(), candidate.code()),
                    candidate.trainingShare(),
                    candidate.syntheticShare(),
                    adjusted));
        }
        return List.copyOf(modes);
    }

    private String name(int column, int code) {
        int[] codes = training.codes()[column];
        int[] rows = IntStream.range(0, codes.length)
                .filter(row -> codes[row] == code)
                .toArray();
        Table table = tables.training();
        if (table.column(column).isMissing(rows[0])) {
            return "missing";
        }
        if (table.schema().column(column).kind().isNumeric()) {
            ModeBins bins = ModeBins.fit(Numbers.of(table, column), RANGES);
            if (!bins.points()[code]) {
                double from = code == 0 ? 0 : bins.upTo()[code - 1];
                return String.format(Locale.ROOT, "ranks %.0f–%.0f %%", 100 * from, 100 * bins.upTo()[code]);
            }
        }
        return tables.holders().areEnough(rows)
                ? String.valueOf(table.value(rows[0], column))
                : "a value of fewer than " + tables.holders().least() + " entities";
    }
}
