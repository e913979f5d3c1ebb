package dev.synth.io.internal.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlainNumberTest {
    private static final long SEED = 20_261_123;
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");

    @Test
    void upToEightCharactersAreReadTogetherAsOneByOne() {
        SplittableRandom random = new SplittableRandom(SEED);
        byte[] others = {'-', '+', '.', ' ', '/', ':', 'a', 0, (byte) 0x80, (byte) 0xb5};
        int wholes = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] text = new byte[Long.BYTES];
            for (int k = 0; k < text.length; k++) {
                text[k] = (byte) random.nextInt('0', '9' + 1);
            }
            if (random.nextInt(3) == 0) {
                text[random.nextInt(text.length)] = others[random.nextInt(others.length)];
            }
            if (random.nextInt(3) == 0) {
                text[0] = '-';
            }
            int length = random.nextInt(text.length + 1);
            long eight = 0;
            for (int k = 0; k < text.length; k++) {
                eight |= (text[k] & 0xffL) << Byte.SIZE * k;
            }
            String string = new String(text, 0, length, StandardCharsets.ISO_8859_1);
            long expected = WHOLE.matcher(string).matches() ? Long.parseLong(string) : PlainNumber.NOT_WHOLE;
            assertThat(PlainNumber.whole(eight, length)).as("'%s'", string).isEqualTo(expected);
            assertThat(PlainNumber.whole(string.toCharArray(), 0, length))
                    .as("'%s'", string)
                    .isEqualTo(expected);
            wholes += expected == PlainNumber.NOT_WHOLE ? 0 : 1;
        }
        assertThat(wholes).isGreaterThan(50_000);
    }
}
