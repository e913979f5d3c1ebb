package dev.synth.gan;

import dev.synth.privacy.PrivacyBudget;
import java.time.Duration;
import java.util.Optional;

/**
 * How the conditional GAN is built and trained; the defaults serve any table.
 *
 * @param seed of every random choice in training
 * @param steps generator steps, or 0 to let the number of training rows decide
 * @param timeBudget wall-clock time after which the last step is taken, and only {@code rejectionRounds} follow; a run that it ends is not reproducible. Not together
 *     with {@code criticShare}, since time would tell of the rows that the critic looks at
 * @param batchSize rows per step, a multiple of {@code packSize}
 * @param packSize rows that the critic judges together (Lin et al. 2018, PacGAN)
 * @param passes of the generator per sampled row, at most one per field: each draws a part of the fields given those
 *     drawn before
 * @param latentSize standard normal numbers per generated row
 * @param generatorWidth units in each of the generator's two hidden layers
 * @param criticWidth units in each of the critic's two hidden layers
 * @param learningRate of Adam, for both networks
 * @param gradientPenalty weight λ of the critic's gradient penalty (Gulrajani et al. 2017)
 * @param likelihoodWeight weight of the generator's cross-entropy on the fields hidden from it; the adversarial loss
 *     weighs 1
 * @param generatorDropout share of the generator's hidden units left out per step
 * @param generatorDecay λ of the generator's decoupled weight decay (Loshchilov and Hutter 2019, AdamW): a step takes
 *     λ times the learning rate off each of its weights; 0 for none. What it keeps from being learnt is more about single
 *     rows than about all
 * @param criticDropout share of the critic's hidden units left out per step
 * @param temperature of the Gumbel-softmax (Jang et al. 2017), 0.1 to 10
 * @param averaging decay of the exponential moving average over generator weights, 0 (none) to below 1
 * @param rejectionRounds how often, at most, boosted trees look for rows that come too often, which are then drawn anew
 *     (Azadi et al. 2019, discriminator rejection sampling), 0 to 5; 0 keeps every row as the generator makes it. A round
 *     that does not make rows left out of training likelier is dropped. Under a promise {@code drawsPerRow} does this instead
 * @param rareRows levels held by fewer training rows than this are never learnt nor emitted, unless public
 * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:n}
 * @param threads engine threads; more than 1 pay only where the process has the cores to itself, because the engine's
 *     threads spin while they wait
 * @param privacy what the training may tell about one entity, at most; empty for no promise. Under a promise the GAN
 *     learns from a private copy of the table, and all but its critic never see the table itself
 * @param criticShare under a promise, the share of the budget for letting the critic look at the table itself (Xie et al. 2018,
 *     DPGAN), 0 to below 1; 0 if it looks at the private copy too. Such a critic judges rows one by one, whatever
 *     {@code packSize}
 * @param criticClip length that the gradient of such a critic's loss is cut to for each row
 * @param drawsPerRow under a promise, about how many rows are drawn for each that is kept, so that those kept meet the noisy
 *     pairs of columns that the private copy was drawn from, 1 to 100; 1 keeps all. It costs no privacy
 */
