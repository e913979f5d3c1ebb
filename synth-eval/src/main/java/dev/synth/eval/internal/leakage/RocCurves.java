package dev.synth.eval.internal.leakage;

import dev.synth.eval.Leakage.AttackCurve;
import dev.synth.eval.Leakage.RatePoint;
import dev.synth.eval.Leakage.RocPoint;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How well attackers do, for drawing: receiver operating characteristics on a logarithmic scale of false positives. */
final class RocCurves {
    private static final int POINTS = 60;
    private static final double[] RATES = {0.001, 0.01, 0.1};

    private final Units units;
    private final Ranking ranking;
    private final int training;
    private final int holdout;

    private RocCurves(Units units, Ranking ranking) {
        this.units = units;
        this.ranking = ranking;
        this.training = ranking.trainingHits(units, ranking.size());
        this.holdout = ranking.size() - training;
    }

    static List<AttackCurve> of(Evidence evidence) {
        return evidence.attacks().stream()
                .map(attack -> new RocCurves(evidence.units(), attack.ranking())
                        .curve(attack.name(), evidence.policy().boundError()))
                .toList();
    }

    private AttackCurve curve(String name, double error) {
        double least = 1.0 / Math.max(1, holdout);
        double[] grid = IntStream.range(0, POINTS)
                .mapToDouble(i -> Math.pow(least, 1 - i / (POINTS - 1.0)))
                .toArray();
        int[] hits = hits(
                DoubleStream.concat(Arrays.stream(RATES), Arrays.stream(grid)).toArray());
        List<RatePoint> rates = IntStream.range(0, RATES.length)
                .mapToObj(i -> new RatePoint(
                        RATES[i],
                        share(hits[i]),
                        ClopperPearson.lower(hits[i], training, error),
                        ClopperPearson.upper(hits[i], training, error)))
                .toList();
        List<RocPoint> points = IntStream.range(0, POINTS)
                .mapToObj(i -> new RocPoint(grid[i], share(hits[RATES.length + i])))
                .toList();
        return new AttackCurve(name, auc(), rates, points);
    }

    private double share(int hits) {
        return (double) hits / Math.max(1, training);
    }

    /** Training units found while no more than each share of the holdout is accused. */
    private int[] hits(double[] falsePositives) {
        int[] before = new int[holdout + 1];
        int found = 0;
        int accused = 0;
        for (int unit : ranking.units()) {
            if (units.isTraining(unit)) {
                found++;
            } else {
                before[accused++] = found;
            }
        }
        before[holdout] = found;
        return Arrays.stream(falsePositives)
                .mapToInt(rate -> before[(int) Math.min(holdout, Math.floor(rate * holdout + 1e-9))])
                .toArray();
    }

    private double auc() {
        double[] ranks = ranking.ranksBeforeMiddle(units.count());
        double ofTraining = Arrays.stream(ranks, 0, units.training()).sum() / Math.max(1, training);
        double ofHoldout = Arrays.stream(ranks, units.training(), ranks.length).sum() / Math.max(1, holdout);
        return 0.5 + (ofTraining - ofHoldout) / Math.max(1, ranking.size());
    }
}
