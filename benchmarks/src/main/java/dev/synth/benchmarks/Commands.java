package dev.synth.benchmarks;

import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Runs the measuring commands and tells what was wrong with their input. */
public final class Commands {
    /** Everything asked for was measured. */
    public static final int DONE = 0;
    /** A measurement failed; its row says why. */
    public static final int FAILED = 1;
    /** Wrong usage or unfit input; nothing was measured. */
    public static final int UNFIT = 2;

    private static final int HELP_WIDTH = 100;

    private Commands() {}

    /** Runs a command; returns its exit status. */
    public static int run(Callable<Integer> command, PrintStream out, PrintStream err, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setUsageHelpWidth(HELP_WIDTH)
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Duration.class, Commands::duration)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    err.println("benchmarks: " + reason(failure));
                    return isUnfit(failure) ? UNFIT : FAILED;
                })
                .execute(arguments);
    }

    private static boolean isUnfit(Exception failure) {
        return failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof TableFormatException
                || failure instanceof IllegalArgumentException;
    }

    /** What went wrong, in one line: the house's messages as they are, those of others with their kind. */
    public static String reason(Throwable failure) {
        if (failure instanceof NoSuchFileException missing) {
            return "There is no file '" + missing.getFile() + "'; check its name and folder.";
        }
        if (failure instanceof AccessDeniedException denied) {
            return "No permission for '" + denied.getFile() + "'; change its permissions or choose another place.";
        }
        String message =
                failure.getMessage() == null ? "" : failure.getMessage().strip();
        boolean explained = failure.getClass().getName().startsWith("dev.synth.")
                || failure instanceof IOException
                || failure instanceof IllegalArgumentException;
        String text = explained && !message.isEmpty()
                ? message
                : failure.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
        return text.replaceAll("\\s+", " ");
    }

    private static Duration duration(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        try {
            return Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is no duration; write one such as 90s, 5m, 1h or PT5M");
        }
    }
}
