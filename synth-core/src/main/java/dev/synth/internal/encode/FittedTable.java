package dev.synth.internal.encode;

import dev.synth.internal.encode.ModeCoder.Codes;
import dev.synth.internal.privacy.Thinning;
import dev.synth.internal.rules.FittedRules;
import dev.synth.internal.rules.RuleFitter;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/**
 * All that was found out about a training table: how its rules are kept, how the columns that remain become codes, and how
 * rows belong to entities. Immutable.
 *
 * @param rules what is done before encoding and undone after decoding
 * @param encoder of the table as the rules leave it
 * @param entities empty if every row is an entity of its own
 * @param thinning which of the rows that are drawn to keep; empty if all
 */
public record FittedTable(
        FittedRules rules, FittedEncoder encoder, Optional<EntityRows> entities, Optional<Thinning> thinning) {

    /** A table without rules and entities. */
    public static FittedTable of(FittedEncoder encoder) {
        return new FittedTable(FittedRules.none(encoder.schema()), encoder, Optional.empty(), Optional.empty());
    }

    /**
     * Fits a training table.
     *
     * @param rareRows what fewer entities hold is not learnt
     * @throws dev.synth.table.TableFormatException naming the column that cannot be learnt, or the rule that cannot be kept
     */
    public static FittedTable fit(Table table, int rareRows, long seed) {
        return fit(table, RuleFitter.fit(table, rareRows), rareRows, seed);
    }

    /**
     * Fits a training table in such a way that every row of another one is encoded by itself, whatever rows are beside it: of
     * rules only those are kept that follow from the schema, and the numbers that columns repeat from each other are not looked
     * for, as which of them are common is a question about a table.
     *
     * @param rareRows what fewer entities hold is not learnt
     * @throws dev.synth.table.TableFormatException naming the column that cannot be learnt
     */
    public static FittedTable fitForSingleRows(Table table, int rareRows, long seed) {
        return fit(table, RuleFitter.restore(table.schema(), List.of()), rareRows, seed);
    }

    private static FittedTable fit(Table table, FittedRules rules, int rareRows, long seed) {
        Table simple = rules.simplify(table);
        FittedEncoder encoder = TableEncoder.fit(simple, rareRows, seed);
        return new FittedTable(
                rules.declaring(encoder.schema()),
                encoder,
                EntityRows.fit(table, simple, encoder, rareRows),
                Optional.empty());
    }

    /** The same with entities like these. */
    public FittedTable withEntities(EntityRows newEntities) {
        return new FittedTable(rules, encoder, Optional.of(newEntities), thinning);
    }

    /** The same with rows thinned like this, or not at all. */
    public FittedTable withThinning(Optional<Thinning> newThinning) {
        return new FittedTable(rules, encoder, entities, newThinning);
    }

    /** The columns of the rows that come out. */
    public Schema schema() {
        return rules.schema();
    }

    /** A training table as codes. */
    public EncodedTable encode(Table table, long seed) {
        return encoder.encode(rules.simplify(table), seed);
    }

    /**
     * Turns codes into rows.
     *
     * @param numbers of each row in the sample
     * @param entityNumbers of the first row of each row's entity
     */
    public Table decode(List<Codes> codes, IntToLongFunction numbers, IntToLongFunction entityNumbers, long seed) {
        Schema simple = encoder.schema();
        return rules.restore(encoder.decode(
                codes,
                (position, row) ->
                        (isOfEntity(simple.column(position).name()) ? entityNumbers : numbers).applyAsLong(row),
                seed));
    }

    private boolean isOfEntity(String identifier) {
        return entities.isPresent()
                && (schema().column(identifier).has(Role.ENTITY)
                        || entities.get().constants().contains(identifier));
    }
}
