package dev.synth.internal.encode;

import dev.synth.internal.encode.ModeCoder.Codes;
import java.util.Arrays;
import java.util.List;

/**
 * A table as codes: for each learnt column the mode of each row and, where modes are intervals, the place inside.
 *
 * @param columns one per learnt column, each of {@code rows} rows
 */
public record EncodedTable(List<Codes> columns, int rows) {

    /** These rows, in this order. */
    public EncodedTable rows(int[] chosen) {
        return new EncodedTable(
                columns.stream().map(codes -> rows(codes, chosen)).toList(), chosen.length);
    }

    private static Codes rows(Codes codes, int[] chosen) {
        float[] positions = new float[codes.positions().length == 0 ? 0 : chosen.length];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = codes.positions()[chosen[i]];
        }
        return new Codes(Arrays.stream(chosen).map(row -> codes.codes()[row]).toArray(), positions);
    }
}
