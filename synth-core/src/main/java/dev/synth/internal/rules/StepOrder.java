package dev.synth.internal.rules;

import dev.synth.table.ColumnSchema;
import dev.synth.table.TableFormatException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The order of steps in which each finds the columns that it needs. */
final class StepOrder {
    private final List<Step> waiting;

    StepOrder(List<Step> steps) {
        this.waiting = new ArrayList<>(steps);
    }

    /** In the order of simplifying: the opposite of that in which columns are restored. */
    List<Step> simplifying() {
        List<Step> restoring = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Step next = waiting.stream()
                    .filter(this::isReady)
                    .findFirst()
                    .orElseThrow(() -> new TableFormatException("The rules for "
                            + waiting.stream()
                                    .flatMap(step -> step.gives().stream())
                                    .map(column -> "'" + column.name() + "'")
                                    .distinct()
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + " rest on each other in a circle; take one out. Columns that are always equal are best"
                            + " declared by a formula."));
            waiting.remove(next);
            restoring.add(next);
        }
        Collections.reverse(restoring);
        return restoring;
    }

    private boolean isReady(Step step) {
        for (Step other : waiting) {
            for (ColumnSchema given : other == step ? List.<ColumnSchema>of() : other.gives()) {
                boolean madeFirst = step instanceof Absence absence
                        && !(other instanceof Absence)
                        && absence.column().name().equals(given.name());
                if (madeFirst || step.needs().contains(given.name())) {
                    return false;
                }
            }
        }
        return true;
    }
}
