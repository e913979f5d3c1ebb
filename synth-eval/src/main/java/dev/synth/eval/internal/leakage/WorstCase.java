package dev.synth.eval.internal.leakage;

import dev.synth.eval.internal.leakage.VulnerableGroups.Group;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * G5: are those worse off who are easiest to single out? Within the most isolated units and within every rare class, the
 * fronts of the rankings by distance and by density ratio.
 */
final class WorstCase implements MembershipTest {
    private static final double[] FRONTS = {0.1, 0.25, 0.5};
    private static final int FEWEST_IN_FRONT = 5;
    private static final int RANDOM_STAGE = 8;

    @Override
    public String id() {
        return "G5";
    }

    @Override
    public String title() {
        return "Isolated records and rare classes";
    }

    @Override
    public Outcome run(Evidence evidence, double level) {
        SplittableRandom random = evidence.random(RANDOM_STAGE);
        List<Group> groups = VulnerableGroups.of(evidence, random);
        List<Attack> attacks = evidence.attacks().subList(0, 2);
        UnitSets sets = new UnitSets(evidence.units());
        for (Group group : groups) {
            for (Attack attack : attacks) {
                addFronts(sets, group.name(), attack.ranking().among(group.member()));
            }
        }
        String noun = evidence.units().noun();
        if (sets.isEmpty()) {
            return new Outcome(
                    0,
                    1,
                    OptionalDouble.empty(),
                    OptionalInt.empty(),
                    "There are no " + VulnerableGroups.FEWEST + " " + noun
                            + " among the most isolated 5 %, nor in any rare class.",
                    "",
                    List.of(),
                    List.of());
        }
        UnitSets.Result result = sets.test(level, random);
        int[] sizes = Arrays.stream(FRONTS)
                .mapToInt(share -> (int) Math.ceil(share * groups.get(0).size()))
                .toArray();
        return new Outcome(
                result.statistic(),
                result.pValue(),
                OptionalDouble.empty(),
                sets.leastVisible(sizes, result.critical()),
                "Looked at were " + groups.size() + " groups, the most isolated " + noun
                        + " and rare classes; training " + noun + " stand out most among " + result.strongest() + ".",
                "",
                List.of("Suppress or merge rare classes and cut extreme values, or train less: " + result.strongest()
                        + " are recognisable in the synthetic rows."),
                List.of());
    }

    private static void addFronts(UnitSets sets, String name, Ranking ranking) {
        sets.addFronts(
                name,
                ranking,
                Arrays.stream(ranking.sizesOf(FRONTS))
                        .filter(size -> size >= FEWEST_IN_FRONT)
                        .toArray());
    }
}
