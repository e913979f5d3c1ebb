package dev.synth.internal.encode;

import dev.synth.internal.encode.ModeCoder.Codes;
import java.util.List;

/**
 * A table as codes: for each learnt column the mode of each row and, where modes are intervals, the place inside.
 *
 * @param columns one per learnt column, each of {@code rows} rows
 */
public record EncodedTable(List<Codes> columns, int rows) {}
