package dev.synth.io;

import dev.synth.table.TableSink;
import dev.synth.table.TableSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Sources and sinks by file name: {@code .csv}, {@code .csv.gz} or {@code .parquet}, in upper or lower case. A folder is
 * read as the Parquet files in it.
 */
public final class TableFiles {
    private TableFiles() {}

    /**
     * The source of this file or folder.
     *
     * @throws IllegalArgumentException if it is no folder and the name ends otherwise
     */
    public static TableSource source(Path file) {
        return proposing(file, CsvOptions.detect());
    }

    /**
     * The source of this file or folder.
     *
     * @param options what is known of how a CSV file is written
     * @throws IllegalArgumentException if it is no folder and the name ends otherwise, or anything is said of how a
     *     Parquet file is written
     */
    public static TableSource source(Path file, CsvOptions options) {
        return proposing(file, options);
    }

    static ProposingSource proposing(Path file, CsvOptions options) {
        if (!Files.isDirectory(file) && !isParquet(file)) {
            return CsvSource.of(file, options);
        }
        if (!options.equals(CsvOptions.detect())) {
            throw new IllegalArgumentException(
                    "'" + file + "' is a Parquet file: it has no delimiter, quote, encoding, header or lines"
                            + " above it to be given.");
        }
        return ParquetSource.of(file);
    }

    /**
     * The sink of this file.
     *
     * @throws IllegalArgumentException if the name ends otherwise
     */
    public static TableSink sink(Path file) {
        return isParquet(file) ? ParquetSink.of(file) : CsvSink.of(file);
    }

    private static boolean isParquet(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".csv.gz")) {
            return false;
        }
        if (name.endsWith(".parquet")) {
            return true;
        }
        throw new IllegalArgumentException(
                "Cannot tell the format of '" + file + "' by its name; let it end in .csv, .csv.gz or .parquet.");
    }
}
