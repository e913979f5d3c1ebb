package dev.synth.eval.cases;

import dev.synth.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * One draw of a case.
 *
 * @param leaked how many distinct training units the synthetic rows repeat, in whatever form
 */
record Trial(Table training, @Nullable Table holdout, Table synthetic, int leaked) {}
