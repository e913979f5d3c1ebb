package dev.synth.io.internal.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.table.WholeColumn;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick codec beside the formatter of the same pattern. */
class NumericDateTest {
    private static final long SEED = 20_240_131;
    private static final String NOISE = "0123456789-/. :T'+Z";

    private static long byFormatter(DateTimeFormatter formatter, String text, boolean dateOnly) {
        try {
            return WholeColumn.toMicros(
                    dateOnly ? LocalDate.parse(text, formatter).atStartOfDay() : LocalDateTime.parse(text, formatter));
        } catch (DateTimeException e) {
            return WholeColumn.MISSING;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yyyy-MM-dd",
                "dd/MM/yyyy",
                "d/M/yyyy",
                "M/d/yy",
                "dd.MM.yy",
                "yyyyMMdd",
                "yyyyMMddHHmmss",
                "yyyy-MM-dd HH:mm",
                "d.M.yyyy H:mm",
                "yyyy-MM-dd'T'HH:mm:ss",
                "yyyy-MM-dd'T'HH:mm:ss'Z'",
                "yyyy-MM-dd HH:mm:ss.S",
                "yyyy-MM-dd HH:mm:ss.SSSSSS",
                "yyyy-MM-dd HH:mm:ss,SSSSSSSSS",
                "yyyy-MM-dd HH:mm:ss[.SSSSSSSSS]",
                "yyyy-MM-dd HH:mm:ss[.SSS]"
            })
    void itWritesAndReadsAsTheFormatterDoes(String pattern) {
        NumericDate quick = NumericDate.of(pattern).orElseThrow();
        DateTimeFormatter formatter = DatePattern.formatter(pattern, List.of("AM", "PM"), Optional.empty());
        Random random = new Random(SEED);
        long read = 0;
        for (int i = 0; i < 5_000; i++) {
            LocalDateTime time = LocalDateTime.of(1930, 1, 1, 0, 0)
                    .plusSeconds(random.nextInt(Integer.MAX_VALUE))
                    .plusNanos(random.nextBoolean() ? 0 : random.nextInt(1_000_000) * 1000L)
                    .truncatedTo(pattern.endsWith("[.SSS]") ? ChronoUnit.MILLIS : ChronoUnit.MICROS);
            String text = formatter.format(time);
            assertThat(quick.write(time)).isEqualTo(text);
            assertThat(quick.parse(text)).isEqualTo(byFormatter(formatter, text, !quick.hasTime()));
            char[] damaged = text.toCharArray();
            damaged[random.nextInt(damaged.length)] = NOISE.charAt(random.nextInt(NOISE.length()));
            String other = new String(damaged);
            long micros = quick.parse(other);
            if (micros != WholeColumn.MISSING) {
                read++;
                assertThat(micros)
                        .as("'%s', seed %s", other, SEED)
                        .isEqualTo(byFormatter(formatter, other, !quick.hasTime()));
            }
        }
        assertThat(read).as("damaged texts that are dates").isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd-MMM-yyyy",
                "yyyy-MM",
                "yyyy-MM-dd HH",
                "dd/MM",
                "hh:mm a",
                "dMyyyy",
                "yyyy-MM-dd xxx",
                "yyyy-DDD"
            })
    void whatHasMoreThanDigitsAndMarksIsLeftToTheFormatter(String pattern) {
        assertThat(NumericDate.of(pattern)).isEmpty();
    }

    @Test
    void daysThatThereAreNotAreRefused() {
        NumericDate dates = NumericDate.of("yyyy-MM-dd").orElseThrow();
        assertThat(List.of(
                        "2023-02-29", "2024-02-30", "2024-04-31", "2024-00-10", "2024-13-01", "2024-01-00", "2024-1-1"))
                .allMatch(text -> dates.parse(text) == WholeColumn.MISSING);
        assertThat(dates.parse("2024-02-29")).isEqualTo(WholeColumn.toMicros(LocalDateTime.of(2024, 2, 29, 0, 0)));
    }
}
