package dev.synth.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the files to be written before the work starts, so that nobody waits for a training to hear of a typo. */
final class Targets {
    private Targets() {}

    /**
     * Checks that these files can be written and overwrite neither an input nor each other.
     *
     * @throws IOException naming the file and what to do
     */
    static void check(List<Path> targets, List<Path> inputs) throws IOException {
        Set<Path> seen = new HashSet<>();
        for (Path target : targets) {
            requireWritable(target);
            requireNoFolderOf(target, targets);
            if (!seen.add(target.toAbsolutePath().normalize())) {
                throw new IOException("'" + target + "' would be written twice; give each file a name of its own.");
            }
            for (Path input : inputs) {
                if (Files.exists(target) && Files.exists(input) && Files.isSameFile(target, input)) {
                    throw new IOException(
                            "'" + target + "' is an input and would be overwritten; choose another name.");
                }
            }
        }
    }

    private static void requireNoFolderOf(Path target, List<Path> others) throws IOException {
        Path file = target.toAbsolutePath().normalize();
        for (Path other : others) {
            Path inside = other.toAbsolutePath().normalize();
            if (inside.startsWith(file) && !inside.equals(file)) {
                throw new IOException("'" + target + "' would be a file and the folder of '" + other.getFileName()
                        + "' at once; give each a name of its own.");
            }
        }
    }

    private static void requireWritable(Path target) throws IOException {
        Path folder = target.toAbsolutePath().normalize();
        if (Files.isDirectory(folder)) {
            throw new IOException("Cannot write '" + target + "': it is a folder; name a file in it.");
        }
        do {
            folder = folder.getParent();
        } while (!Files.exists(folder));
        if (!Files.isDirectory(folder)) {
            throw new IOException(
                    "Cannot write '" + target + "': '" + folder + "' is a file, not a folder; choose another place.");
        }
        if (!Files.isWritable(folder)) {
            throw new IOException("Cannot write '" + target + "': no permission to write in '" + folder
                    + "'; choose another place or change its permissions.");
        }
    }
}
