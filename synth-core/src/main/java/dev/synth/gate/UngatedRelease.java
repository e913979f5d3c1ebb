package dev.synth.gate;

import java.util.Optional;

/**
 * Rows that were let out without a verdict.
 *
 * @param table as in {@link Attempt}; of a model that nobody judged, or that was trained under differential
 *     privacy, the digest of the rows that it was fitted on
 * @param model digest of the model; empty for another generator's rows
 * @param seed that the rows were drawn with; empty for another generator's rows
 * @param rows how many
 * @param reason why nobody needs protecting, in the words of who let them out
 */
public record UngatedRelease(String table, Optional<String> model, Optional<Long> seed, long rows, String reason) {}
