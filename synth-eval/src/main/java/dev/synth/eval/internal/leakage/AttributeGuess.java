package dev.synth.eval.internal.leakage;

import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * G6: do the synthetic rows reveal a sensitive value beyond what the population tells? An attacker who knows all other
 * columns of a record guesses the value of the nearest synthetic row. Given how many guesses are right, the number of right
 * ones about training units is hypergeometric; several sensitive columns share the level.
 *
 * <p>A guess is right if the nearest row by all columns lies no farther, in sum, than the nearest by the other columns: then
 * a nearest row has the value. Ties count as right. Numbers may differ by {@value #TOLERANCE} of their range.
 */
final class AttributeGuess implements MembershipTest {
    private static final double TOLERANCE = 0.02;

    @Override
    public String id() {
        return "G6";
    }

    @Override
    public String title() {
        return "Guessing sensitive values";
    }

    @Override
    public boolean applies(Evidence evidence) {
        return !evidence.subspaces().withoutOne().isEmpty() && sensitive(evidence).length > 0;
    }

    private static int[] sensitive(Evidence evidence) {
        int[] compared = evidence.compared();
        return IntStream.range(0, compared.length)
                .filter(i -> evidence.training().schema().column(compared[i]).has(Role.SENSITIVE))
                .toArray();
    }

    /** Right guesses of one column. */
    private record Guesses(String column, Hypergeometric chance, int inTraining) {
        double pValue() {
            return chance.atLeast(inTraining);
        }

        /** Share of right guesses on T minus that on H. */
        double advantage() {
            double ofTraining = (double) inTraining / Math.max(1, chance.marked());
            double ofHoldout =
                    (double) (chance.drawn() - inTraining) / Math.max(1, chance.population() - chance.marked());
            return ofTraining - ofHoldout;
        }

        /** The least number of further right guesses on T, the others being as chance has them. */
        int leastVisible(double level) {
            double share = (double) chance.marked() / chance.population();
            int most = Math.min(chance.population() - chance.drawn(), chance.marked());
            return 1
                    + Hypergeometric.largest(most, more -> {
                        int hits = (int) Math.floor(chance.drawn() * share) + more;
                        Hypergeometric with =
                                new Hypergeometric(chance.population(), chance.marked(), chance.drawn() + more);
                        return hits > with.max() || with.atLeast(hits) > level;
                    });
        }
    }

    @Override
    public Outcome run(Evidence evidence, double level) {
        List<Guesses> all = new ArrayList<>();
        for (int column : sensitive(evidence)) {
            all.add(guesses(evidence, column));
        }
        Guesses worst = all.stream()
                .min((a, b) -> Double.compare(a.pValue(), b.pValue()))
                .orElseThrow();
        SubspaceDistances distances = evidence.subspaceDistances();
        int visible = worst.leastVisible(level / all.size());
        String noun = evidence.units().noun();
        return new Outcome(
                worst.advantage(),
                Math.min(1, all.size() * worst.pValue()),
                OptionalDouble.empty(),
                visible > worst.chance().marked()
                        ? OptionalInt.empty()
                        : Wording.scaled(
                                OptionalInt.of(visible),
                                distances.unitShare(evidence.units()) * distances.syntheticShare()),
                "The nearest synthetic row tells '" + worst.column() + "' of "
                        + Wording.percent((double) worst.inTraining()
                                / Math.max(1, worst.chance().marked()))
                        + " of the training " + noun + ", which is "
                        + (worst.advantage() < 0 ? "less" : Wording.percent(worst.advantage()) + " more")
                        + " than of the holdout's."
                        + Wording.searched(noun, distances.unitShare(evidence.units()), distances.syntheticShare()),
                "",
                List.of("Train less, or drop or coarsen '" + worst.column()
                        + "' or the columns that point at a record: who knows the others can guess it."),
                List.of());
    }

    private static Guesses guesses(Evidence evidence, int column) {
        SubspaceDistances distances = evidence.subspaceDistances();
        ColumnSchema schema = evidence.training().schema().column(evidence.compared()[column]);
        int[] others = distances.withoutOne().get(column);
        int[] whole = distances.whole();
        double tolerance =
                schema.kind().isNumeric() ? 2 * TOLERANCE * distances.coded().step() : 0;
        boolean[] right = distances.anyRow(row -> whole[row] - others[row] <= tolerance);
        int hits =
                (int) IntStream.range(0, right.length).filter(at -> right[at]).count();
        int training = distances.sample().trainingUnits();
        int inTraining =
                (int) IntStream.range(0, training).filter(at -> right[at]).count();
        return new Guesses(schema.name(), new Hypergeometric(right.length, training, hits), inTraining);
    }
}
