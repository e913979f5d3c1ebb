package dev.synth.internal.encode;

import dev.synth.internal.random.Seeds;
import dev.synth.internal.split.Entities;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumericView;
import dev.synth.table.Role;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Finds out how each column of a training table is to be learnt: mode by mode, derived, made anew or repeated. */
public final class TableEncoder {
    /** Intervals of all numeric columns together; wide encodings train badly. */
    private static final int SEGMENT_BUDGET = 120;

    private static final int LEAST_SEGMENTS = 6;
    private static final int MOST_SEGMENTS = 20;

    private final Table table;
    private final int rareRows;
    private final long seed;
    private final Entities entities;
    private final List<String> notes = new ArrayList<>();

    private TableEncoder(Table table, int rareRows, long seed) {
        this.table = table;
        this.rareRows = rareRows;
        this.seed = seed;
        this.entities = Entities.of(table);
    }

    /**
     * Fits an encoder to a training table.
     *
     * @param rareRows levels that fewer entities hold are not learnt, unless the column is public
     * @throws TableFormatException naming the column that cannot be learnt and what to do about it
     */
    public static FittedEncoder fit(Table table, int rareRows, long seed) {
        return new TableEncoder(table, rareRows, seed).fit();
    }

    private FittedEncoder fit() {
        Map<Integer, Integer> bases = DateOrder.bases(table);
        List<LearntColumn> candidates = new ArrayList<>();
        Map<Integer, IdentifierFormat> identifiers = new HashMap<>();
        Map<Integer, LevelColumn> constants = new HashMap<>();
        for (int c = 0; c < table.schema().size(); c++) {
            ColumnSchema column = table.schema().column(c);
            switch (column.kind()) {
                case TEXT ->
                    throw new TableFormatException("Column '" + column.name()
                            + "' is free text, which cannot be synthesised safely: give it the role 'drop' in the schema, or"
                            + " the kind 'categorical' if it holds a code list.");
                case IDENTIFIER -> identifiers.put(c, IdentifierFormat.fit(table.text(c), seed));
                case CONSTANT -> constants.put(c, table.levels(c).rows(new int[] {0}));
                default -> candidates.add(learn(c, column, bases.getOrDefault(c, LearntColumn.NO_BASE)));
            }
        }
        if (candidates.isEmpty()) {
            throw new TableFormatException(
                    "No column can be learnt: all are identifiers or constants. Check the kinds in the schema.");
        }
        return Dependences.separate(table, candidates, identifiers, constants, rareRows, seed, notes);
    }

    private LearntColumn learn(int c, ColumnSchema column, int base) {
        SplittableRandom random = Seeds.stream(seed, Seeds.ENCODE, c);
        if (column.kind().isLevelled()) {
            return new LearntColumn(c, learnLevels(table.levels(c), column), LearntColumn.NO_BASE);
        }
        double[] numbers = FittedEncoder.numbers(table, c, base);
        NumberModes modes = new NumberModes(rareRows, segmentsPerColumn(), entities, random);
        return new LearntColumn(c, modes.fit(numbers, Grid.of(column, numbers)), base);
    }

    private LevelCoder learnLevels(LevelColumn values, ColumnSchema column) {
        LevelCoder coder = LevelCoder.fit(values, column.has(Role.PUBLIC) ? 1 : rareRows, entities);
        if (coder.modes() == 0) {
            throw new TableFormatException("Column '" + column.name() + "': none of its "
                    + values.levels().size()
                    + " levels is held by " + rareRows + unit() + " or more, so none may be emitted. Give it the"
                    + " kind 'identifier' if it names rows, the role 'drop', or the role 'public' if its values are a"
                    + " public code list.");
        }
        long used = IntStream.of(values.counts()).filter(count -> count > 0).count();
        long rare = used - coder.present().size();
        if (rare > 0) {
            notes.add("Column '" + column.name() + "': " + rare + " of " + used + " levels are held by fewer than "
                    + rareRows + unit() + "; they are not learnt and will not come out. If they are a public code"
                    + " list, give the column the role 'public'.");
        }
        return coder;
    }

    private String unit() {
        return entities.count() == table.rowCount() ? " training rows" : " training entities";
    }

    private int segmentsPerColumn() {
        long numeric = table.schema().columns().stream()
                .map(ColumnSchema::kind)
                .filter(ColumnKind::isNumeric)
                .count();
        return (int) Math.max(LEAST_SEGMENTS, Math.min(MOST_SEGMENTS, SEGMENT_BUDGET / Math.max(1, numeric)));
    }

    /** Which dates never come before which others. */
    static final class DateOrder {
        private static final int LEAST_PAIRS = 20;

        private DateOrder() {}

        /**
         * For date columns that never lie before another one (and are missing wherever it is), that other one: the nearest
         * from below, so that a chain of dates is learnt link by link.
         *
         * @return position of the later column → position of the earlier one
         */
        static Map<Integer, Integer> bases(Table table) {
            Map<Integer, Integer> bases = new HashMap<>();
            for (ColumnKind kind : List.of(ColumnKind.DATE, ColumnKind.DATE_TIME)) {
                List<Integer> columns = IntStream.range(0, table.schema().size())
                        .filter(c -> table.schema().column(c).kind() == kind)
                        .boxed()
                        .sorted(Comparator.comparingDouble(c -> mean(table.numeric(c), table.rowCount())))
                        .toList();
                for (int later = 1; later < columns.size(); later++) {
                    for (int earlier = later - 1; earlier >= 0; earlier--) {
                        if (neverBefore(table, columns.get(later), columns.get(earlier))) {
                            bases.put(columns.get(later), columns.get(earlier));
                            break;
                        }
                    }
                }
            }
            return bases;
        }

        private static double mean(NumericView column, int rows) {
            return IntStream.range(0, rows)
                    .mapToDouble(column::number)
                    .filter(value -> !Double.isNaN(value))
                    .average()
                    .orElse(Double.MAX_VALUE);
        }

        private static boolean neverBefore(Table table, int later, int earlier) {
            int pairs = 0;
            for (int row = 0; row < table.rowCount(); row++) {
                double a = table.numeric(earlier).number(row);
                double b = table.numeric(later).number(row);
                if (!Double.isNaN(b) && !(b >= a)) {
                    return false;
                }
                pairs += Double.isNaN(b) ? 0 : 1;
            }
            return pairs >= LEAST_PAIRS;
        }
    }
}
