package dev.synth.internal.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file written beside its target and moved into place by {@link #commit()}. Closing it uncommitted, or the end of the
 * process, removes what was written and leaves the target as it was. Not thread-safe.
 */
public final class AtomicFile implements AutoCloseable {
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Thread cleaner = new Thread(() -> OPEN.forEach(AtomicFile::delete), "synth-partial-files");
        try {
            Runtime.getRuntime().addShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            // The process is ending already, and somebody saves something on the way.
        }
    }

    private final Path target;
    private final Path partial;

    private AtomicFile(Path target, Path partial) {
        this.target = target;
        this.partial = partial;
    }

    /**
     * Starts a file that will stand at {@code target}.
     *
     * @throws IOException saying what to do, if the target's folder is missing or cannot be written, or the target is a
     *     folder
     */
    public static AtomicFile create(Path target) throws IOException {
        return create(target, false);
    }

    /**
     * Starts a file that nobody but its owner can ever open.
     *
     * @throws IOException as {@link #create}, and if the file system cannot keep a file to its owner
     */
    public static AtomicFile createOwnerOnly(Path target) throws IOException {
        return create(target, true);
    }

    private static AtomicFile create(Path target, boolean ownerOnly) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || Files.isDirectory(absolute)) {
            throw new IOException("Cannot write '" + target + "': it is a folder; name a file in it.");
        }
        try {
            Files.createDirectories(folder);
            // Not a temporary file of the platform's, which only its owner may read: most targets are as open as
            // others.
            String mark = Long.toHexString(ThreadLocalRandom.current().nextLong());
            Path partial = folder.resolve("." + absolute.getFileName() + "." + mark + ".part");
            if (ownerOnly) {
                Files.createFile(partial, OwnerOnly.file(folder));
            } else {
                Files.createFile(partial);
            }
            OPEN.add(partial);
            return new AtomicFile(absolute, partial);
        } catch (IOException e) {
            throw new IOException(
                    "Cannot write '" + target + "': folder '" + folder
                            + "' cannot be written to; choose another place or change its permissions.",
                    e);
        }
    }

    /** Writes a whole text file in UTF-8. */
    public static void writeString(Path target, String text) throws IOException {
        try (AtomicFile file = create(target)) {
            Files.writeString(file.path(), text, StandardCharsets.UTF_8);
            file.commit();
        }
    }

    /** The file to write to; its name is not the target's. */
    public Path path() {
        return partial;
    }

    /** Moves the finished file into place, over what was there. */
    public void commit() throws IOException {
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        }
        OPEN.remove(partial);
    }

    @Override
    public void close() {
        if (OPEN.remove(partial)) {
            delete(partial);
        }
    }

    private static void delete(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            System.getLogger(AtomicFile.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "Could not remove partial file {0}: {1}",
                            partial,
                            e.getMessage());
        }
    }
}
