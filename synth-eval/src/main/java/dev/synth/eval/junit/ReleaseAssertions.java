package dev.synth.eval.junit;

import dev.synth.table.Table;

/** Entry to assertions that synthetic rows may be released. */
public final class ReleaseAssertions {
    private ReleaseAssertions() {}

    /**
     * Starts an assertion about the rows of any generator.
     *
     * @param training the rows that the generator was fitted on
     * @param holdout rows of the same population that nothing was fitted on
     * @param synthetic the rows that would be released
     */
    public static ReleaseAssert assertThatRelease(Table training, Table holdout, Table synthetic) {
        return new ReleaseAssert(training, holdout, synthetic, ReleaseAssert.DEFAULT_SEED);
    }
}
