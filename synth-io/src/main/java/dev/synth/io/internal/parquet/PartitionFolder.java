package dev.synth.io.internal.parquet;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a folder says of the rows in it, in Hive's notation {@code column=value}.
 *
 * @param value empty if it is missing
 */
record PartitionFolder(String column, Optional<String> value) {
    private static final Pattern NAME = Pattern.compile("([^=]+)=(.+)", Pattern.DOTALL);
    private static final Pattern ESCAPED = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");
    /** What Hive and Spark, and what DuckDB writes in place of a missing value. */
    private static final Set<String> MISSING = Set.of("__HIVE_DEFAULT_PARTITION__", "NULL");

    /** What this name says; empty if it is not in this notation. */
    static Optional<PartitionFolder> find(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches() || unescaped(parts.group(1)).isBlank()) {
            return Optional.empty();
        }
        Optional<String> value = Optional.of(parts.group(2)).filter(text -> !MISSING.contains(text));
        return Optional.of(new PartitionFolder(unescaped(parts.group(1)), value.map(PartitionFolder::unescaped)));
    }

    /** A sign of percent that no two digits follow stands for itself, as a plus sign does. */
    private static String unescaped(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(
                        escape -> Matcher.quoteReplacement(URLDecoder.decode(escape.group(), StandardCharsets.UTF_8)));
    }
}
