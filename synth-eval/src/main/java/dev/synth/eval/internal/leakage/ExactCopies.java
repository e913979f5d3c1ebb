package dev.synth.eval.internal.leakage;

import dev.synth.eval.GatePolicy;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * G1: do exact copies favour training records? Looked at are units that own a pattern which no other unit has; one is hit
 * if such a pattern of its occurs in the synthetic table. Given how many are hit, the number of training units among them
 * is hypergeometric.
 */
final class ExactCopies implements MembershipTest {
    private static final String TRAIN_LESS =
            "Remove duplicate rows before training, and train less or with a smaller model:"
                    + " it repeats training records exactly.";
    private static final String COARSEN = "Drop columns that nobody needs or coarsen them (fewer decimals, wider"
            + " categories), so that fewer records are unique.";
    private static final int MOST_ROWS = 10_000_000;
    private static final double STEPS = 10;

    @Override
    public String id() {
        return "G1";
    }

    @Override
    public String title() {
        return "Exact copies";
    }

    @Override
    public OptionalDouble margin(Evidence evidence) {
        return OptionalDouble.of(evidence.policy().exactMargin());
    }

    @Override
    public Outcome run(Evidence evidence, double level) {
        Units units = evidence.units();
        Counts all = Counts.of(evidence, false);
        Counts hit = Counts.of(evidence, true);
        Hypergeometric chance = new Hypergeometric(all.total(), all.training(), hit.total());
        double error = evidence.policy().boundError();
        double bound = (double) chance.leakedAtMost(hit.training(), error) / Math.max(1, units.training());
        OptionalInt power = Hypergeometric.leastVisible(all.total(), all.training(), level);
        return new Outcome(
                share(hit.training(), all.training()) - share(hit.holdout(), all.holdout()),
                chance.atLeast(hit.training()),
                OptionalDouble.of(bound),
                power,
                facts(evidence, all, hit, bound),
                "",
                List.of(TRAIN_LESS, COARSEN),
                List.of(moreRows(evidence, chance), COARSEN));
    }

    private static String moreRows(Evidence evidence, Hypergeometric chance) {
        Units units = evidence.units();
        GatePolicy policy = evidence.policy();
        double times = timesNeeded(chance, policy.exactMargin() * units.training(), policy.boundError());
        if (times <= 1) {
            return TRAIN_LESS;
        }
        String unclear = "Synthetic rows equal " + units.noun()
                + " unlike all others, and too few are held out to tell whether by chance";
        double needed = times * units.count();
        return needed > MOST_ROWS
                ? unclear + "; more rows would hardly help."
                : unclear + ": " + Wording.count(Math.round(needed)) + " " + units.noun()
                        + " (training and holdout together) would do for a margin of "
                        + Wording.percent(policy.exactMargin()) + ", if as large a share of them reappears.";
    }

    /**
     * How many times as many units would put the bound under the margin if hits came by chance and to as large a share of
     * the units; in tenths.
     *
     * @param chance units hit among those with a pattern of their own
     * @param allowed the most copies that pass
     */
    static double timesNeeded(Hypergeometric chance, double allowed, double error) {
        int most = (int) (STEPS * MOST_ROWS / Math.max(1, chance.population()));
        int tooFew = Hypergeometric.largest(most, step -> {
            double times = step / STEPS;
            Hypergeometric more = scaled(chance, times);
            return more.leakedAtMost((int) Math.round(more.mean()), error) > times * allowed;
        });
        return (tooFew + 1) / STEPS;
    }

    private static Hypergeometric scaled(Hypergeometric chance, double times) {
        return new Hypergeometric(
                (int) (times * chance.population()), (int) (times * chance.marked()), (int) (times * chance.drawn()));
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static String facts(Evidence evidence, Counts all, Counts hit, double bound) {
        String noun = evidence.units().noun();
        return "Training " + noun + " unlike all others: " + Wording.count(all.training()) + ", of which "
                + Wording.count(hit.training()) + " reappear exactly; such holdout " + noun + ": "
                + Wording.count(all.holdout()) + ", of which " + Wording.count(hit.holdout()) + ". At most "
                + Wording.percent(bound) + " of the training " + noun + " can have been copied ("
                + Wording.bound(evidence.policy()) + ").";
    }

    /** Units with a pattern of their own, or those of them that are hit. */
    private record Counts(int training, int holdout) {
        static Counts of(Evidence evidence, boolean hitOnly) {
            Patterns patterns = evidence.patterns();
            Units units = evidence.units();
            boolean[] counted = new boolean[units.count()];
            int training = 0;
            int holdout = 0;
            for (int pattern = 0; pattern < patterns.count(); pattern++) {
                boolean counts = patterns.isUnique(pattern) && (!hitOnly || patterns.syntheticRows(pattern) > 0);
                if (counts && !counted[patterns.owner(pattern)]) {
                    counted[patterns.owner(pattern)] = true;
                    training += units.isTraining(patterns.owner(pattern)) ? 1 : 0;
                    holdout += units.isTraining(patterns.owner(pattern)) ? 0 : 1;
                }
            }
            return new Counts(training, holdout);
        }

        int total() {
            return training + holdout;
        }
    }
}
