package dev.synth.gan;

import java.time.Duration;

/**
 * How far a training is.
 *
 * @param step generator steps done
 * @param steps generator steps planned
 * @param criticLoss the critic's loss at this step, gradient penalty included
 * @param generatorLoss the generator's loss at this step
 * @param elapsed wall-clock time since the first step
 */
public record TrainingProgress(int step, int steps, double criticLoss, double generatorLoss, Duration elapsed) {
    /** The time left at the pace so far. */
    public Duration remaining() {
        return step == 0
                ? Duration.ZERO
                : elapsed.multipliedBy(steps - (long) step).dividedBy(step);
    }
}
