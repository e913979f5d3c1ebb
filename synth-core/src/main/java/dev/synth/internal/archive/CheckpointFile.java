package dev.synth.internal.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.internal.files.AtomicFile;
import dev.synth.internal.network.TrainingState;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A training's state on disk: a length, JSON of that length (format version, step, what the caller adds, tensor lengths),
 * the tensors as little-endian 32-bit floats, and the CRC-32 of all this as a long. It belongs to one table and one set
 * of options and is no model.
 */
public final class CheckpointFile {
    private static final int FORMAT_VERSION = 1;
    private static final int MAX_JSON_BYTES = 64 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private CheckpointFile() {}

    /**
     * A checkpoint.
     *
     * @param best the averaged weights of the best step so far
     * @param notes what the caller added
     */
    public record Content(TrainingState state, float[] best, JsonNode notes) {}

    /** Writes a checkpoint, whole or not at all, for its owner's eyes only. */
    public static void write(Path file, Content content) throws IOException {
        List<float[]> tensors = new ArrayList<>(content.state().tensors());
        tensors.add(content.best());
        ObjectNode head = JSON.createObjectNode()
                .put("formatVersion", FORMAT_VERSION)
                .put("step", content.state().step());
        head.set("notes", content.notes());
        tensors.forEach(tensor -> head.withArray("lengths").add(tensor.length));
        byte[] json = JSON.writeValueAsBytes(head);
        try (AtomicFile atomic = AtomicFile.createOwnerOnly(file)) {
            CRC32 sum = new CRC32();
            try (DataOutputStream out = new DataOutputStream(
                    new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(atomic.path())), sum))) {
                out.writeInt(json.length);
                out.write(json);
                for (float[] tensor : tensors) {
                    ByteBuffer bytes = ByteBuffer.allocate(4 * tensor.length).order(ByteOrder.LITTLE_ENDIAN);
                    bytes.asFloatBuffer().put(tensor);
                    out.write(bytes.array());
                }
                out.writeLong(sum.getValue());
            }
            atomic.commit();
        }
    }

    /**
     * Reads a checkpoint; sizes are checked before anything is allocated.
     *
     * @throws IOException naming the file and what to do, if it is damaged or of another version
     */
    public static Content read(Path file) throws IOException {
        long left = Files.size(file);
        CRC32 sum = new CRC32();
        try (DataInputStream in =
                new DataInputStream(new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), sum))) {
            int length = in.readInt();
            if (length < 0 || length > Math.min(left, MAX_JSON_BYTES)) {
                throw new EOFException("the head is longer than the file");
            }
            JsonNode head = JSON.readTree(in.readNBytes(length));
            if (head.path("formatVersion").asInt() != FORMAT_VERSION) {
                throw new IOException("Checkpoint '" + file + "' has format version " + head.path("formatVersion")
                        + ", which this version of Synth cannot read (it reads " + FORMAT_VERSION
                        + "); delete it to train from the beginning.");
            }
            left -= length + 4L;
            List<float[]> tensors = new ArrayList<>();
            for (JsonNode one : head.required("lengths")) {
                int floats = one.asInt(-1);
                left -= 4L * floats;
                if (floats < 0 || left < 0) {
                    throw new EOFException("a tensor is longer than the file");
                }
                float[] tensor = new float[floats];
                ByteBuffer.wrap(in.readNBytes(4 * floats))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer()
                        .get(tensor);
                tensors.add(tensor);
            }
            long found = sum.getValue();
            if (left != Long.BYTES || in.readLong() != found) {
                throw new EOFException("its check sum is not that of its content");
            }
            float[] best = tensors.remove(tensors.size() - 1);
            return new Content(new TrainingState(head.required("step").asInt(), tensors), best, head.required("notes"));
        } catch (JsonProcessingException | IllegalArgumentException | IndexOutOfBoundsException | EOFException e) {
            throw damaged(file, e);
        }
    }

    /** What is thrown when a checkpoint cannot be used. */
    public static IOException damaged(Path file, Exception cause) {
        return new IOException(
                "Checkpoint '" + file + "' is damaged ("
                        + String.valueOf(cause.getMessage()).lines().findFirst().orElse("")
                        + "); delete it to train from the beginning.",
                cause);
    }
}
