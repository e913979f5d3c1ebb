package dev.synth.internal.sampling;

import dev.synth.internal.encode.ModeCoder.Codes;
import java.util.List;

/** Whether a row, as codes of the learnt columns, is wanted. */
interface RowTest {
    boolean test(List<Codes> codes, int row);
}
