package dev.synth.io.internal.parquet;

import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** The library fails in many ways on damaged files; all of them mean one thing to the caller. */
final class ParquetFailures {
    private static final int REASON_LENGTH = 200;

    private ParquetFailures() {}

    /** Runs what reads this file; whatever is wrong with its content becomes a {@link TableFormatException}. */
    static <T> T guarded(Path file, Body<T> body) throws IOException {
        try {
            return body.run();
        } catch (TableFormatException | FileSystemException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            throw new TableFormatException(
                    "'" + file + "' asks for more memory than there is: it is damaged, or the table needs a larger heap"
                            + " (-Xmx).",
                    e);
        } catch (NoClassDefFoundError e) {
            if (!String.valueOf(e.getMessage()).startsWith("org/apache/hadoop/")) {
                throw e;
            }
            throw unreadable(file, e); // The library was about to report damage, with a path of Hadoop's.
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw unreadable(file, e);
        }
    }

    private static TableFormatException unreadable(Path file, Throwable cause) {
        return new TableFormatException(
                "'" + file + "' cannot be read as Parquet: " + reason(cause)
                        + ". It is damaged, truncated or of another format; write it anew.",
                cause);
    }

    /** The first line of a message that may go on to print a whole schema. */
    private static String reason(Throwable e) {
        boolean silent = e.getMessage() == null || e instanceof Error;
        String message = silent ? "its pages contradict its footer" : e.getMessage();
        String line = message.lines().findFirst().orElse("");
        return line.length() > REASON_LENGTH ? line.substring(0, REASON_LENGTH) + "..." : line;
    }

    interface Body<T> {
        T run() throws IOException;
    }
}
