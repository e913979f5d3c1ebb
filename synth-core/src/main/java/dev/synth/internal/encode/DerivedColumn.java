package dev.synth.internal.encode;

/**
 * A column that another one determines in every training row; it is not learnt but looked up.
 *
 * @param position of the column in the schema
 * @param coder its modes, none of them an interval
 * @param determinant index of the learnt column that determines it
 * @param modes for each mode of the determinant's {@link ModeCoder#flat()}, the mode of this column
 */
public record DerivedColumn(int position, ModeCoder coder, int determinant, int[] modes) {}
