package dev.synth.eval.internal.leakage;

import dev.synth.eval.internal.leakage.Subspaces.Subspace;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * G3: are parts of training records copied? For every part of the columns (see {@link Subspaces}), looked at are the units
 * of which the part reappears exactly, and the fronts of their ranking by λ.
 */
final class SubspaceCopies implements MembershipTest {
    private static final int RANDOM_STAGE = 5;

    @Override
    public String id() {
        return "G3";
    }

    @Override
    public String title() {
        return "Copied parts of records";
    }

    @Override
    public boolean applies(Evidence evidence) {
        return !evidence.subspaces().isEmpty();
    }

    @Override
    public Outcome run(Evidence evidence, double level) {
        SplittableRandom random = evidence.random(RANDOM_STAGE);
        SubspaceDistances distances = evidence.subspaceDistances();
        UnitSets sets = new UnitSets(evidence.units());
        PartPatterns.addTo(sets, evidence, random);
        List<String> parts = new ArrayList<>(evidence.subspaces().withoutOne());
        evidence.subspaces().subsets().stream().map(Subspace::name).forEach(parts::add);
        for (int part = 0; part < parts.size(); part++) {
            Ranking ranking = distances.ranking(part, random);
            sets.addFronts(parts.get(part), ranking, ranking.sizesOf(Ranking.FRONTS));
        }
        UnitSets.Result result = sets.test(level, random);
        double unitShare = distances.unitShare(evidence.units());
        OptionalInt power = Wording.scaled(
                sets.leastVisible(fronts(distances), result.critical()), unitShare * distances.syntheticShare());
        String noun = evidence.units().noun();
        return new Outcome(
                result.statistic(),
                result.pValue(),
                OptionalDouble.empty(),
                power,
                "Looked at were " + parts.size() + " parts of the columns; training " + noun
                        + " stand out most by " + result.strongest() + "."
                        + Wording.searched(noun, unitShare, distances.syntheticShare()),
                "",
                List.of("Train less, with a smaller model or on more rows: parts of training " + noun
                        + " come out again; " + result.strongest() + " show it most."),
                List.of());
    }

    private static int[] fronts(SubspaceDistances distances) {
        Ranking any = distances.ranking(0, new SplittableRandom(0));
        return any.sizesOf(Ranking.FRONTS);
    }
}
