package dev.synth.gate;

import java.util.Optional;

/**
 * One putting of synthetic rows to a gate. Two attempts are the same if all components are: the same rows of the same
 * model, judged against the same training rows. All digests are SHA-256 as lower-case hexadecimal.
 *
 * @param table digest of all real rows, training and holdout together, whatever their order: attempts are counted by it,
 *     so that another split is another attempt on the same table
 * @param training digest of the training rows among them
 * @param model digest of the model; empty for another generator's rows
 * @param seed that the synthetic rows were drawn with; empty for another generator's rows
 * @param output digest of the synthetic rows
 */
public record Attempt(String table, String training, Optional<String> model, Optional<Long> seed, String output) {}
