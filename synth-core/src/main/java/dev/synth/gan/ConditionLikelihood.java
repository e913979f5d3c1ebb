package dev.synth.gan;

/**
 * How often conditions are met, estimated.
 *
 * @param share of the model's rows that meet them, 0 to 1
 * @param acceptance share of draws that are kept when rows are asked for under these conditions, 0 to 1; where every
 *     column may take one value only, all draws meet them by construction
 */
public record ConditionLikelihood(double share, double acceptance) {}
