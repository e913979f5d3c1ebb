package dev.synth.cli;

/** What the command's exit status means. */
final class Status {
    /** Done, and released where rows were asked for. */
    static final int DONE = 0;
    /** Anything that the other statuses do not cover. */
    static final int FAILED = 1;
    /** Wrong usage, an unreadable or unfit input, an unwritable target. */
    static final int UNFIT = 2;
    /** The gate said FAIL or INCONCLUSIVE, or the model carries no PASS. */
    static final int REFUSED = 3;

    private Status() {}
}
