package dev.synth.gan;

import dev.synth.internal.network.TrainingLoop;
import dev.synth.internal.network.TrainingLoop.Likelihoods;
import dev.synth.internal.network.TrainingLoop.Losses;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * One training from first to last step: paces it, validates it, keeps the best weights, stops it. Used once, by one
 * thread.
 */
final class TrainingRun {
    private static final int LOGGING_INTERVAL = 20;
    private static final int VALIDATION_INTERVAL = 100;
    /**
     * Training goes on at the full learning rate while of what it gains on the rows it learns from, over so many
     * validations, this share is gained on the others too: then it is the population that is learnt, not the rows.
     */
    private static final double LEAST_COMMON_GAIN = 1 / 3.0;

    private static final int GAIN_WINDOW = 3;
    /** It falls over this share of the steps done by then, and over so many steps at least. */
    private static final double ANNEALING_SHARE = 0.5;

    private static final int LEAST_ANNEALING = 200;
    /** At the latest it falls from this share of all steps, or of the time, on. */
    private static final double LATEST_ANNEALING = 0.6;

    private static final double LEAST_PACE = 0.02;
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(30);

    private final GanOptions options;
    private final TrainingLoop loop;
    private final int steps;
    private final TrainingListener listener;
    private final Optional<Checkpoint> checkpoint;
    private final long begin = System.nanoTime();

    private final List<LearningPoint> curve = new ArrayList<>();
    private float[] best = new float[0];
    private double leastLoss = Double.POSITIVE_INFINITY;
    /** The steps between which the learning rate falls. */
    private int annealFrom;

    private int annealTo;
    private Duration before = Duration.ZERO;
    private Duration saved = Duration.ZERO;

    TrainingRun(
            GanOptions options,
            TrainingLoop loop,
            int steps,
            TrainingListener listener,
            Optional<Checkpoint> checkpoint) {
        this.options = options;
        this.loop = loop;
        this.steps = steps;
        this.annealFrom = (int) (LATEST_ANNEALING * steps);
        this.annealTo = steps;
        this.listener = listener;
        this.checkpoint = checkpoint;
    }

    /**
     * What came out.
     *
     * @param best averaged weights of the least validation loss
     */
    record Result(float[] best, int steps, double seconds, List<LearningPoint> curve) {}

    Result run() throws IOException {
        int step = 0;
        if (checkpoint.isPresent()) {
            step = resume(checkpoint.get());
        }
        boolean over = false;
        while (step < annealTo && !over) {
            step++;
            over = step == annealTo || isOver() || !loop.mayTake(2);
            boolean validate = over || step % VALIDATION_INTERVAL == 0;
            boolean read = validate || step % LOGGING_INTERVAL == 0;
            Losses losses = loop.step(pace(step), read);
            if (read) {
                report(Objects.requireNonNull(losses), step);
            }
            if (validate) {
                validate(step, losses);
            }
            checkInterrupt(step);
            save(validate && elapsed().compareTo(saved.plus(CHECKPOINT_INTERVAL)) >= 0);
        }
        save(true);
        return new Result(best, step, seconds(elapsed()), curve);
    }

    private int resume(Checkpoint file) throws IOException {
        Optional<Checkpoint.Progress> progress = file.resume(loop);
        if (progress.isEmpty()) {
            return 0;
        }
        best = progress.get().best();
        before = progress.get().elapsed();
        saved = before;
        for (LearningPoint point : progress.get().curve()) {
            count(point);
        }
        int step = loop.state().step();
        listener.onPhase(Phase.TRAIN, "resumed after step " + step + " of " + steps);
        return step;
    }

    private Duration elapsed() {
        return before.plusNanos(System.nanoTime() - begin);
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    private boolean isOver() {
        return options.timeBudget()
                .filter(budget -> elapsed().compareTo(budget) >= 0)
                .isPresent();
    }

    /** Full at first, then falling in a line to its least, by steps or by the time budget, whichever is further on. */
    private double pace(int step) {
        double pace = step <= annealFrom ? 1 : (double) (annealTo - step) / (annealTo - annealFrom);
        if (options.timeBudget().isPresent()) {
            double spent = seconds(elapsed()) / seconds(options.timeBudget().get());
            pace = Math.min(pace, (1 - spent) / (1 - LATEST_ANNEALING));
        }
        return Math.max(LEAST_PACE, pace);
    }

    private void report(Losses losses, int step) {
        if (!losses.areFinite()) {
            throw diverged(step, "critic loss " + losses.critic() + ", generator loss " + losses.generator());
        }
        listener.onProgress(new TrainingProgress(step, steps, losses.critic(), losses.generator(), elapsed()));
    }

    private void validate(int step, Losses losses) {
        Likelihoods found = loop.likelihoods();
        if (!Double.isFinite(found.training()) || !Double.isFinite(found.validation())) {
            throw diverged(step, "training loss " + found.training() + ", validation loss " + found.validation());
        }
        boolean better = count(
                new LearningPoint(step, losses.critic(), losses.generator(), found.training(), found.validation()));
        if (better) {
            best = loop.averaged();
        }
    }

    private boolean count(LearningPoint point) {
        curve.add(point);
        double loss = point.validationLoss();
        boolean better = loss < leastLoss;
        leastLoss = Math.min(leastLoss, loss);
        if (point.step() < annealFrom && isLearningRows()) {
            annealFrom = point.step();
            annealTo = Math.min(steps, annealFrom + Math.max(LEAST_ANNEALING, (int) (ANNEALING_SHARE * annealFrom)));
        }
        return better;
    }

    private boolean isLearningRows() {
        if (curve.size() <= GAIN_WINDOW) {
            return false;
        }
        LearningPoint now = curve.get(curve.size() - 1);
        LearningPoint earlier = curve.get(curve.size() - 1 - GAIN_WINDOW);
        double learnt = earlier.trainingLoss() - now.trainingLoss();
        double common = earlier.validationLoss() - now.validationLoss();
        return common <= 0 || common < LEAST_COMMON_GAIN * learnt;
    }

    private void checkInterrupt(int step) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            save(true);
            throw new CancellationException("Training was interrupted after " + step + " steps.");
        }
    }

    private void save(boolean now) throws IOException {
        if (now && checkpoint.isPresent()) {
            checkpoint.get().save(loop, new Checkpoint.Progress(best, curve, elapsed()));
            saved = elapsed();
        }
    }

    TrainingDivergedException diverged(int step, String what) {
        return new TrainingDivergedException("Training diverged by step " + step + " (" + what
                + "); nothing was saved. Lower learningRate (" + options.learningRate()
                + "), or look for a numeric column with extreme values.");
    }
}
