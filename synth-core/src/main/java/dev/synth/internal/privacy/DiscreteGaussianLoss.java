package dev.synth.internal.privacy;

import org.jspecify.annotations.Nullable;

/**
 * The loss of discrete Gaussian noise on a count that an entity changes by c, its number of rows: (2x − c) c / 2σ² at the answer x.
 *
 * <p>No two tables can be told apart better where the c rows, or fewer, are spread over cells, v of them in each. All that tells
 * there is Σ vᵢ yᵢ of the answers y, the more the better: Σ vᵢ nᵢ of the noise n, moved by Σ vᵢ² ≤ c·max v. Moved by c·max v it
 * tells no less, and that can be made of the one answer without knowing which table it comes from: max v times the answer, and
 * fresh noise for the other cells.
 */
final class DiscreteGaussianLoss implements LossLaw {
    /** Noise beyond so many deviations has a probability below 1e-40. */
    private static final double DEVIATIONS = 14;

    private final DiscreteGaussian law;
    private final int rows;
    private final int reach;
    /** Probabilities of noise of {@code i − reach} or more; found when first asked for. */
    private volatile double @Nullable [] tails;

    /** @param rows the most rows that an entity has, 1 or more */
    DiscreteGaussianLoss(DiscreteGaussian law, int rows) {
        this.law = law;
        this.rows = rows;
        this.reach = (int) Math.ceil(DEVIATIONS * law.deviation()) + 2;
    }

    @Override
    public double above(double loss) {
        return tail(place(loss) - rows);
    }

    @Override
    public double aboveUnderOther(double loss) {
        return tail(place(loss));
    }

    /** The least answer whose loss is above this one. */
    private double place(double loss) {
        return Math.floor(law.variance() * loss / rows + rows / 2.0) + 1;
    }

    private double tail(double least) {
        double[] known = tails;
        if (known == null) {
            known = tails();
            tails = known;
        }
        double i = least + reach;
        return i <= 0 ? 1 : i >= known.length ? 0 : known[(int) i];
    }

    private double[] tails() {
        double[] found = new double[2 * reach + 1];
        double sum = 0;
        for (int x = reach; x >= -reach; x--) {
            sum += law.weight(x);
            found[x + reach] = sum;
        }
        for (int i = 0; i < found.length; i++) {
            found[i] /= sum;
        }
        return found;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DiscreteGaussianLoss loss && law.equals(loss.law) && rows == loss.rows;
    }

    @Override
    public int hashCode() {
        return 31 * law.hashCode() + rows;
    }
}
