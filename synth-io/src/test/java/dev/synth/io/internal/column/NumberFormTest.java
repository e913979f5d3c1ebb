package dev.synth.io.internal.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NumberFormTest {
    private static final long SEED = 20_261_125;

    private static void assertValue(String text) {
        double value = Objects.requireNonNull(NumberForm.of(text), text).value(text);
        assertThat(Double.doubleToRawLongBits(value))
                .as("'%s' became %s, seed %s", text, value, SEED)
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
        char[] among = ("7" + text + "7").toCharArray();
        double plain = PlainNumber.real(among, 1, among.length - 1);
        if (!Double.isNaN(plain)) {
            assertThat(Double.doubleToRawLongBits(plain))
                    .as("'%s' became %s where it stands, seed %s", text, plain, SEED)
                    .isEqualTo(Double.doubleToRawLongBits(value));
        }
        long whole = PlainNumber.whole(among, 1, among.length - 1);
        if (whole != PlainNumber.NOT_WHOLE) {
            assertThat(whole).isEqualTo(Long.parseLong(text));
        }
    }

    @Test
    void usualNumbersAreReadWhereTheyStand() {
        char[] text = "-120,0.125,-,,.,+5,1e3,-0".toCharArray();
        assertThat(PlainNumber.whole(text, 0, 4)).isEqualTo(-120);
        assertThat(PlainNumber.real(text, 5, 10)).isEqualTo(0.125);
        assertThat(PlainNumber.whole(text, 5, 10)).isEqualTo(PlainNumber.NOT_WHOLE);
        for (int[] none : new int[][] {{11, 12}, {13, 13}, {14, 15}, {16, 18}, {19, 22}}) {
            assertThat(PlainNumber.whole(text, none[0], none[1])).isEqualTo(PlainNumber.NOT_WHOLE);
            assertThat(PlainNumber.real(text, none[0], none[1])).isNaN();
        }
        assertThat(1 / PlainNumber.real(text, 23, 25)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    /** The JDK's parser is the oracle. */
    @Test
    void numbersAreTheNearestDoubles() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 200_000; i++) {
            long digits = random.nextLong(1L << random.nextInt(1, 63));
            StringBuilder text = new StringBuilder(Long.toString(digits));
            text.insert(random.nextInt(text.length() + 1), random.nextBoolean() ? "." : "");
            text.insert(0, List.of("", "-", "+", "0", "-00").get(random.nextInt(5)));
            assertValue(text.toString());
        }
    }

    @Test
    void limitsAreExact() {
        List.of(
                        "0",
                        "-0",
                        "-0.0",
                        "0.",
                        ".5",
                        "-.5",
                        "9007199254740992",
                        "9007199254740993",
                        "900719925474099.3",
                        "999999999999999999",
                        "0.000000000000000001",
                        "1e400",
                        "-1e400",
                        "1e-400",
                        "4.9e-324",
                        "00000000000000000000000001",
                        "0.1234567890123456789")
                .forEach(NumberFormTest::assertValue);
    }
}
