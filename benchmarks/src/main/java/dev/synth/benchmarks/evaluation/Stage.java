package dev.synth.benchmarks.evaluation;

import dev.synth.eval.LeakageGate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where an evaluation is, as its stack of calls tells: what the gate has called, and which classes that has called.
 *
 * @param name class and method that the gate called
 * @param part the first few classes of synth-eval inside of it, outermost first; empty if it is in none
 */
record Stage(String name, List<String> part) {
    private static final String EVALUATION = "dev.synth.eval.internal.";
    private static final int DEEPEST = 2;

    /** The stage of a thread that has these frames, the innermost first; empty if the gate is not among them. */
    static Optional<Stage> of(StackTraceElement[] frames) {
        int gate = IntStream.range(0, frames.length)
                .filter(i -> frames[i].getClassName().equals(LeakageGate.class.getName()))
                .findFirst()
                .orElse(-1);
        if (gate <= 0) {
            return Optional.empty();
        }
        StackTraceElement called = frames[gate - 1];
        List<String> inside = IntStream.iterate(gate - 1, i -> i >= 0, i -> i - 1)
                .mapToObj(i -> frames[i].getClassName())
                .filter(type -> type.startsWith(EVALUATION))
                .map(Stage::simple)
                .distinct()
                .skip(1)
                .limit(DEEPEST)
                .toList();
        return Optional.of(new Stage(simple(called.getClassName()) + "." + called.getMethodName(), inside));
    }

    /** Without package and nested classes. */
    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1).split("\\$")[0];
    }
}
