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

    /** The bins that rows of something else may be in. */
    Made made(Table rows, int position);

    /** These bins as a model keeps them. */
    Thinning.Axis axis(String column);

    /**
     * Some of the bins.
     *
     * @param origins for each of them its number among all
     */
    record Made(Bins bins, int[] origins) {}

    /** A column with a value in each of these bins, row by row. */
    Column draw(int[] bins, SplittableRandom random);
}
