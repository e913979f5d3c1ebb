package dev.synth.eval.internal.leakage;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A test of whether the synthetic rows depend on who was in training and who in the holdout. Its p-value is exact if that
 * split was random; the tests of a gate share one familywise level.
 */
interface MembershipTest {
    String id();

    /** The question in a few words. */
    String title();

    /** Whether the schema gives the test anything to look at. */
    default boolean applies(Evidence evidence) {
        return true;
    }

    /** The largest upper bound that passes; empty if the test bounds nothing. */
    default OptionalDouble margin(Evidence evidence) {
        return OptionalDouble.empty();
    }

    /** @param level the level that this test has to itself if all tests share {@code alpha} equally */
    Outcome run(Evidence evidence, double level);

    /** What to say, after the facts, where the test is significant. */
    default String ifSignificant(Evidence evidence) {
        return " Training " + evidence.units().noun() + " are favoured more than chance allows.";
    }

    /**
     * What a test found.
     *
     * @param upperBound upper bound on the quantity that has a margin; empty if the test bounds nothing
     * @param power least number of leaked units that would have been significant; empty if none would
     * @param facts the finding in one sentence, counts bucketed
     * @param shortage what keeps a PASS from meaning anything; empty if nothing does
     * @param ifLeaking what to do if it fails
     * @param ifUnclear what to do if it is inconclusive
     */
    record Outcome(
            double statistic,
            double pValue,
            OptionalDouble upperBound,
            OptionalInt power,
            String facts,
            String shortage,
            List<String> ifLeaking,
            List<String> ifUnclear) {}
}
