package dev.synth.eval.cases;

/** What the gate owes a case. */
enum Expectation {
    /** FAIL in at least 95 % of the seeds, where a test of the level can. */
    CATCH("must catch"),
    /** FAIL in no more than α of the seeds. */
    NOT_FIRE("must not fire"),
    /** PASS in at least 95 % of the seeds, FAIL in no more than α. */
    PASS("must pass"),
    /** PASS in no more of the seeds than a bound may be too low. */
    NOT_PASS("must not pass"),
    /** PASS in no seed, FAIL in no more than α: the tests are valid, but too few rows prove nothing. */
    NOT_DECIDE("must neither pass nor fire"),
    /** Nothing but INCONCLUSIVE. */
    INCONCLUSIVE("must be INCONCLUSIVE");

    private final String title;

    Expectation(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
