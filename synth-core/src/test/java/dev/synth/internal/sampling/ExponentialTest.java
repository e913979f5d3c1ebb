package dev.synth.internal.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExponentialTest {
    private static final double RELATIVE = 2e-7;

    private static void assertClose(float x) {
        double exact = StrictMath.exp(x);
        assertThat(Math.abs(Exponential.of(x) - exact)).as("e^%s", x).isLessThanOrEqualTo(RELATIVE * exact);
    }

    @Test
    void isStrictMathsToSingleDigitsFromZeroDown() {
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 200_000; i++) {
            assertClose((float) (-87 * random.nextDouble()));
            assertClose((float) -StrictMath.pow(10, -10 * random.nextDouble()));
        }
        for (int power = 0; power < 125; power++) {
            float boundary = (float) (-(power + 0.5) * StrictMath.log(2));
            assertClose(Math.max(-86.99f, boundary));
            assertClose(Math.max(-86.99f, Math.nextUp(boundary)));
            assertClose(Math.max(-86.99f, Math.nextDown(boundary)));
        }
    }

    @Test
    void endsAreExact() {
        assertThat(Exponential.of(0)).isEqualTo(1);
        assertThat(Exponential.of(-0f)).isEqualTo(1);
        assertThat(Exponential.of(-87)).isZero();
        assertThat(Exponential.of(-1e30f)).isZero();
        assertThat(Exponential.of(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(Exponential.of(Float.NaN)).isZero();
        assertThat(Exponential.of(Math.nextUp(-87f))).isPositive();
    }
}
