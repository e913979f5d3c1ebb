package dev.synth.gan;

import java.util.List;

/**
 * Where a model comes from.
 *
 * @param source what the training table was read from, a name without folders
 * @param dataDigest SHA-256 of the training table's content; of its private copy under differential privacy
 * @param trainingRows rows that the model was fitted on; of the private copy under differential privacy
 * @param holdoutRows rows that were kept from it; 0 if it was not trained through a holdout, or under differential
 *     privacy
 * @param sourceRows rows of the source, where a random sample of it was used; 0 if all were, or under differential
 *     privacy
 * @param drawnRows rows of that sample; 0 likewise
 * @param steps generator steps done
 * @param seconds wall-clock seconds of training; 0 under differential privacy, which does not cover running times
 * @param libraryVersion of Synth
 * @param engine name and version of the engine
 * @param platform operating system, architecture and Java version
 * @param learningCurve every validated step, in order; the model is that of the least validation loss
 * @param time when training ended, ISO-8601 in UTC; under differential privacy the beginning of that day
 */
public record Provenance(
        String source,
        String dataDigest,
        int trainingRows,
        int holdoutRows,
        long sourceRows,
        int drawnRows,
        int steps,
        double seconds,
        String libraryVersion,
        String engine,
        String platform,
        List<LearningPoint> learningCurve,
        String time) {
    public Provenance {
        learningCurve = List.copyOf(learningCurve);
    }
}
