package dev.synth.eval.cases;

import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.WholeColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Stays in a hospital, each with an account number of nine digits that nobody declared an identifier. */
final class Accounts implements Population {
    static final String ACCOUNT = "account";

    private static final long FIRST = 100_000_000;
    private static final long END = 1_000_000_000;
    private static final Hospital HOSPITAL = new Hospital();

    @Override
    public Table sample(int rows, long seed) {
        Table stays = HOSPITAL.sample(rows, seed);
        List<ColumnSchema> schema = new ArrayList<>(stays.schema().columns());
        schema.add(ColumnSchema.of(ACCOUNT, ColumnKind.INTEGER));
        List<Column> columns = new ArrayList<>(stays.columns());
        columns.add(WholeColumn.of(
                new SplittableRandom(~seed).longs(rows, FIRST, END).toArray()));
        return Table.of(Schema.of(schema), columns);
    }
}
