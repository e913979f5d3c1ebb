package dev.synth.gate;

import dev.synth.internal.files.AtomicFile;
import dev.synth.internal.files.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A ledger in a folder, one JSON file per real table, named by the table's digest. Folder and files are their owner's
 * alone. Several processes may share a folder: an entry is made under a lock and moved into place whole.
 */
public final class FileAttemptLedger implements AttemptLedger {
    /** Closing any channel of a file gives up the locks that this process holds on it, so one is open at a time. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path folder;

    private FileAttemptLedger(Path folder) {
        this.folder = folder;
    }

    /**
     * The ledger in this folder, which is created if it is missing.
     *
     * @throws IOException saying what to do, if the folder cannot be created or written to
     */
    public static FileAttemptLedger in(Path folder) throws IOException {
        FileAttemptLedger ledger = new FileAttemptLedger(folder);
        try {
            OwnerOnly.createFolder(folder);
            ledger.locked(() -> 0);
        } catch (IOException e) {
            throw new IOException(
                    "The count of attempts cannot be kept in '" + folder
                            + "': the folder cannot be created or written to;"
                            + " make it writable or name another one.",
                    e);
        }
        return ledger;
    }

    @Override
    public int enter(Attempt attempt) throws IOException {
        return locked(() -> {
            LedgerPage page = LedgerPage.read(file(attempt.table()), attempt.table());
            int number = page.enter(attempt);
            write(page, attempt.table());
            return number;
        });
    }

    @Override
    public void enter(UngatedRelease release) throws IOException {
        locked(() -> {
            LedgerPage page = LedgerPage.read(file(release.table()), release.table());
            page.enter(release);
            write(page, release.table());
            return 0;
        });
    }

    @Override
    public String kind() {
        return "file";
    }

    private Path file(String table) {
        return folder.resolve(table + ".json");
    }

    private void write(LedgerPage page, String table) throws IOException {
        try (AtomicFile file = AtomicFile.createOwnerOnly(file(table))) {
            Files.write(file.path(), page.bytes());
            file.commit();
        }
    }

    private interface Entry {
        int make() throws IOException;
    }

    private int locked(Entry entry) throws IOException {
        Path lock = folder.resolve(".lock");
        synchronized (ONE_AT_A_TIME) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                assert held.isValid();
                return entry.make();
            }
        }
    }
}
