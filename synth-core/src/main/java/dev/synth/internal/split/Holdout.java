package dev.synth.internal.split;

import dev.synth.internal.random.RandomChoice;
import dev.synth.internal.random.Seeds;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.security.SecureRandom;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A table's rows in two parts. */
public final class Holdout {
    /** Fewer rows than this cannot be learnt from, whatever the options. */
    public static final int LEAST_ROWS = 20;

    /** Held out unless told otherwise; release-gate.md derives it. */
    private static final double DEFAULT_SHARE = 0.2;

    private final Table training;
    private final Table holdout;
    private final int[] trainingRows;

    private Holdout(Table training, Table holdout, int[] trainingRows) {
        this.training = training;
        this.holdout = holdout;
        this.trainingRows = trainingRows;
    }

    /** All of a table to fit on, and other rows as holdout. */
    public Holdout(Table training, Table holdout) {
        this(training, holdout, IntStream.range(0, training.rowCount()).toArray());
    }

    /**
     * Splits at random, by entity where the schema names an entity column, so that nobody has rows on both sides.
     *
     * @param share of the rows or entities to hold out; 0.2 by default
     * @param source what messages call the table
     * @throws TableFormatException if there are too few rows or entities to split
     */
    public static Holdout split(Table rows, OptionalDouble share, long seed, String source) {
        Entities entities = Entities.of(rows);
        int[] groups = entities.numbers();
        int groupCount = entities.count();
        if (groupCount < LEAST_ROWS) {
            throw new TableFormatException(source + " has " + rows.rowCount() + " rows"
                    + (groupCount < rows.rowCount() ? " of " + groupCount + " entities" : "")
                    + "; at least " + LEAST_ROWS + " are needed to learn from some and check on others.");
        }
        int heldOut = (int) Math.round(groupCount * share.orElse(DEFAULT_SHARE));
        heldOut = Math.max(1, Math.min(groupCount - 1, heldOut));
        boolean[] held = choose(groupCount, heldOut, Seeds.stream(seed, Seeds.SPLIT, 0));
        return of(rows, groups, held);
    }

    /**
     * Splits by secret coins, one per entity: whether one entity is held out says nothing about another, so that tables
     * which differ by one entity give training tables which do too, as differential privacy needs.
     *
     * @param share with which each entity is held out; 0.2 by default
     * @throws TableFormatException if one side would be empty
     */
    public static Holdout splitSecretly(Table rows, OptionalDouble share, String source) {
        SecureRandom coins = new SecureRandom();
        Entities entities = Entities.of(rows);
        boolean[] held = new boolean[entities.count()];
        for (int entity = 0; entity < held.length; entity++) {
            held[entity] = coins.nextDouble() < share.orElse(DEFAULT_SHARE);
        }
        Holdout split = of(rows, entities.numbers(), held);
        if (split.training.rowCount() == 0 || split.holdout.rowCount() == 0) {
            throw new TableFormatException(source + " has " + rows.rowCount() + " rows, too few to learn from some and"
                    + " check on others; give more rows.");
        }
        return split;
    }

    private static Holdout of(Table rows, int[] groups, boolean[] held) {
        int[] training = IntStream.range(0, groups.length)
                .filter(row -> !held[groups[row]])
                .toArray();
        int[] holdout = IntStream.range(0, groups.length)
                .filter(row -> held[groups[row]])
                .toArray();
        return new Holdout(rows.rows(training), rows.rows(holdout), training);
    }

    /** The rows that models are fitted on. */
    public Table training() {
        return training;
    }

    /** The rows that nothing is fitted on. */
    public Table holdout() {
        return holdout;
    }

    /** For each training row, its number in the table that was split, from 1. */
    public int[] trainingRows() {
        return IntStream.of(trainingRows).map(row -> row + 1).toArray();
    }

    static boolean[] choose(int count, int chosen, SplittableRandom random) {
        boolean[] held = new boolean[count];
        for (int entity : RandomChoice.of(count, chosen, random)) {
            held[entity] = true;
        }
        return held;
    }
}
