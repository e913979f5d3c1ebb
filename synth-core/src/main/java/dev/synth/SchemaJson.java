package dev.synth;

import dev.synth.internal.files.AtomicFile;
import dev.synth.internal.json.SchemaCodec;
import dev.synth.table.Schema;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** The JSON form of a schema, {@code formatVersion} 1. */
public final class SchemaJson {
    private SchemaJson() {}

    /**
     * Reads a schema file.
     *
     * @throws IOException if the file cannot be read
     * @throws TableFormatException naming the file and what is wrong in it
     */
    public static Schema read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(
                    file.toString(), null, "there is no such schema file; 'synth schema' writes one");
        }
        try {
            return SchemaCodec.parse(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new TableFormatException("Schema '" + file + "': " + e.getMessage(), e);
        }
    }

    /** Writes a schema file, whole or not at all. */
    public static void write(Schema schema, Path file) throws IOException {
        write(schema, Map.of(), file);
    }

    /**
     * Writes a schema file with reasons, whole or not at all.
     *
     * @param reasons by column name, why the column is declared as it is; reading ignores them
     */
    public static void write(Schema schema, Map<String, String> reasons, Path file) throws IOException {
        AtomicFile.writeString(file, toJson(schema, reasons));
    }

    /** The schema as indented JSON. */
    public static String toJson(Schema schema) {
        return toJson(schema, Map.of());
    }

    /** The schema as indented JSON, with reasons by column name. */
    public static String toJson(Schema schema, Map<String, String> reasons) {
        return SchemaCodec.format(schema, reasons);
    }

    /**
     * The JSON Schema (draft 2020-12) of schema files. It refuses all that {@link #parse} refuses, except a column that is
     * declared twice, a min above its max, a bound that is no value of its kind, and a blank name.
     */
    public static String jsonSchema() {
        try (InputStream in = SchemaJson.class.getResourceAsStream("schema.schema.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The schema that this JSON describes.
     *
     * @throws IllegalArgumentException saying all that is wrong in it
     */
    public static Schema parse(String json) {
        return SchemaCodec.parse(json);
    }
}
