package dev.synth.eval.internal.metrics;

import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one evaluation, cut to the columns that are scored: names of people, rows or things (identifiers, entities,
 * free text) and dropped columns are left out. A holdout without rows counts as none.
 *
 * @param holders whom T's rows belong to
 */
record ComparedTables(Table training, @Nullable Table holdout, Table synthetic, Holders holders) {
    /**
     * Brings the tables together by column name.
     *
     * @throws IllegalArgumentException if a table lacks a column of T, or holds it as another kind of value
     */
    static ComparedTables of(Table training, @Nullable Table holdout, Table synthetic) {
        return of(training, holdout, synthetic, Holders.MIN);
    }

    /**
     * The same for a policy of its own.
     *
     * @param k what fewer entities of T hold is not shown, nor what fewer than {@value Holders#MIN} hold
     */
    static ComparedTables of(Table training, @Nullable Table holdout, Table synthetic, int k) {
        CommonSchema common = CommonSchema.of(training, holdout, synthetic);
        List<String> names = common.training().schema().columns().stream()
                .filter(column -> !column.kind().isTextual() && !column.has(Role.ENTITY))
                .map(ColumnSchema::name)
                .toList();
        Table held = common.holdout();
        return new ComparedTables(
                common.training().select(names),
                held == null ? null : held.select(names),
                common.synthetic().select(names),
                Holders.of(common.training(), Math.max(Holders.MIN, k)));
    }
}
