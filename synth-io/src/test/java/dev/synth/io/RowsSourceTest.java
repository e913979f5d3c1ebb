package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowsSourceTest {
    private enum Channel {
        NA,
        WEB
    }

    private record Loan(
            String number,
            int age,
            double income,
            BigDecimal amount,
            boolean paid,
            LocalDate born,
            Instant asked,
            Channel channel,
            Optional<Long> months,
            BigInteger account) {}

    private static Loan loan(int i) {
        return new Loan(
                "L-" + (1_000 + i),
                18 + i % 60,
                i % 5 == 0 ? Double.NaN : i / 4.0,
                new BigDecimal(i).movePointLeft(2),
                i % 3 == 0,
                LocalDate.of(1990, 1, 1).plusDays(i),
                Instant.EPOCH.plusSeconds(60L * i),
                i % 2 == 0 ? Channel.NA : Channel.WEB,
                i % 4 == 0 ? Optional.empty() : Optional.of((long) i % 7),
                new BigInteger("12345678901234567890").add(BigInteger.valueOf(i % 9)));
    }

    @Test
    void theComponentsOfRecordsAreTheColumns() throws Exception {
        List<Loan> loans =
                IntStream.range(0, 200).mapToObj(RowsSourceTest::loan).toList();
        Table table = TestTables.inferred(RowsSource.ofRecords(Loan.class, loans));
        assertThat(table.schema().names())
                .containsExactly(
                        "number", "age", "income", "amount", "paid", "born", "asked", "channel", "months", "account");
        assertThat(table.schema().columns())
                .extracting(ColumnSchema::kind)
                .containsExactly(
                        ColumnKind.IDENTIFIER,
                        ColumnKind.INTEGER,
                        ColumnKind.CONTINUOUS,
                        ColumnKind.CONTINUOUS,
                        ColumnKind.BOOLEAN,
                        ColumnKind.DATE,
                        ColumnKind.DATE_TIME,
                        ColumnKind.CATEGORICAL,
                        ColumnKind.INTEGER,
                        ColumnKind.CATEGORICAL);
        assertThat(table.row(7).values())
                .containsExactly(
                        "L-1007",
                        25L,
                        1.75,
                        0.07,
                        false,
                        LocalDate.of(1990, 1, 8),
                        LocalDateTime.of(1970, 1, 1, 0, 7),
                        "WEB",
                        0L,
                        "12345678901234567897");
        assertThat(table.row(20).get("income")).as("NaN").isNull();
        assertThat(table.row(20).get("months")).as("empty").isNull();
        assertThat(table.row(20).get("channel"))
                .as("an enum is not judged as text")
                .isEqualTo("NA");
    }

    @Test
    void mapsMayLackKeysAndMixTypes() throws Exception {
        List<Map<String, Object>> maps = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("n", i % 2 == 0 ? (Object) i : (Object) (i / 2.0));
            map.put("when", i % 2 == 0 ? (Object) LocalDate.of(2020, 1, 1) : LocalDateTime.of(2020, 1, 2, 3, i));
            map.put("answer", i % 2 == 0 ? (Object) "unknown" : (Object) (i % 3));
            if (i > 10) {
                map.put("late", "x" + i % 3);
            }
            map.put("nothing", null);
            maps.add(map);
        }
        Table table = TestTables.inferred(RowsSource.ofMaps(maps));
        assertThat(table.schema().columns())
                .extracting(ColumnSchema::kind)
                .containsExactly(
                        ColumnKind.CONTINUOUS,
                        ColumnKind.DATE_TIME,
                        ColumnKind.CATEGORICAL,
                        ColumnKind.CONSTANT,
                        ColumnKind.CATEGORICAL);
        assertThat(table.column("late").isMissing(10)).isTrue();
        assertThat(table.row(12).get("when")).isEqualTo(LocalDateTime.of(2020, 1, 1, 0, 0));
    }

    @Test
    void textsAreJudgedAsTheCellsOfATextFile() throws Exception {
        List<Map<String, Object>> maps = List.of(
                Map.of("a", "1.50", "b", Optional.of("31/12/2020")),
                Map.of("a", "NA", "b", Optional.empty()),
                Map.of("a", "2.25", "b", Optional.of("15/02/2021")));
        RowsSource source = RowsSource.ofMaps(maps);
        Table table = TestTables.inferred(source);
        assertThat(table.schema().column("a").kind()).isEqualTo(ColumnKind.CONTINUOUS);
        assertThat(table.schema().column("b").kind()).isEqualTo(ColumnKind.DATE);
        assertThat(table.row(1)).containsEntry("a", null).containsEntry("b", null);
    }

    @Test
    void aStreamIsReadOnceAndClosedAndTheSourceCanBeReadTwice() throws Exception {
        AtomicInteger made = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        Stream<Loan> stream = IntStream.range(0, 100)
                .mapToObj(RowsSourceTest::loan)
                .peek(row -> made.incrementAndGet())
                .onClose(closed::incrementAndGet);
        RowsSource source = RowsSource.ofRecords(Loan.class, stream);
        assertThat(closed).hasValue(1);
        Table first = TestTables.inferred(source);
        TestTables.assertSame(TestTables.inferred(source), first);
        assertThat(made).hasValue(100);
    }

    @Test
    void aValueWithoutAPlaceIsNamedWithItsRowColumnAndRemedy() {
        List<Map<String, Object>> maps = List.of(Map.of("a", 1), Map.of("a", List.of(1, 2)));
        assertThatThrownBy(() -> RowsSource.ofMaps(maps))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("rows in memory, row 2, column 'a': the value is a ")
                .hasMessageContaining("convert it to a number, date or string");
    }

    @Test
    void noRowsAtAllAreRefused() {
        assertThatThrownBy(() -> RowsSource.ofRecords(Loan.class, List.of()).inferSchema())
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("has no rows");
    }

    @Test
    void aNumberThatIsNotFiniteIsRefused() {
        List<Map<String, Double>> maps = List.of(Map.of("a", 1.0), Map.of("a", Double.POSITIVE_INFINITY));
        assertThatThrownBy(() -> RowsSource.ofMaps(maps).inferSchema())
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("row 2, column 'a': 'Infinity' is not a finite number");
    }
}
