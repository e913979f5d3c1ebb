package dev.synth.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as people write them, such as {@code 90s} or {@code 1h30m}. */
final class DurationText implements ITypeConverter<Duration> {
    private static final long SECONDS_OF_MINUTE = 60;
    private static final long SECONDS_OF_HOUR = 3600;

    /** Reads {@code 90s}, {@code 5m}, {@code 1h30m} or ISO-8601 such as {@code PT5M}. */
    @Override
    public Duration convert(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        try {
            return Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is no duration; write one such as 90s, 5m, 1h or PT5M");
        }
    }

    /** Writes it in its two greatest units, such as {@code 1 min 12 s}. */
    static String format(Duration duration) {
        long seconds = duration.plusMillis(500).toSeconds();
        if (seconds < SECONDS_OF_MINUTE) {
            return seconds + " s";
        }
        return seconds < SECONDS_OF_HOUR
                ? seconds / SECONDS_OF_MINUTE + " min " + seconds % SECONDS_OF_MINUTE + " s"
                : seconds / SECONDS_OF_HOUR + " h " + seconds % SECONDS_OF_HOUR / SECONDS_OF_MINUTE + " min";
    }
}
