package dev.synth.eval;

import dev.synth.eval.internal.json.PolicyJson;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the release gate demands. Made from a preset: {@code GatePolicy.standard().toBuilder().k(10).build()}.
 *
 * @param tests the tests asked, of {@code G1} to {@code G7}, ascending; {@code G0} is always asked
 * @param alpha familywise level of the tests that look for a leak: the share of honest releases that the gate may
 *     wrongly fail, above 0 and at most 0.1
 * @param boundError the probability with which an upper bound may be too low, above 0 and at most 0.1; 0.05 gives 95 %
 *     bounds
 * @param exactMargin the largest upper bound on the share of training records copied exactly that passes, above 0 and
 *     at most 1
 * @param nearMargin the same for records copied nearly; also the largest share of records, nearest first, in which the
 *     bound is read
 * @param attackMargin the largest upper bound that passes on the share of training records that an attacker finds who
 *     accepts 1 % false alarms, above 0.01 and at most 0.3
 * @param k a level that fewer than {@code k} training records (entities, if the schema names them) hold must not be
 *     repeated, and numbers that fewer hold are looked at one by one; at least 2
 * @param searchRows the most real rows, and the most synthetic rows, among which nearest neighbours are searched; of
 *     more, a seeded random subset is drawn; at least 1,000
 * @param subspaceRows the same for nearest neighbours by parts of the columns
 */
public record GatePolicy(
        List<String> tests,
        double alpha,
        double boundError,
        double exactMargin,
        double nearMargin,
        double attackMargin,
        int k,
        int searchRows,
        int subspaceRows) {
    private static final List<String> TESTS = List.of("G1", "G2", "G3", "G4", "G5", "G6", "G7");
    private static final List<String> PRESETS = List.of("standard", "strict", "research");
    private static final double MAX_ERROR = 0.1;
    private static final double CHANCE = 0.01;
    private static final int MIN_K = 2;
    private static final int MIN_SEARCH_ROWS = 1_000;

    /** G4 looks at no more than the first 30 % of a ranking, where a larger leak has no room. */
    private static final double MAX_ATTACK = 0.3;

    /** The share of alpha that the first attempt spends. */
    private static final double FIRST_ATTEMPT = 0.9;

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public GatePolicy {
        Set<String> asked = new TreeSet<>(tests);
        if (asked.isEmpty() || !TESTS.containsAll(asked)) {
            throw new IllegalArgumentException("tests (" + tests + ") must be some of " + TESTS + ".");
        }
        tests = List.copyOf(asked);
        requireWithin("alpha", alpha, 0, MAX_ERROR);
        requireWithin("boundError", boundError, 0, MAX_ERROR);
        requireWithin("exactMargin", exactMargin, 0, 1);
        requireWithin("nearMargin", nearMargin, 0, 1);
        requireWithin("attackMargin", attackMargin, CHANCE, MAX_ATTACK);
        requireAtLeast("k", k, MIN_K);
        requireAtLeast("searchRows", searchRows, MIN_SEARCH_ROWS);
        requireAtLeast("subspaceRows", subspaceRows, MIN_SEARCH_ROWS);
    }

    /**
     * All tests at a level of 1 %, 95 % bounds, margins 0.1 % (exact), 0.5 % (near) and 2 % (attack), k = 5; at most
     * 100,000 rows searched, 10,000 by parts of the columns.
     */
    public static GatePolicy standard() {
        return new GatePolicy(TESTS, 0.01, 0.05, 0.001, 0.005, 0.02, 5, 100_000, 10_000);
    }

    /**
     * For data whose leak does harm: a level of 5 %, so that less evidence refuses, 99 % bounds under half the standard
     * margins (attack 1.5 %), k = 10, twice the rows searched. Honest generators pass from 10,000 records on.
     */
    public static GatePolicy strict() {
        return new GatePolicy(TESTS, 0.05, 0.01, 0.0005, 0.0025, 0.015, 10, 200_000, 20_000);
    }

    /**
     * For data shared under contract with people who may see such data anyway: margins 0.5 % (exact), 2 % (near) and 5 %
     * (attack), k = 3. Honest generators pass from 1,250 records on.
     */
    public static GatePolicy research() {
        return new GatePolicy(TESTS, 0.01, 0.05, 0.005, 0.02, 0.05, 3, 100_000, 10_000);
    }

    /** The names of the presets, the usual one first. */
    public static List<String> presets() {
        return PRESETS;
    }

    /**
     * The preset of this name.
     *
     * @param name {@code standard}, {@code strict} or {@code research}
     * @throws IllegalArgumentException naming the presets there are
     */
    public static GatePolicy preset(String name) {
        return switch (name) {
            case "standard" -> standard();
            case "strict" -> strict();
            case "research" -> research();
            default ->
                throw new IllegalArgumentException(
                        "No policy '" + name + "'. Policies: " + String.join(", ", PRESETS) + ".");
        };
    }

    /** The name of the preset with these values, or {@code custom}. */
    public String presetName() {
        return PRESETS.stream().filter(name -> equals(preset(name))).findFirst().orElse("custom");
    }

    /**
     * What is left of the errors for one of several attempts to release from the same training rows. Attempt i spends
     * {@code boundError} / 2ⁱ, and of {@code alpha} nine tenths if it is the first and otherwise 1 / 2ⁱ⁻¹ of the last tenth, so
     * that however many there are, all together stay within them. The first is what power is needed for; what it would have
     * failed by does not pass later, and a leak that none finds significant still has the bounds to pass. The gate itself, told of an attempt, also asks for more
     * holdout records among those that synthetic rows come nearest to.
     *
     * @param attempt 1 for the first
     * @throws IllegalArgumentException if it is less than 1
     */
    public GatePolicy forAttempt(int attempt) {
        requireAtLeast("attempt", attempt, 1);
        double half = Math.pow(0.5, attempt);
        double ofAlpha = attempt == 1 ? FIRST_ATTEMPT : 2 * (1 - FIRST_ATTEMPT) * half;
        return toBuilder()
                .alpha(Math.max(Double.MIN_NORMAL, alpha * ofAlpha))
                .boundError(Math.max(Double.MIN_NORMAL, boundError * half))
                .build();
    }

    /** Whether this test is asked. */
    public boolean asks(String test) {
        return tests.contains(test);
    }

    /** The tests that a policy may ask, which the presets all do. */
    public static Collection<String> knownTests() {
        return TESTS;
    }

    /**
     * The policy that this JSON describes; fields left out are those of its {@code preset}, or of the standard one.
     *
     * @throws IllegalArgumentException saying what is wrong in it
     */
    public static GatePolicy parse(String json) {
        return PolicyJson.parse(json);
    }

    /** The policy as indented JSON, all fields. */
    public String toJson() {
        return PolicyJson.write(this);
    }

    /** A builder that starts with these values. */
    public GatePolicyBuilder toBuilder() {
        return new GatePolicyBuilder(this);
    }

    private static void requireWithin(String name, double value, double above, double max) {
        if (!(value > above && value <= max)) {
            throw new IllegalArgumentException(name + " (" + value + ") must be above "
                    + (above == 0 ? "0" : Double.toString(above)) + " and at most " + max + ".");
        }
    }

    private static void requireAtLeast(String name, int value, int min) {
        if (value < min) {
            throw new IllegalArgumentException(name + " (" + value + ") must be at least " + min + ".");
        }
    }
}
