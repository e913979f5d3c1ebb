package dev.synth.io.internal.parquet;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of the files that a table is kept in.
 *
 * @param folders what the folders that it lies in say of all its rows, such as {@code year=2024}, by column from the
 *     outermost in; empty if the value is missing
 */
record PartFile(Path path, Map<String, Optional<String>> folders) {
    /** The columns that folders give. */
    List<String> keys() {
        return List.copyOf(folders.keySet());
    }
}
