package dev.synth.eval.cases;

import java.util.List;

/**
 * One of the cases that the gate is held to.
 *
 * @param population of the rows, in a word
 * @param sizes at which it is run
 */
record GateCase(Expectation expectation, String name, String population, Scenario scenario, List<Sizes> sizes) {
    GateCase {
        sizes = List.copyOf(sizes);
    }

    /** Another seed for every case and number, the same in every run. */
    long seed(long number) {
        return (name + population).hashCode() * 1_000_003L + number;
    }

    @Override
    public String toString() {
        return name + " (" + population + ")";
    }
}
