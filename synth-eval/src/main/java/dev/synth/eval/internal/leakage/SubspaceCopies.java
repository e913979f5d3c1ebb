package dev.synth.eval.internal.leakage;

import dev.synth.eval.internal.leakage.Subspaces.Subspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * G3: are parts of training records copied? For every part of the columns (see {@link Subspaces}), looked at are the units
 * of which the part reappears exactly, and the fronts of their ranking by λ; for single columns, {@link SingleValues}.
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
        return !evidence.subspaces().isEmpty() || SingleValues.columns(evidence).length > 0;
    }

    @Override
    public Outcome run(Evidence evidence, double level) {
        SplittableRandom random = evidence.random(RANDOM_STAGE);
        UnitSets sets = new UnitSets(evidence.units());
        PartPatterns.addTo(sets, evidence, random);
        SingleValues.addTo(sets, evidence);
        List<String> parts = addFronts(sets, evidence, random);
        UnitSets.Result result = sets.test(level, random);
        return new Outcome(
                result.statistic(),
                result.pValue(),
                OptionalDouble.empty(),
                power(sets, Math.min(level, result.critical()), evidence),
                facts(evidence, parts.size(), result.strongest()),
                "",
                ifLeaking(evidence, result.strongest()),
                List.of());
    }

    /** The names of the parts that have rankings. */
    private static List<String> addFronts(UnitSets sets, Evidence evidence, SplittableRandom random) {
        Subspaces subspaces = evidence.subspaces();
        List<String> parts = new ArrayList<>(subspaces.withoutOne());
        subspaces.subsets().stream().map(Subspace::name).forEach(parts::add);
        for (int part = 0; part < parts.size(); part++) {
            Ranking ranking = evidence.subspaceDistances().ranking(part, random);
            sets.addFronts(parts.get(part), ranking, ranking.sizesOf(Ranking.FRONTS));
        }
        return parts;
    }

    /** Where there are single values alone to look at, chance hits none of the others. */
    private static OptionalInt power(UnitSets sets, double critical, Evidence evidence) {
        Units units = evidence.units();
        if (evidence.subspaces().isEmpty()) {
            return Hypergeometric.leastVisible(units.count(), units.training(), critical);
        }
        SubspaceDistances distances = evidence.subspaceDistances();
        return Wording.scaled(
                sets.leastVisible(fronts(distances), critical),
                distances.unitShare(units) * distances.syntheticShare());
    }

    private static String facts(Evidence evidence, int parts, String strongest) {
        String noun = evidence.units().noun();
        String searched = "";
        if (parts > 0) {
            SubspaceDistances distances = evidence.subspaceDistances();
            searched = Wording.searched(noun, distances.unitShare(evidence.units()), distances.syntheticShare());
        }
        return "Looked at were " + parts + " parts of the columns and the single values of "
                + SingleValues.columns(evidence).length + " columns of numbers and dates; training " + noun
                + " stand out most by " + strongest + "." + searched;
    }

    private static List<String> ifLeaking(Evidence evidence, String strongest) {
        String trainLess = "Train less, with a smaller model or on more rows: parts of training "
                + evidence.units().noun() + " come out again; " + strongest + " show it most.";
        return Arrays.stream(SingleValues.columns(evidence))
                .filter(column -> strongest.equals(SingleValues.name(evidence, column)))
                .mapToObj(column -> evidence.training().schema().column(column).name())
                .map(name -> List.of(
                        trainLess,
                        "If '" + name + "' numbers people or things, declare it an identifier, so that its values are"
                                + " made anew, or drop it; if not, coarsen it (fewer decimals, wider steps)."))
                .findFirst()
                .orElse(List.of(trainLess));
    }

    private static int[] fronts(SubspaceDistances distances) {
        Ranking any = distances.ranking(0, new SplittableRandom(0));
        return any.sizesOf(Ranking.FRONTS);
    }
}
