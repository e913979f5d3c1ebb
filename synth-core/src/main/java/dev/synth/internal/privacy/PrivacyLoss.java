package dev.synth.internal.privacy;

/**
 * A privacy loss on a grid, never better than the true one (a privacy loss distribution: Sommer, Meiser and Mohammadi 2019;
 * Koskela, Jälkö and Honkela 2020). What lies between two points of the grid is shared between them so that the probabilities
 * under both tables stay ('connecting the dots': Doroshenko, Ghazi, Kamath, Kumar and Manurangsi 2022).
 *
 * @param step between points
 * @param lowest the number of the lowest point: its loss is that times {@code step}
 * @param masses the probability of each point
 * @param infinite the probability of a loss without bound
 */
record PrivacyLoss(double step, int lowest, double[] masses, double infinite) {
    /** Losses below are taken to be as large as the lowest one that is not so unlikely. */
    private static final double NEGLIGIBLE = 1e-13;
    /** On either side of 0; what lies beyond is taken for the end of the grid, or to be without bound. */
    private static final int MOST_POINTS = 1 << 20;

    /**
     * A law on a grid.
     *
     * @param tail the probability up to which the greatest losses are taken to be without bound
     */
    static PrivacyLoss of(LossLaw law, double step, double tail) {
        int low = -1;
        while (low > -MOST_POINTS && 1 - law.above(low * step) > NEGLIGIBLE) {
            low *= 2;
        }
        int high = 1;
        while (high < MOST_POINTS && law.above(high * step) > tail) {
            high *= 2;
        }
        return of(
                law, step, tighten(law, step, low, low / 2, 1 - NEGLIGIBLE), tighten(law, step, high / 2, high, tail));
    }

    /** The first point at which no more than so much lies above; it is searched between two points. */
    private static int tighten(LossLaw law, double step, int from, int to, double most) {
        int above = from;
        int done = to;
        while (done - above > 1) {
            int middle = above + (done - above) / 2;
            if (law.above(middle * step) > most) {
                above = middle;
            } else {
                done = middle;
            }
        }
        return done;
    }

    private static PrivacyLoss of(LossLaw law, double step, int low, int high) {
        double[] masses = new double[high - low + 1];
        double above = law.above(low * step);
        double aboveUnderOther = law.aboveUnderOther(low * step);
        masses[0] = 1 - above;
        for (int i = low; i < high; i++) {
            double next = law.above((i + 1) * step);
            double nextUnderOther = law.aboveUnderOther((i + 1) * step);
            double mass = Math.max(0, above - next);
            double other = Math.max(0, aboveUnderOther - nextUnderOther);
            double upper = (mass - other * Math.exp(i * step)) / -Math.expm1(-step);
            double share = Math.max(0, Math.min(mass, upper));
            masses[i - low] += mass - share;
            masses[i + 1 - low] += share;
            above = next;
            aboveUnderOther = nextUnderOther;
        }
        return new PrivacyLoss(step, low, masses, above);
    }

    int highest() {
        return lowest + masses.length - 1;
    }

    /** ln E[e^{order · loss}] of the losses that have a bound. */
    double logMoment(double order) {
        double most = Math.max(order * lowest, order * highest()) * step;
        double sum = 0;
        for (int i = 0; i < masses.length; i++) {
            sum += masses[i] * Math.exp(order * (lowest + i) * step - most);
        }
        return most + Math.log(sum);
    }

    /** The least δ that holds with this ε. */
    double delta(double epsilon) {
        double delta = infinite;
        for (int i = masses.length - 1; i >= 0 && (lowest + i) * step > epsilon; i--) {
            delta -= masses[i] * Math.expm1(epsilon - (lowest + i) * step);
        }
        return delta;
    }

    /** The least ε, 0 or more, that holds with this δ; infinite if none does. */
    double epsilon(double delta) {
        if (infinite > delta) {
            return Double.POSITIVE_INFINITY;
        }
        double allowed = Math.max(0, highest() * step);
        double forbidden = 0;
        if (delta(0) <= delta) {
            return 0;
        }
        while (allowed - forbidden > step / 16) {
            double middle = (allowed + forbidden) / 2;
            if (delta(middle) <= delta) {
                allowed = middle;
            } else {
                forbidden = middle;
            }
        }
        return allowed;
    }
}
