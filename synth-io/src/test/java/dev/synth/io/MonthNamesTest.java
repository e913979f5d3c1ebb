package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates with names of months in other languages. */
class MonthNamesTest {
    private static final String ATTRIBUTE = "csv.months";

    @TempDir
    Path folder;

    private String comesBack(List<String> dates, int year) throws Exception {
        String text = dates.stream().collect(Collectors.joining("\n", "seen\n", "\n"));
        Table table = TestTables.inferred(Files.writeString(folder.resolve("t.csv"), text));
        ColumnSchema column = table.schema().column(0);
        assertThat(column.kind()).as(dates.toString()).isEqualTo(ColumnKind.DATE);
        for (int month = 1; month <= 12; month++) {
            assertThat(table.value(month - 1, 0)).isEqualTo(LocalDate.of(year, month, 2 * month));
        }
        Path copy = folder.resolve("copy.csv");
        CsvSink.of(copy).write(table);
        assertThat(copy).hasContent(text);
        return column.findAttribute(ATTRIBUTE).orElse("");
    }

    private static List<String> dates(String pattern, String language, UnaryOperator<String> then) {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(language));
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> then.apply(formatter.format(LocalDate.of(2023, month, 2 * month))))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "de; d. MMMM yyyy",
                "de; dd-LLL-yyyy",
                "de; d. MMM yyyy",
                "fr; d MMMM yyyy",
                "fr; d MMM yyyy",
                "es; d' de 'MMMM' de 'yyyy",
                "es; dd/MMM/yyyy",
                "it; d MMMM yyyy",
                "it; dd-MMM-yyyy",
                "nl; d MMMM yyyy",
                "nl; d MMM yyyy",
                "pt; d' de 'MMMM' de 'yyyy",
                "sv; d MMMM yyyy"
            })
    void areFoundAndWrittenAgain(String language, String pattern) throws Exception {
        assertThat(comesBack(dates(pattern, language, text -> text), 2023).split("\\|"))
                .hasSize(12);
    }

    @Test
    void inCapitalsOrSmallLettersTheyAreFoundToo() throws Exception {
        assertThat(comesBack(dates("d. MMMM yyyy", "de", text -> text.toUpperCase(Locale.ROOT)), 2023))
                .startsWith("Januar|Februar|März");
        assertThat(comesBack(dates("d MMMM yyyy", "de", text -> text.toLowerCase(Locale.ROOT)), 2023))
                .startsWith("Januar|Februar|März");
        assertThat(comesBack(dates("d MMM yyyy", "fr", text -> text.replace(".", "")), 2023))
                .startsWith("janv|févr|mars");
    }

    @ParameterizedTest
    @ValueSource(strings = {"d MMMM yyyy", "dd-MMM-yyyy", "ddMMMyyyy", "MMM d, yyyy"})
    void englishOnesNeedNoNames(String pattern) throws Exception {
        assertThat(comesBack(dates(pattern, "en", text -> text.contains(",") ? '"' + text + '"' : text), 2023))
                .isEmpty();
    }

    @Test
    void aSchemaMayGiveAnyTwelveNames() throws IOException {
        ColumnSchema column = ColumnSchema.of("seen", ColumnKind.DATE).withFormat("d.MMM.yyyy");
        Path file = Files.writeString(folder.resolve("t.csv"), "seen\n4.Mrz.2024\n");
        String names = "Jan|Feb|Mrz|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez";
        assertThat(dev.synth.io.CsvSource.of(file)
                        .read(Schema.of(List.of(column.withAttribute(ATTRIBUTE, names))))
                        .value(0, 0))
                .isEqualTo(LocalDate.of(2024, 3, 4));
        Schema few = Schema.of(List.of(column.withAttribute(ATTRIBUTE, "Jan|Feb")));
        assertThatThrownBy(() -> dev.synth.io.CsvSource.of(file).read(few))
                .hasMessageContaining("the attribute csv.months 'Jan|Feb' must hold twelve different names");
    }
}
