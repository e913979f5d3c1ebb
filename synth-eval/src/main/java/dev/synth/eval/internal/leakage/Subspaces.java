package dev.synth.eval.internal.leakage;

import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The parts of a record that are looked at on their own: all columns but one (each in turn), the numbers, the levels, the
 * declared quasi-identifiers, and a few random two thirds of the columns.
 *
 * @param withoutOne names of the parts that lack one compared column, in the order of the compared columns; empty if
 *     there are fewer than three
 * @param subsets the other parts
 */
record Subspaces(List<String> withoutOne, List<Subspace> subsets) {
    /** What messages call the units of which a part reappears, whichever column it lacks. */
    static final String ANY_WITHOUT_ONE = "all columns but any one";

    private static final int RANDOM_SUBSETS = 4;
    private static final int FEWEST_FOR_RANDOM = 6;
    private static final int FEWEST_FOR_ONE_LESS = 3;

    /**
     * Some of the compared columns.
     *
     * @param name as messages call it
     * @param columns numbers of compared columns, ascending
     */
    record Subspace(String name, int[] columns) {}

    static Subspaces of(Schema schema, int[] compared, SplittableRandom random) {
        int count = compared.length;
        IntPredicate numeric = i -> schema.column(compared[i]).kind().isNumeric();
        List<Subspace> subsets = new ArrayList<>();
        add(subsets, "numbers and dates only", count, numeric);
        add(subsets, "categories only", count, numeric.negate());
        add(
                subsets,
                "quasi-identifiers only",
                count,
                i -> schema.column(compared[i]).has(Role.QUASI_IDENTIFIER));
        for (int i = 1; i <= RANDOM_SUBSETS && count >= FEWEST_FOR_RANDOM; i++) {
            int[] chosen = Arrays.copyOf(Sample.shuffled(count, random), 2 * count / 3);
            Arrays.sort(chosen);
            subsets.add(new Subspace("two thirds of the columns, choice " + i, chosen));
        }
        List<String> withoutOne = Arrays.stream(compared)
                .mapToObj(schema::column)
                .map(ColumnSchema::name)
                .map(name -> "all columns but '" + name + "'")
                .toList();
        return new Subspaces(count < FEWEST_FOR_ONE_LESS ? List.of() : withoutOne, List.copyOf(subsets));
    }

    private static void add(List<Subspace> subsets, String name, int count, IntPredicate chosen) {
        int[] columns = IntStream.range(0, count).filter(chosen).toArray();
        // One column less than all is looked at anyway.
        if (columns.length > 1 && columns.length < count - 1) {
            subsets.add(new Subspace(name, columns));
        }
    }

    boolean isEmpty() {
        return withoutOne.isEmpty() && subsets.isEmpty();
    }
}
