package dev.synth.internal.encode;

import dev.synth.internal.calendar.Weeks;
import dev.synth.internal.random.Seeds;
import dev.synth.internal.rules.DateOrder;
import dev.synth.internal.split.Entities;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Finds out how each column of a training table is to be learnt: mode by mode, derived, made anew or repeated. */
public final class TableEncoder {
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
            if (column.has(Role.ENTITY) && column.kind() != ColumnKind.IDENTIFIER) {
                throw new TableFormatException("Column '" + column.name() + "' names the entity, but its kind is "
                        + column.kind().label() + "; give it the kind identifier, so that names are made anew.");
            }
            switch (column.kind()) {
                case TEXT ->
                    throw new TableFormatException("Column '" + column.name()
                            + "' is free text, which cannot be synthesised safely: give it the role 'drop' in the schema, or"
                            + " the kind 'categorical' if it holds a code list.");
                case IDENTIFIER ->
                    identifiers.put(
                            c,
                            IdentifierFormat.fit(table.text(c), column.domain().checkDigit()));
                case CONSTANT -> constants.put(c, constant(table.levels(c), column));
                default -> candidates.add(learn(c, column, bases.getOrDefault(c, LearntColumn.NO_BASE)));
            }
        }
        if (candidates.isEmpty()) {
            throw new TableFormatException(
                    "No column can be learnt: all are identifiers or constants. Check the kinds in the schema.");
        }
        return Dependences.separate(
                table, schema(candidates), candidates, identifiers, constants, rareRows, entities, seed, notes);
    }

    private static LevelColumn constant(LevelColumn values, ColumnSchema column) {
        for (int row = 1; row < values.size(); row++) {
            if (values.code(row) != values.code(0)) {
                throw new TableFormatException(
                        "Column '" + column.name() + "' is declared constant, but its rows differ"
                                + " (missing counts as a value). Declare it categorical, or correct the rows.");
            }
        }
        return values.rows(new int[] {0});
    }

    /** The schema of what comes out: it names no level that is not learnt. */
    private Schema schema(List<LearntColumn> candidates) {
        Schema schema = table.schema();
        for (LearntColumn candidate : candidates) {
            ColumnSchema column = schema.column(candidate.position());
            if (column.kind() == ColumnKind.BOOLEAN && column.levels().isEmpty()) {
                schema = schema.with(
                        column.withLevels(table.levels(candidate.position()).levels()));
            } else if (candidate.coder() instanceof LevelCoder levels
                    && (column.kind() == ColumnKind.CATEGORICAL || column.kind() == ColumnKind.ORDINAL)
                    && !column.has(Role.PUBLIC)
                    && !column.levels().isEmpty()) {
                schema = schema.with(column.withLevels(levels.present()));
            }
        }
        return schema;
    }

    private LearntColumn learn(int c, ColumnSchema column, int base) {
        SplittableRandom random = Seeds.stream(seed, Seeds.ENCODE, c);
        if (column.kind().isLevelled()) {
            return new LearntColumn(c, learnLevels(FittedEncoder.levels(table, c), column), LearntColumn.NO_BASE);
        }
        boolean isBased = base != LearntColumn.NO_BASE;
        double[] numbers = isBased
                ? FittedEncoder.numbers(table, c, base, (origin, number) -> number - origin)
                : FittedEncoder.numbers(table, c);
        boolean isDate = column.kind() == ColumnKind.DATE || column.kind() == ColumnKind.DATE_TIME;
        if (isDate && (!isBased || Weeks.of(column.kind()).passBetween(numbers))) {
            double[] dates = isBased ? FittedEncoder.numbers(table, c, base, Weeks.of(column.kind())::since) : numbers;
            Optional<CalendarCoder> calendar = CalendarEvidence.find(
                    dates,
                    column.kind(),
                    entities,
                    rareRows,
                    Seeds.stream(seed, Seeds.ENCODE, c),
                    CoarseColumns.besides(c, table));
            if (calendar.isPresent()) {
                return new LearntColumn(c, calendar.get(), base);
            }
        }
        NumberModes modes = new NumberModes(rareRows, entities, random);
        NumberCoder coder = modes.fit(numbers, Grid.of(column, numbers));
        if (coder.hasMissing() && coder.modes() == 1 && !Arrays.stream(numbers).allMatch(Double::isNaN)) {
            notes.add("Column '" + column.name() + "': fewer than " + rareRows + unit() + " hold a value, so it is not"
                    + " learnt and comes out missing. The role 'drop' leaves it out.");
        }
        return new LearntColumn(c, coder, base);
    }

    private LevelCoder learnLevels(LevelColumn values, ColumnSchema column) {
        LevelCoder coder = LevelCoder.fit(
                values, column.has(Role.PUBLIC) ? 1 : rareRows, entities, RareLevels.of(column, values.levels()));
        if (coder.modes() == 0) {
            throw new TableFormatException("Column '" + column.name() + "': none of its "
                    + values.levels().size()
                    + " levels is held by " + rareRows + unit() + " or more, so none may be emitted. Give it the"
                    + " kind 'identifier' if it names rows, the role 'drop', or the role 'public' if its values are a"
                    + " public code list.");
        }
        int[] counts = values.counts();
        long used = IntStream.of(counts).filter(count -> count > 0).count();
        Set<String> learnt = LevelCoder.strings(coder.levels());
        long rare = IntStream.range(0, values.levels().size())
                .filter(level ->
                        counts[level] > 0 && !learnt.contains(values.levels().get(level)))
                .count();
        if (rare > 0) {
            notes.add("Column '" + column.name() + "': " + rare + " of " + used + " levels are held by fewer than "
                    + rareRows + unit() + "; they are not learnt and will not come out: their rows "
                    + fate(coder.rare())
                    + ". If they are a public code list, give the column the role 'public'.");
        }
        return coder;
    }

    private static String fate(RareLevels rare) {
        return switch (rare.rule()) {
            case FREQUENCY -> "are given other levels";
            case NEIGHBOUR -> "are given the nearest levels";
            case FAMILY -> "are given the codes that theirs belong to, or others that begin alike";
            case OTHER -> "are given the level '" + rare.other() + "'";
        };
    }

    private String unit() {
        return entities.count() == table.rowCount() ? " training rows" : " training entities";
    }
}
