package dev.synth.io.internal.parquet;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.io.ParquetDecodingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageValuesTest {
    private static PageValues of(int... bytes) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
        for (int value : bytes) {
            buffer.put((byte) value);
        }
        return new PageValues(buffer.flip(), 100);
    }

    @Test
    void runsOfAsManyValuesAsThePageHasAreSound() {
        assertThatCode(() -> of(0xC8, 0x01, 1).levels(1)).doesNotThrowAnyException(); // 100 times 1
        assertThatCode(() -> of(27, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13).levels(1)) // 13 groups of 8 bits
                .doesNotThrowAnyException();
    }

    @Test
    void aRunLongerThanThePageIsNotBelieved() {
        assertThatThrownBy(() -> of(0xFF, 0xFF, 0xFF, 0xFF, 0x07, 1, 2, 3).levels(1))
                .isInstanceOf(ParquetDecodingException.class)
                .hasMessage("a page of 100 values declares a run of 8589934584");
    }

    @Test
    void dictionaryIndicesAreRunsAfterTheirWidth() {
        assertThatThrownBy(() -> of(3, 0xFF, 0xFF, 0xFF, 0x07).values(Encoding.RLE_DICTIONARY))
                .hasMessageContaining("declares a run of");
    }

    @Test
    void levelsThatWouldEndAfterThePageAreNotBelieved() {
        assertThatThrownBy(() -> of(200, 0, 0, 0, 1, 2).afterLevels(1, Encoding.RLE))
                .hasMessage("a page declares 200 bytes of levels where 2 follow");
    }

    /** Block size, parts of a block, number of values, first value. */
    @ParameterizedTest
    @CsvSource({"'128,1,4,100,0,0,0,0,0,0', differences of as many values as the page has", "'128,1,4,1,0', of fewer"})
    void soundDifferences(String bytes) {
        assertThatCode(() -> of(numbers(bytes)).values(Encoding.DELTA_BINARY_PACKED))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "'128,1,4,255,255,255,255,7,0', more values than the page",
        "'255,255,255,255,7,1,4,0', huge blocks",
        "'128,1,0,4,0', blocks without parts"
    })
    void differencesThatThePageCannotHoldAreNotBelieved(String bytes) {
        assertThatThrownBy(() -> of(numbers(bytes)).values(Encoding.DELTA_BINARY_PACKED))
                .isInstanceOf(ParquetDecodingException.class)
                .hasMessageContaining("a page of 100 values declares");
    }

    private static int[] numbers(String list) {
        return Arrays.stream(list.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    /** Prefixes of one value, then suffix lengths with a huge count. */
    @Test
    void bothListsOfPrefixedTextsAreChecked() {
        assertThatThrownBy(() ->
                        of(128, 1, 4, 1, 0, 128, 1, 4, 255, 255, 255, 255, 7, 0).values(Encoding.DELTA_BYTE_ARRAY))
                .hasMessageContaining("differences in blocks of 128");
    }
}
