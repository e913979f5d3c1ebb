package dev.synth.internal.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.internal.encode.FittedTable;
import dev.synth.internal.files.AtomicFile;
import dev.synth.internal.network.GeneratorWeights;
import dev.synth.internal.sampling.LearntModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The model file, format version 3: a zip of {@code model.json} (schema, encoder, tensor header, which rows are rejected, and
 * whatever the caller adds) and {@code weights.bin} (tensors one after the other, little-endian 32-bit floats). No entry is ever unpacked to
 * disk, and no object is deserialised.
 */
public final class ModelArchive {
    /** The version that is written. */
    public static final int FORMAT_VERSION = 3;
    /** The oldest version that is read; in it no row is rejected for its likelihood. */
    private static final int OLDEST_VERSION = 2;

    private static final String MODEL = "model.json";
    private static final String WEIGHTS = "weights.bin";
    private static final long MAX_JSON_BYTES = 256L << 20;
    private static final long MAX_WEIGHT_BYTES = 1L << 30;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ModelArchive() {}

    /**
     * What a model file holds.
     *
     * @param card what the caller added: options, provenance, verdict
     */
    public record Content(LearntModel model, JsonNode card) {}

    /** Writes a model file, whole or not at all; the same content gives the same bytes. */
    public static void write(Path file, Content content) throws IOException {
        try (AtomicFile atomic = AtomicFile.create(file)) {
            try (OutputStream out = atomic.open()) {
                write(out, content);
            }
            atomic.commit();
        }
    }

    /** The bytes of a model file. */
    public static byte[] bytes(Content content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(out, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(OutputStream out, Content content) throws IOException {
        GeneratorWeights weights = content.model().weights();
        Map<String, float[]> tensors = tensors(weights);
        ObjectNode root = JSON.createObjectNode().put("formatVersion", FORMAT_VERSION);
        root.set("card", content.card());
        FittedTableCodec.write(content.model().table(), root);
        content.model().acceptance().ifPresent(acceptance -> AcceptanceCodec.write(acceptance, root));
        ObjectNode header = root.putObject("generator")
                .put("latent", weights.latent())
                .put("condition", weights.condition())
                .put("hidden", weights.hidden())
                .put("outputs", weights.outputs());
        ArrayNode list = header.putArray("tensors");
        tensors.forEach((name, values) -> list.addObject().put("name", name).put("length", values.length));
        ZipOutputStream zip = new ZipOutputStream(out);
        entry(zip, MODEL, JSON.writeValueAsBytes(root));
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(tensors.values().stream()
                        .mapToLong(values -> 4L * values.length)
                        .sum()))
                .order(ByteOrder.LITTLE_ENDIAN);
        tensors.values().forEach(values -> {
            buffer.asFloatBuffer().put(values);
            buffer.position(buffer.position() + 4 * values.length);
        });
        entry(zip, WEIGHTS, buffer.array());
        zip.finish();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static Map<String, float[]> tensors(GeneratorWeights weights) {
        Map<String, float[]> tensors = new LinkedHashMap<>();
        tensors.put("weight1", weights.weight1());
        tensors.put("bias1", weights.bias1());
        tensors.put("weight2", weights.weight2());
        tensors.put("bias2", weights.bias2());
        tensors.put("weight3", weights.weight3());
        tensors.put("bias3", weights.bias3());
        return tensors;
    }

    /**
     * Reads a model file; sizes are checked before anything is allocated.
     *
     * @throws IOException naming the file and what to do, if it is not there, damaged or of another version
     */
    public static Content read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no model file '" + file + "'; 'synth train' writes one.");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            JsonNode root = JSON.readTree(entry(zip, MODEL, MAX_JSON_BYTES));
            int version = root.path("formatVersion").asInt();
            if (version < OLDEST_VERSION || version > FORMAT_VERSION) {
                throw new IOException("Model '" + file + "' has format version " + root.path("formatVersion")
                        + ", but this version of Synth reads " + OLDEST_VERSION + " to " + FORMAT_VERSION
                        + "; use the version that wrote it, or train again.");
            }
            FittedTable table = FittedTableCodec.read(root);
            LearntModel model = new LearntModel(
                    table, weights(root.required("generator"), zip), AcceptanceCodec.read(root, table.schema()));
            return new Content(model, root.required("card"));
        } catch (ZipException | JsonProcessingException | IllegalArgumentException e) {
            throw new IOException(
                    "Model '" + file + "' is damaged or was cut short (" + firstLine(e)
                            + "); copy it again or train anew.",
                    e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
    }

    private static byte[] entry(ZipFile zip, String name, long most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null || entry.getSize() < 0 || entry.getSize() > most) {
            throw new ZipException("no readable part '" + name + "'");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(Math.toIntExact(entry.getSize()));
            if (bytes.length != entry.getSize()) {
                throw new ZipException("part '" + name + "' is short");
            }
            return bytes;
        }
    }

    private static GeneratorWeights weights(JsonNode header, ZipFile zip) throws IOException {
        byte[] bytes = entry(zip, WEIGHTS, MAX_WEIGHT_BYTES);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Map<String, float[]> tensors = new LinkedHashMap<>();
        for (JsonNode tensor : header.required("tensors")) {
            int length = tensor.required("length").asInt(-1);
            if (length < 0 || 4L * length > buffer.remaining()) {
                throw new ZipException("tensor '" + tensor.path("name").asText() + "' is longer than the file");
            }
            float[] values = new float[length];
            buffer.asFloatBuffer().get(values);
            buffer.position(buffer.position() + 4 * length);
            tensors.put(tensor.required("name").asText(), values);
        }
        float[] none = new float[0];
        return new GeneratorWeights(
                header.required("latent").asInt(),
                header.required("condition").asInt(),
                header.required("hidden").asInt(),
                header.required("outputs").asInt(),
                tensors.getOrDefault("weight1", none),
                tensors.getOrDefault("bias1", none),
                tensors.getOrDefault("weight2", none),
                tensors.getOrDefault("bias2", none),
                tensors.getOrDefault("weight3", none),
                tensors.getOrDefault("bias3", none));
    }
}
