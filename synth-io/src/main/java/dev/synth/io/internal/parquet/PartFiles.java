package dev.synth.io.internal.parquet;

import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that one table is kept in: a file, or a folder's files in the order of their names, as Spark and others write
 * them, also in folders such as {@code year=2024}. Names that begin with a dot or an underscore are marks of the writer's,
 * such as {@code _SUCCESS}, but {@code _day=1} is a column.
 */
final class PartFiles {
    private static final Pattern CSV = Pattern.compile("(?i).*\\.csv(\\.gz)?");

    private final Path table;
    private final List<PartFile> parts = new ArrayList<>();

    private PartFiles(Path table) {
        this.table = table;
    }

    static List<PartFile> of(Path table) throws IOException {
        if (!Files.exists(table)) {
            throw new NoSuchFileException(table.toString(), null, "there is no such file; check its name and folder");
        }
        if (!Files.isDirectory(table)) {
            return List.of(new PartFile(table, Map.of()));
        }
        PartFiles files = new PartFiles(table);
        files.addAll(table, Map.of());
        if (files.parts.isEmpty()) {
            throw new TableFormatException(
                    "'" + table + "' is a folder without part files; name a file, or a folder of Parquet files.");
        }
        return files.parts;
    }

    private void addAll(Path folder, Map<String, Optional<String>> said) throws IOException {
        List<Path> entries;
        try (Stream<Path> all = Files.list(folder)) {
            entries = all.filter(PartFiles::counts).sorted().toList();
        }
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                addAll(entry, within(said, entry));
            } else if (CSV.matcher(String.valueOf(entry.getFileName())).matches()) {
                throw new TableFormatException("'" + table + "' holds the CSV file '" + inTable(entry)
                        + "', but of a folder only Parquet files are read; name one CSV file, or put the rows of all into"
                        + " one.");
            } else {
                add(new PartFile(entry, said));
            }
        }
    }

    private static boolean counts(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && (!name.startsWith("_") || name.contains("="));
    }

    private Map<String, Optional<String>> within(Map<String, Optional<String>> said, Path folder) {
        PartitionFolder partition = PartitionFolder.find(String.valueOf(folder.getFileName()))
                .orElseThrow(() -> new TableFormatException("'" + table + "' holds the folder '" + inTable(folder)
                        + "', which is no partition such as 'year=2024'; name one folder of part files."));
        Map<String, Optional<String>> more = new LinkedHashMap<>(said);
        if (more.put(partition.column(), partition.value()) != null) {
            throw new TableFormatException("'" + table + "' is partitioned twice by '" + partition.column() + "', in '"
                    + inTable(folder) + "'; rename one of these folders.");
        }
        return more;
    }

    private void add(PartFile part) {
        if (!parts.isEmpty() && !part.keys().equals(parts.get(0).keys())) {
            throw new TableFormatException("'" + table + "' is partitioned in two ways: '"
                    + inTable(parts.get(0).path()) + "' " + by(parts.get(0)) + ", but '" + inTable(part.path()) + "' "
                    + by(part) + ". Put all files under folders of the same columns, or name one such folder.");
        }
        parts.add(part);
    }

    private static String by(PartFile part) {
        return part.folders().isEmpty() ? "by no column" : "by '" + String.join("', '", part.keys()) + "'";
    }

    private Path inTable(Path file) {
        return table.relativize(file);
    }
}
