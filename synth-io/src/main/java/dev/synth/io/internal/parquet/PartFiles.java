package dev.synth.io.internal.parquet;

import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that one table is kept in: a file, or a folder's files in the order of their names, as Spark and others write
 * them. Files whose names begin with a dot or an underscore are marks of the writer's, such as {@code _SUCCESS}.
 */
final class PartFiles {
    private static final Pattern PARTITION = Pattern.compile("[^=]+=.*");

    private PartFiles() {}

    static List<Path> of(Path table) throws IOException {
        if (!Files.exists(table)) {
            throw new NoSuchFileException(table.toString(), null, "there is no such file; check its name and folder");
        }
        if (!Files.isDirectory(table)) {
            return List.of(table);
        }
        List<Path> parts;
        try (Stream<Path> all = Files.list(table)) {
            parts = all.filter(PartFiles::counts).sorted().toList();
        }
        for (Path part : parts) {
            if (Files.isDirectory(part)) {
                throw folder(table, String.valueOf(part.getFileName()));
            }
        }
        if (parts.isEmpty()) {
            throw new TableFormatException(
                    "'" + table + "' is a folder without part files; name a file, or a folder of Parquet files.");
        }
        return parts;
    }

    private static boolean counts(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && !name.startsWith("_");
    }

    private static TableFormatException folder(Path table, String name) {
        String why = PARTITION.matcher(name).matches()
                ? "' is partitioned by folders such as '" + name + "', whose values are not in the files. Write the"
                        + " partition columns into the files, or name one such folder."
                : "' holds the folder '" + name + "'; name one folder of part files.";
        return new TableFormatException("'" + table + why);
    }
}