public record GanOptions(
        long seed,
        int steps,
        Optional<Duration> timeBudget,
        int batchSize,
        int packSize,
        int passes,
        int latentSize,
        int generatorWidth,
        int criticWidth,
        double learningRate,
        double gradientPenalty,
        double likelihoodWeight,
        double generatorDropout,
        double generatorDecay,
        double criticDropout,
        double temperature,
        double averaging,
        int rejectionRounds,
        int rareRows,
        String device,
        int threads,
        Optional<PrivacyBudget> privacy,
        double criticShare,
        double criticClip,
        double drawsPerRow) {

    /** What {@code synth} gives to a critic that looks at the table itself. */
    public static final double USUAL_CRITIC_SHARE = 0.2;

    private static final int LEAST_AUTO_STEPS = 1_000;
    private static final int MOST_AUTO_STEPS = 6_000;
    private static final double STEPS_PER_ROOT_ROW = 16;

    /**
     * Checks what one option asks of another; what is impossible by itself the {@link Builder} rejects.
     *
     * @throws IllegalArgumentException if two of them contradict each other
     */
    public GanOptions {
        if (packSize < 1 || batchSize % packSize != 0) {
            throw new IllegalArgumentException(
                    "batchSize (" + batchSize + ") must be a multiple of packSize (" + packSize + ").");
        }
        if (criticShare != 0) {
            requireSecretCritic(privacy, criticShare, criticDropout, timeBudget);
        }
    }

    private static void requireSecretCritic(
            Optional<PrivacyBudget> privacy, double share, double dropout, Optional<Duration> time) {
        if (privacy.isEmpty()) {
            throw new IllegalArgumentException("criticShare (" + share
                    + ") is a share of a privacy budget, and none is granted; set privacy, or leave it out.");
        }
        if (dropout != 0) {
            throw new IllegalArgumentException("criticDropout (" + dropout + ") must be 0 where criticShare (" + share
                    + ") is above 0: its random numbers are not secret.");
        }
        if (time.isPresent()) {
            throw new IllegalArgumentException("timeBudget (" + time.get() + ") must be left out where criticShare ("
                    + share + ") is above 0: how long a step takes depends on the rows drawn in secret, and what is"
                    + " learnt must not depend on that. Set steps instead.");
        }
    }

    /** A builder that holds the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** The defaults. */
    public static GanOptions defaults() {
        return builder().build();
    }

    /** The number of steps for a table of this many training rows: in proportion to their square root, 1,000 to 6,000. */
    public int stepsFor(int rows) {
        if (steps > 0) {
            return steps;
        }
        long wanted = Math.round(STEPS_PER_ROOT_ROW * Math.sqrt(rows));
        return (int) Math.max(LEAST_AUTO_STEPS, Math.min(MOST_AUTO_STEPS, wanted));
    }

    /** Collects options; each setter rejects what is impossible by itself, {@link #build()} what is so together. */
    public static final class Builder {
        private static final double MIN_TEMPERATURE = 0.1;
        private static final double MAX_TEMPERATURE = 10;
        private static final double MAX_DECAY = 10;
        private static final int MAX_REJECTION_ROUNDS = 5;
        private static final double MIN_CLIP = 1e-3;
        private static final double MAX_CLIP = 1e3;
        private static final double MAX_DRAWS = 100;
        private static final double USUAL_DRAWS_PER_ROW = 4;

        private long seed = 1;
        private int steps;
        private Optional<Duration> timeBudget = Optional.empty();
        private int batchSize = 500;
        private int packSize = 10;
        private int passes = 64;
        private int latentSize = 16;
        private int generatorWidth = 256;
        private int criticWidth = 256;
        private double learningRate = 2e-3;
        private double gradientPenalty = 10;
        private double likelihoodWeight = 4;
        private double generatorDropout = 0.25;
        private double generatorDecay = 0.3;
        private double criticDropout;
        private double temperature = 0.2;
        private double averaging = 0.998;
        private int rejectionRounds = 2;
        private int rareRows = 5;
        private String device = "auto";
        private int threads = 1;
        private Optional<PrivacyBudget> privacy = Optional.empty();
        private double criticShare;
        private double criticClip = 1;
        private double drawsPerRow = USUAL_DRAWS_PER_ROW;

        private Builder() {}

        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** Generator steps; 0 lets the number of training rows decide. */
        public Builder steps(int value) {
            steps = atLeast("steps", value, 0);
            return this;
        }

        public Builder timeBudget(Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException("timeBudget (" + value + ") must be positive.");
            }
            timeBudget = Optional.of(value);
            return this;
        }

        public Builder batchSize(int value) {
            batchSize = atLeast("batchSize", value, 2);
            return this;
        }

        public Builder packSize(int value) {
            packSize = atLeast("packSize", value, 1);
            return this;
        }

        public Builder latentSize(int value) {
            latentSize = atLeast("latentSize", value, 1);
            return this;
        }

        public Builder generatorWidth(int value) {
            generatorWidth = atLeast("generatorWidth", value, 1);
            return this;
        }

        public Builder criticWidth(int value) {
            criticWidth = atLeast("criticWidth", value, 1);
            return this;
        }

        public Builder learningRate(double value) {
            learningRate = between("learningRate", value, Double.MIN_NORMAL, 1);
            return this;
        }

        public Builder gradientPenalty(double value) {
            gradientPenalty = between("gradientPenalty", value, 0, Double.MAX_VALUE);
            return this;
        }

        public Builder generatorDropout(double value) {
            generatorDropout = between("generatorDropout", value, 0, Math.nextDown(1.0));
            return this;
        }

        /** λ of the generator's weight decay, 0 (none) to 10. */
        public Builder generatorDecay(double value) {
            generatorDecay = between("generatorDecay", value, 0, MAX_DECAY);
            return this;
        }

        public Builder criticDropout(double value) {
            criticDropout = between("criticDropout", value, 0, Math.nextDown(1.0));
            return this;
        }

        public Builder temperature(double value) {
            temperature = between("temperature", value, MIN_TEMPERATURE, MAX_TEMPERATURE);
            return this;
        }

        public Builder averaging(double value) {
            averaging = between("averaging", value, 0, Math.nextDown(1.0));
            return this;
        }

        public Builder likelihoodWeight(double value) {
            likelihoodWeight = between("likelihoodWeight", value, 0, Double.MAX_VALUE);
            return this;
        }

        /** Draws of the generator per row; more are slower to sample and nearer to the table. */
        public Builder passes(int value) {
            passes = atLeast("passes", value, 1);
            return this;
        }

        /** How often, at most, trees look for rows that come too often, 0 to 5; 0 keeps every row and samples fastest. */
        public Builder rejectionRounds(int value) {
            rejectionRounds = (int) between("rejectionRounds", value, 0, MAX_REJECTION_ROUNDS);
            return this;
        }

        /** Levels held by fewer training rows are never learnt nor emitted, unless public; 1 keeps all. */
        public Builder rareRows(int value) {
            rareRows = atLeast("rareRows", value, 1);
            return this;
        }

        /** {@code auto} (a GPU if the engine sees one), {@code cpu}, {@code gpu} or {@code gpu:n}. */
        public Builder device(String value) {
            if (!value.matches("auto|cpu|gpu(:\\d+)?")) {
                throw new IllegalArgumentException("device ('" + value + "') must be auto, cpu, gpu or gpu:n.");
            }
            device = value;
            return this;
        }

        /** Engine threads, at least 1. The first training of a process decides for the whole process. */
        public Builder threads(int value) {
            threads = atLeast("threads", value, 1);
            return this;
        }

        /**
         * Differential privacy for everything that the training learns of the table: docs/concepts/differential-privacy.md
         * says what it promises. Seeds decide nothing of its noise, so that no two trainings are alike.
         */
        public Builder privacy(PrivacyBudget value) {
            privacy = Optional.of(value);
            return this;
        }

        /**
         * Lets the critic look at the table itself for this share of the {@link #privacy} budget; what is left goes into the
         * private copy that all else learns from.
         */
        public Builder criticShare(double value) {
            criticShare = between("criticShare", value, 0, Math.nextDown(1.0));
            return this;
        }

        /** Length that each row's gradient is cut to where the critic looks at the table itself. */
        public Builder criticClip(double value) {
            criticClip = between("criticClip", value, MIN_CLIP, MAX_CLIP);
            return this;
        }

        /**
         * Under {@link #privacy}, about how many rows are drawn for each that is kept; 1 keeps all, and with more those kept
         * come nearer to what the private copy was drawn from, rarer ones too, and take as much longer to draw.
         */
        public Builder drawsPerRow(double value) {
            drawsPerRow = between("drawsPerRow", value, 1, MAX_DRAWS);
            return this;
        }

        /**
         * The options.
         *
         * @throws IllegalArgumentException if two of them contradict each other
         */
        public GanOptions build() {
            return new GanOptions(
                    seed,
                    steps,
                    timeBudget,
                    batchSize,
                    packSize,
                    passes,
                    latentSize,
                    generatorWidth,
                    criticWidth,
                    learningRate,
                    gradientPenalty,
                    likelihoodWeight,
                    generatorDropout,
                    generatorDecay,
                    criticDropout,
                    temperature,
                    averaging,
                    rejectionRounds,
                    rareRows,
                    device,
                    threads,
                    privacy,
                    criticShare,
                    criticClip,
                    drawsPerRow);
        }

        private static int atLeast(String name, int value, int least) {
            if (value < least) {
                throw new IllegalArgumentException(name + " (" + value + ") must be at least " + least + ".");
            }
            return value;
        }

        private static double between(String name, double value, double least, double most) {
            if (!(value >= least && value <= most)) {
                throw new IllegalArgumentException(
                        name + " (" + value + ") must be between " + least + " and " + most + ".");
            }
            return value;
        }
    }
}
