package dev.synth.io.internal.column;

import dev.synth.table.WholeColumn;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Times of day in a pattern of {@link DateTimeFormatter}; without one, ISO-8601 with seconds. */
final class TimeCodec implements ClockCodec {
    private final DateTimeFormatter formatter;

    TimeCodec(Optional<String> pattern) {
        try {
            this.formatter = pattern.map(letters -> new DateTimeFormatterBuilder()
                            .parseCaseInsensitive()
                            .appendPattern(letters)
                            .toFormatter(Locale.ROOT)
                            .withResolverStyle(ResolverStyle.STRICT))
                    .orElse(DateTimeFormatter.ISO_LOCAL_TIME);
            formatter.format(LocalTime.NOON);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("it asks for more than a time of day. Use letters as in 'HH:mm:ss'.", e);
        }
    }

    @Override
    public long parse(String text) {
        try {
            return WholeColumn.toMicros(LocalTime.parse(text, formatter));
        } catch (DateTimeException e) {
            return WholeColumn.MISSING;
        }
    }

    @Override
    public String format(long micros) {
        return formatter.format(WholeColumn.toTime(micros));
    }
}
