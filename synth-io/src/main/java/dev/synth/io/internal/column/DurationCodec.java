package dev.synth.io.internal.column;

import dev.synth.table.WholeColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as ISO-8601 ({@code PT36H}; as {@code P1DT12H} in the format {@link #DAYS}), as a clock that does not stop at 24
 * hours ({@code H:mm:ss}), or as a number of units.
 */
final class DurationCodec {
    /** ISO-8601 with days. */
    static final String DAYS = "PnDTnHnMnS";

    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final Map<String, Long> UNITS =
            Map.of("milliseconds", SECOND / 1000, "seconds", SECOND, "minutes", MINUTE, "hours", HOUR, "days", DAY);
    private static final int UNIT_DECIMALS = 9;
    private static final Pattern CLOCK = Pattern.compile("(H{1,4}):mm(:ss(\\.S{1,6})?)?");
    private static final Pattern CLOCK_TEXT =
            Pattern.compile("(-?)(\\d{1,9}):([0-5]\\d)(?::([0-5]\\d)(?:\\.(\\d{1,6}))?)?");

    private DurationCodec() {}

    static ClockCodec of(Optional<String> format) {
        if (format.isEmpty() || format.get().equals(DAYS)) {
            return new Iso(format.isPresent());
        }
        Long unit = UNITS.get(format.get().toLowerCase(Locale.ROOT));
        if (unit != null) {
            return new Count(unit);
        }
        Matcher clock = CLOCK.matcher(format.get());
        if (!clock.matches()) {
            throw new IllegalArgumentException("use a clock such as 'H:mm:ss', '" + DAYS
                    + "', a unit such as 'minutes'," + " or leave it out for ISO-8601.");
        }
        int decimals = clock.group(3) == null ? 0 : clock.group(3).length() - 1;
        return new Clock(clock.group(1).length(), clock.group(2) != null, decimals);
    }

    private record Iso(boolean withDays) implements ClockCodec {
        @Override
        public long parse(String text) {
            try {
                return WholeColumn.toMicros(Duration.parse(text));
            } catch (DateTimeParseException | ArithmeticException e) {
                return WholeColumn.MISSING;
            }
        }

        @Override
        public String format(long micros) {
            Duration duration = WholeColumn.toDuration(micros);
            long days = withDays ? duration.toDays() : 0;
            if (days == 0) {
                return duration.toString();
            }
            Duration rest = duration.minusDays(days);
            return "P" + days + "D" + (rest.isZero() ? "" : rest.toString().substring(1));
        }
    }

    private record Clock(int hourDigits, boolean withSeconds, int decimals) implements ClockCodec {
        @Override
        public long parse(String text) {
            Matcher clock = CLOCK_TEXT.matcher(text);
            if (!clock.matches() || (clock.group(4) != null) != withSeconds) {
                return WholeColumn.MISSING;
            }
            String fraction = clock.group(5) == null ? "" : clock.group(5);
            long micros = Long.parseLong(clock.group(2)) * HOUR
                    + Long.parseLong(clock.group(3)) * MINUTE
                    + (withSeconds ? Long.parseLong(clock.group(4)) * SECOND : 0)
                    + Long.parseLong((fraction + "000000").substring(0, 6));
            return clock.group(1).isEmpty() ? micros : -micros;
        }

        @Override
        public String format(long micros) {
            long unit = withSeconds ? (long) Math.pow(10, 6 - decimals) : MINUTE;
            long size = Math.abs(Math.round((double) micros / unit) * unit);
            StringBuilder text = new StringBuilder(micros < 0 && size > 0 ? "-" : "");
            text.append(String.format(Locale.ROOT, "%0" + hourDigits + "d:%02d", size / HOUR, size % HOUR / MINUTE));
            if (withSeconds) {
                text.append(String.format(Locale.ROOT, ":%02d", size % MINUTE / SECOND));
            }
            return decimals == 0
                    ? text.toString()
                    : text + "."
                            + String.format(Locale.ROOT, "%06d", size % SECOND).substring(0, decimals);
        }
    }

    private record Count(long unit) implements ClockCodec {
        @Override
        public long parse(String text) {
            if (NumberForm.of(text) == null) {
                return WholeColumn.MISSING;
            }
            try {
                return new BigDecimal(text)
                        .multiply(BigDecimal.valueOf(unit))
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .longValueExact();
            } catch (ArithmeticException e) {
                return WholeColumn.MISSING;
            }
        }

        @Override
        public String format(long micros) {
            BigDecimal count = BigDecimal.valueOf(micros)
                    .divide(BigDecimal.valueOf(unit), UNIT_DECIMALS, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros();
            return count.signum() == 0 ? "0" : count.toPlainString();
        }
    }
}
