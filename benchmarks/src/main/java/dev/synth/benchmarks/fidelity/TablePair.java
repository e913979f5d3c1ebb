package dev.synth.benchmarks.fidelity;

import dev.synth.table.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table's two files: the rows to learn from and the rows to check on. */
record TablePair(String name, Path train, Path test) {
    private static final String TRAIN = ".train";
    private static final String TEST = ".test";
    private static final List<String> ENDINGS = List.of(".csv", ".csv.gz");

    /**
     * The pairs {@code NAME.train.csv[.gz]} and {@code NAME.test.csv[.gz]} of a folder, by name; other files are left
     * alone.
     *
     * @param only the names wanted, in this order; all if empty
     * @throws IOException if the folder cannot be read
     * @throws IllegalArgumentException if it has no such files, if a name is not there, or if half of a pair is missing
     */
    static List<TablePair> find(Path folder, List<String> only) throws IOException {
        Map<String, Path> train = files(folder, TRAIN);
        Map<String, Path> test = files(folder, TEST);
        Set<String> names = new HashSet<>(train.keySet());
        names.addAll(test.keySet());
        if (names.isEmpty()) {
            throw new IllegalArgumentException("'" + folder + "' holds no table; it needs files NAME.train.csv (or"
                    + " NAME.train.csv.gz) with NAME.test.csv (or NAME.test.csv.gz) beside them.");
        }
        List<TablePair> pairs = new ArrayList<>();
        for (String name : only.isEmpty() ? names.stream().sorted().toList() : only) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("'" + folder + "': "
                        + Labels.unknown("table", name, names.stream().sorted().toList()));
            }
            pairs.add(new TablePair(name, half(train, name, folder, TRAIN), half(test, name, folder, TEST)));
        }
        return List.copyOf(pairs);
    }

    private static Path half(Map<String, Path> files, String name, Path folder, String part) {
        Path file = files.get(name);
        if (file == null) {
            throw new IllegalArgumentException("'" + folder + "' holds only half of table '" + name + "': there is no '"
                    + name + part + ".csv' and no '" + name + part
                    + ".csv.gz'. Put it there, or name the other tables with --only.");
        }
        return file;
    }

    /** The files of one part by table name. */
    private static Map<String, Path> files(Path folder, String part) throws IOException {
        Map<String, Path> found = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.sorted().toList()) {
                String fileName = String.valueOf(file.getFileName());
                for (String ending : ENDINGS) {
                    if (fileName.endsWith(part + ending) && fileName.length() > (part + ending).length()) {
                        String name = fileName.substring(0, fileName.length() - (part + ending).length());
                        requireOne(found.put(name, file), file);
                    }
                }
            }
        } catch (NotDirectoryException e) {
            throw new IllegalArgumentException(
                    "'" + folder + "' is a file; name the folder that the tables lie in.", e);
        }
        return found;
    }

    private static void requireOne(@Nullable Path first, Path second) {
        if (first != null) {
            throw new IllegalArgumentException("'" + first + "' and '" + second.getFileName()
                    + "' are the same part of one table; remove one of them.");
        }
    }
}
