package dev.synth.gan;

/**
 * Where a model comes from.
 *
 * @param source what the training table was read from, a name without folders
 * @param dataDigest SHA-256 of the training table's content
 * @param trainingRows rows that the model was fitted on
 * @param holdoutRows rows that were kept from it; 0 if it was not trained through a holdout
 * @param steps generator steps done
 * @param seconds wall-clock seconds of training
 * @param libraryVersion of Synth
 * @param engine name and version of the engine
 * @param platform operating system, architecture and Java version
 * @param time when training ended, ISO-8601 in UTC
 */
public record Provenance(
        String source,
        String dataDigest,
        int trainingRows,
        int holdoutRows,
        int steps,
        double seconds,
        String libraryVersion,
        String engine,
        String platform,
        String time) {}
