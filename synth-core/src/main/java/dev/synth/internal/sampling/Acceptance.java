package dev.synth.internal.sampling;

import dev.synth.table.Table;

/** Which of the rows that a generator makes are kept; the others are drawn anew. Immutable. */
public interface Acceptance {

    /** The chance of each row of a table to be kept, above 0 to 1. */
    double[] chances(Table rows);

    /** Share of the generator's rows that are kept, above 0 to 1, estimated. */
    double share();
}
