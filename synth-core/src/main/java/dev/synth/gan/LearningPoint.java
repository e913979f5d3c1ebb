package dev.synth.gan;

/**
 * One point of the learning curves.
 *
 * @param step generator steps done
 * @param criticLoss of this step, gradient penalty included
 * @param generatorLoss of this step
 * @param trainingLoss cross-entropy of hidden fields, in nats per row, on rows that are learnt from
 * @param validationLoss the same on training rows that are not learnt from; the least wins
 */
public record LearningPoint(
        int step, double criticLoss, double generatorLoss, double trainingLoss, double validationLoss) {}
