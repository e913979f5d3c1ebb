package dev.synth.internal.network;

import java.util.List;

/**
 * Everything that the next training step depends on, the options and the table left out.
 *
 * @param step steps done
 * @param tensors generator, averaged generator and critic weights, then both moments of the generator's and of the
 *     critic's optimiser
 */
public record TrainingState(int step, List<float[]> tensors) {}
