package dev.synth.internal.privacy;

import dev.synth.table.Column;
import dev.synth.table.Table;
import java.util.SplittableRandom;

/** The bins that a column's values fall into, known without looking at any one entity; the last holds missing values. */
interface Bins {
    int size();

    /** Whether neighbouring bins are neighbours on a line, but for the last one. */
    boolean ordered();

    /** The bin of each value of a column, {@link SurveyedColumn#UNLISTED} for values in none. */
    int[] codes(Table table, int position);

    /** A column with a value in each of these bins, row by row. */
    Column draw(int[] bins, SplittableRandom random);
}
