package dev.synth.eval.cases;

import dev.synth.table.Table;

/** A distribution of rows, from which training rows, holdout rows and what an honest generator releases are drawn. */
interface Population {
    /** Independent rows (entities, where the schema names them); another seed gives other rows. */
    Table sample(int units, long seed);
}
