package dev.synth.eval.cases;

import dev.synth.eval.GatePolicy;
import java.util.List;

/**
 * One of the cases that the gate is held to.
 *
 * @param population of the rows, in a word
 * @param sizes at which it is run
 * @param attempt as which it is judged
 */
record GateCase(
        Expectation expectation, String name, String population, Scenario scenario, List<Sizes> sizes, int attempt) {
    GateCase {
        sizes = List.copyOf(sizes);
    }

    /** A first attempt. */
    GateCase(Expectation expectation, String name, String population, Scenario scenario, List<Sizes> sizes) {
        this(expectation, name, population, scenario, sizes, 1);
    }

    /** The policy with what is left of its errors in that attempt: what users are judged by. */
    GatePolicy policy() {
        return GatePolicy.standard().forAttempt(attempt);
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
