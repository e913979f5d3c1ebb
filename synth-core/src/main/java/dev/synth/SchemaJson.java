package dev.synth;

import dev.synth.internal.files.AtomicFile;
import dev.synth.internal.json.SchemaCodec;
import dev.synth.table.Schema;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

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
        AtomicFile.writeString(file, toJson(schema));
    }

    /** The schema as indented JSON. */
    public static String toJson(Schema schema) {
        return SchemaCodec.format(schema);
    }

    /**
     * The schema that this JSON describes.
     *
     * @throws IllegalArgumentException saying what is wrong in it
     */
    public static Schema parse(String json) {
        return SchemaCodec.parse(json);
    }
}
