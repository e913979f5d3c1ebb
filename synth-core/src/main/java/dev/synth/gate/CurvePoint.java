package dev.synth.gate;

/**
 * How far a training had come after some steps.
 *
 * @param step steps done
 * @param trainingLoss cross-entropy of hidden fields, in nats per row, on rows that are learnt from
 * @param validationLoss the same on training rows that are not learnt from
 */
public record CurvePoint(int step, double trainingLoss, double validationLoss) {}
