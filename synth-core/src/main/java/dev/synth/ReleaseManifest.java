package dev.synth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.internal.digest.Digests;
import dev.synth.internal.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * What stands beside a file of released rows: which model made them, and on whose word they were let out.
 *
 * @param output the file's name, without folders
 * @param rows in the file
 * @param sha256 of the file's bytes, lower-case hexadecimal
 * @param model digest of the model; empty for another generator's rows
 * @param seed that the rows were drawn with; empty for another generator's rows
 * @param conditions that every row meets, the wanted value by column; empty where there were none
 * @param verdict {@code PASS}, or {@code UNGATED} where no verdict was asked
 * @param ungatedReason why none was asked; empty on a PASS
 * @param libraryVersion of the Synth that released the rows
 * @param time of the release, ISO-8601 in UTC
 */
public record ReleaseManifest(
        String output,
        long rows,
        String sha256,
        Optional<String> model,
        Optional<Long> seed,
        Map<String, String> conditions,
        String verdict,
        Optional<String> ungatedReason,
        String libraryVersion,
        String time) {
    private static final int FORMAT_VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * The manifest of a release that was written to this file.
     *
     * @throws IOException if the file cannot be read
     */
    public static ReleaseManifest of(Release release, Path output) throws IOException {
        String version = ReleaseManifest.class.getPackage().getImplementationVersion();
        return new ReleaseManifest(
                String.valueOf(output.getFileName()),
                release.origin().rows(),
                Digests.of(output),
                release.origin().model(),
                release.origin().seed(),
                release.origin().conditions().asText(),
                release.findUngatedReason().isPresent() ? "UNGATED" : "PASS",
                release.findUngatedReason(),
                version == null ? "development" : version,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** Where the manifest of this file belongs: beside it, {@code .manifest.json} added to its name. */
    public static Path beside(Path output) {
        return output.resolveSibling(output.getFileName() + ".manifest.json");
    }

    /** The manifest as indented JSON, {@code formatVersion} 1. */
    public String toJson() {
        ObjectNode root = JSON.createObjectNode()
                .put("formatVersion", FORMAT_VERSION)
                .put("output", output)
                .put("rows", rows)
                .put("sha256", sha256);
        model.ifPresent(digest -> root.put("model", digest));
        seed.ifPresent(value -> root.put("seed", value));
        if (!conditions.isEmpty()) {
            conditions.forEach(root.putObject("conditions")::put);
        }
        root.put("verdict", verdict);
        ungatedReason.ifPresent(reason -> root.put("ungatedReason", reason));
        root.put("libraryVersion", libraryVersion).put("time", time);
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the manifest, whole or not at all. */
    public void write(Path file) throws IOException {
        AtomicFile.writeString(file, toJson());
    }
}
