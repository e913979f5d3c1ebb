package dev.synth.cli;

import dev.synth.ReleaseRefusedException;
import dev.synth.gan.TrainingDivergedException;
import dev.synth.table.Labels;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one or two lines and an exit status. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final int LINES_SHOWN = 2;
    /** A schema's problems are listed line by line. */
    private static final int PROBLEMS_SHOWN = 50;

    private final SynthCommand synth;

    Failures(SynthCommand synth) {
        this.synth = synth;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        synth.error(e instanceof UnmatchedArgumentException unmatched ? unmatched(unmatched) : usage(e));
        synth.err().println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return Status.UNFIT;
    }

    private static String unmatched(UnmatchedArgumentException e) {
        String given = e.getUnmatched().get(0);
        String nearest = Labels.nearest(given, e.getSuggestions());
        return (e.isUnknownOption() ? "Unknown option '" : "Unexpected argument '")
                + given + "'."
                + (nearest.isEmpty() ? "" : " Did you mean '" + nearest + "'?");
    }

    private static String usage(ParameterException e) {
        String message = firstLines(e.getMessage(), 1);
        return message.startsWith("Error: ") ? message.substring("Error: ".length()) : message;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        int status = status(e);
        synth.error(message(e, status));
        if (synth.verbose) {
            e.printStackTrace(synth.err());
        }
        return status;
    }

    /** The heap was too small; the launcher's options raise it. */
    int outOfMemory(OutOfMemoryError e) {
        synth.error("the memory given to Java (" + (Runtime.getRuntime().maxMemory() >> 20) + " MiB) is too small: "
                + e.getMessage() + ".");
        synth.err().println("Give it more, such as SYNTH_OPTS=-Xmx4g synth ..., or use fewer rows.");
        return Status.FAILED;
    }

    private static int status(Exception e) {
        if (e instanceof ReleaseRefusedException) {
            return Status.REFUSED;
        }
        boolean unfit = e instanceof IOException
                || e instanceof UncheckedIOException
                || e instanceof TableFormatException
                || e instanceof IllegalArgumentException;
        return unfit ? Status.UNFIT : Status.FAILED;
    }

    private static String message(Exception e, int status) {
        if (e instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
            return message(wrapped.getCause(), status);
        }
        if (e instanceof FileSystemException files && files.getReason() == null) {
            return fileMessage(files);
        }
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        boolean expected = e instanceof TrainingDivergedException || e instanceof CancellationException;
        return status == Status.FAILED && !expected
                ? firstLines(message, 1) + "\nRun it again with --verbose to see where."
                : firstLines(message, e instanceof TableFormatException ? PROBLEMS_SHOWN : LINES_SHOWN);
    }

    /** The platform's exceptions about files say no more than the file's name. */
    private static String fileMessage(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "There is no file '" + e.getFile() + "'; check its name and folder.";
        }
        if (e instanceof AccessDeniedException) {
            return "No permission for '" + e.getFile() + "'; change its permissions or choose another place.";
        }
        return "'" + e.getFile() + "' cannot be used (" + e.getClass().getSimpleName() + ").";
    }

    private static String firstLines(String message, int lines) {
        return message.strip().lines().limit(lines).collect(Collectors.joining("\n"));
    }
}
