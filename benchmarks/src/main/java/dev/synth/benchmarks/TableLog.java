package dev.synth.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** A Markdown table, line by line as results are known: to standard output and to a file. Not thread-safe. */
public final class TableLog {
    private final PrintStream out;
    private final Optional<Path> file;

    /**
     * A table; nothing is written yet.
     *
     * @param file to be written anew
     */
    public TableLog(PrintStream out, Optional<Path> file) {
        this.out = out;
        this.file = file;
    }

    /**
     * Begins the table with its head.
     *
     * @throws IOException if the file cannot be written
     */
    public void begin(String head) throws IOException {
        if (file.isPresent()) {
            Path folder = file.get().toAbsolutePath().getParent();
            Files.createDirectories(folder == null ? Path.of("/") : folder);
            Files.writeString(file.get(), "");
        }
        line(head);
    }

    /** Adds a row of these cells. */
    public void row(List<String> cells) throws IOException {
        line(Markdown.row(cells));
    }

    /** Adds a line. */
    public void line(String text) throws IOException {
        out.println(text);
        out.flush();
        if (file.isPresent()) {
            append(file.get(), text);
        }
    }

    /** Adds a line to a file, which is made if it is not there. */
    public static void append(Path file, String line) throws IOException {
        Files.writeString(
                file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
