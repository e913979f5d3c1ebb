package dev.synth.gan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.internal.archive.CheckpointFile;
import dev.synth.internal.json.SchemaCodec;
import dev.synth.internal.network.TrainingLoop;
import dev.synth.table.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The file that a training can be resumed from: one per folder, replaced now and then, removed when training ends. */
final class Checkpoint {
    private static final String NAME = "training.checkpoint";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final ObjectNode identity;

    /**
     * A checkpoint file.
     *
     * @param identity of the training: a checkpoint of another one is refused
     */
    Checkpoint(Path folder, GanOptions options, Schema schema, String dataDigest) {
        this.file = file(folder);
        this.identity = ModelCard.identity(options).put("data", dataDigest);
        this.identity.set("schema", SchemaCodec.toNode(schema));
    }

    static Path file(Path folder) {
        return folder.resolve(NAME);
    }

    /** Puts loop and progress where the file says, if there is one. */
    Optional<Progress> resume(TrainingLoop loop) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        CheckpointFile.Content content = CheckpointFile.read(file);
        try {
            // As text: a number that was read is a node of another class than the one that was written.
            if (!identity.toString().equals(content.notes().required("identity").toString())) {
                throw new IOException(
                        "Checkpoint '" + file + "' is of another table, other options or another seed; use"
                                + " another folder, or delete it to train from the beginning.");
            }
            boolean validated = !content.notes().required("learningCurve").isEmpty();
            if (content.best().length != (validated ? loop.averaged().length : 0)) {
                throw new IllegalArgumentException("the best weights are " + content.best().length + " numbers");
            }
            loop.restore(content.state());
            return Optional.of(new Progress(
                    content.best(),
                    ModelCard.readCurve(content.notes().required("learningCurve")),
                    Duration.parse(content.notes().required("elapsed").asText())));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw CheckpointFile.damaged(file, e);
        }
    }

    void save(TrainingLoop loop, Progress progress) throws IOException {
        ObjectNode notes = JSON.createObjectNode();
        notes.set("identity", identity);
        notes.set("learningCurve", JSON.valueToTree(progress.curve()));
        notes.put("elapsed", progress.elapsed().toString());
        CheckpointFile.write(file, new CheckpointFile.Content(loop.state(), progress.best(), notes));
    }

    void remove() throws IOException {
        Files.deleteIfExists(file);
    }

    /**
     * What a training has come to, the loop's own state left out.
     *
     * @param best averaged weights of the least validation loss
     */
    record Progress(float[] best, java.util.List<LearningPoint> curve, Duration elapsed) {}
}
