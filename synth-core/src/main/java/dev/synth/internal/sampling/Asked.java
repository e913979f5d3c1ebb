package dev.synth.internal.sampling;

import dev.synth.internal.encode.FittedTable;
import dev.synth.internal.encode.Layout;
import dev.synth.internal.encode.LearntColumn;
import dev.synth.internal.encode.LevelCoder;
import dev.synth.internal.encode.ModeCoder;
import dev.synth.internal.rules.Echo;
import dev.synth.internal.rules.Join;
import dev.synth.internal.rules.Step;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Conditions where rules make columns out of others. What is asked of a column of a combination is asked of the
 * combination; what is asked of a column that is computed, or made from a difference, is asked of finished rows.
 *
 * @param wanted what the network draws
 * @param finished what finished rows must hold
 */
record Asked(Wanted wanted, List<Requirement> finished) {

    /**
     * Translates conditions.
     *
     * @throws IllegalArgumentException naming column and value, if there is no such column or the model never makes such
     *     a value
     */
    static Asked of(FittedTable model, Layout layout, List<Requirement> requirements) {
        List<Requirement> drawn = new ArrayList<>();
        List<Requirement> finished = new ArrayList<>();
        Map<Join, List<Requirement>> joined = new LinkedHashMap<>();
        for (Requirement requirement : requirements) {
            ColumnSchema column = model.schema().column(requirement.column());
            Optional<Step> maker = model.rules().findMaker(column.name());
            if (maker.isPresent() && maker.get() instanceof Join join) {
                joined.computeIfAbsent(join, first -> new ArrayList<>()).add(requirement);
            } else if (maker.isPresent() && maker.get() instanceof Echo) {
                // What is drawn lies where the repeated value does, near enough to be asked for; finished rows decide.
                drawn.add(requirement);
                finished.add(requirement);
            } else if (maker.isPresent()) {
                Bounds.of(column, requirement);
                finished.add(requirement);
            } else {
                drawn.add(requirement);
                if (model.rules().isCleared(column.name())) {
                    finished.add(requirement);
                }
            }
        }
        joined.forEach((join, asked) -> drawn.add(combinations(model, join, asked)));
        return new Asked(Wanted.of(model.encoder(), layout, drawn), finished);
    }

    private static Requirement combinations(FittedTable model, Join join, List<Requirement> asked) {
        List<String> combinations = levels(model, join.name());
        Map<String, List<String>> literals = join.literals(combinations);
        for (Requirement one : asked) {
            for (String level : one.levels()) {
                if (!literals.getOrDefault(one.column(), List.of()).contains(level)) {
                    throw new IllegalArgumentException("Column '" + one.column() + "': "
                            + Labels.unknown("level", level, literals.getOrDefault(one.column(), List.of())));
                }
            }
            if (one.levels().isEmpty()) {
                throw new IllegalArgumentException(
                        "Column '" + one.column() + "' has levels, so it has no range; name the levels.");
            }
        }
        List<String> wanted = combinations.stream()
                .filter(combination -> asked.stream().allMatch(one -> holds(join, combination, one)))
                .toList();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("The conditions contradict each other: no combination of " + join.name()
                    + " that comes out meets them all.");
        }
        return new Requirement(join.name(), wanted, null, null);
    }

    private static boolean holds(Join join, String combination, Requirement one) {
        List<@Nullable String> parts = join.split(combination);
        for (int m = 0; m < parts.size(); m++) {
            if (join.columns().get(m).name().equals(one.column())) {
                return parts.get(m) != null && one.levels().contains(parts.get(m));
            }
        }
        return false;
    }

    private static List<String> levels(FittedTable model, String name) {
        int position = model.encoder().schema().indexOf(name);
        Stream<ModeCoder> learnt = model.encoder().learnt().stream()
                .filter(column -> column.position() == position)
                .map(LearntColumn::coder);
        Stream<ModeCoder> derived = model.encoder().derived().stream()
                .filter(column -> column.position() == position)
                .map(column -> column.coder());
        return Stream.concat(learnt, derived)
                .map(coder -> ((LevelCoder) coder.flat()).present())
                .findFirst()
                .orElseThrow();
    }
}
