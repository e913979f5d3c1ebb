package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import dev.synth.table.TableFormatException;
import dev.synth.table.TableWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetTypesTest {
    private static final String TYPE = "parquet.type";

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("t.parquet");
    }

    static Stream<Arguments> types() {
        List<LocalDateTime> times = List.of(
                LocalDateTime.of(1969, 12, 31, 23, 59, 59), LocalDateTime.of(2024, 2, 29, 12, 30, 15, 250_000_000));
        List<LocalTime> clocks = List.of(LocalTime.parse("23:59:59.999999"), LocalTime.parse("00:00:00.000001"));
        List<LocalDate> dates = List.of(LocalDate.of(1900, 3, 1), LocalDate.of(2024, 2, 29));
        return Stream.of(
                Arguments.of("optional boolean value", ColumnKind.BOOLEAN, List.of(true, false)),
                Arguments.of("optional int32 value", ColumnKind.INTEGER, List.of(-7L, 2_000_000_000L)),
                Arguments.of("optional int32 value (INTEGER(8,true))", ColumnKind.INTEGER, List.of(-128L, 127L)),
                Arguments.of("optional int32 value (INTEGER(16,false))", ColumnKind.INTEGER, List.of(3L, 65_535L)),
                Arguments.of(
                        "optional int32 value (INTEGER(32,false))", ColumnKind.INTEGER, List.of(3L, 4_294_967_295L)),
                Arguments.of("required int64 value", ColumnKind.INTEGER, List.of(-7L, 1L << 60)),
                Arguments.of("optional float value", ColumnKind.CONTINUOUS, List.of(0.5, -1.25)),
                Arguments.of("required double value", ColumnKind.CONTINUOUS, List.of(0.1, -1e-9)),
                Arguments.of("optional int32 value (DECIMAL(9,2))", ColumnKind.CONTINUOUS, List.of(12.34, -0.05)),
                Arguments.of("optional int64 value (DECIMAL(18,3))", ColumnKind.CONTINUOUS, List.of(12.345, -0.005)),
                Arguments.of("optional binary value (DECIMAL(12,1))", ColumnKind.CONTINUOUS, List.of(12.5, -700.5)),
                Arguments.of(
                        "optional fixed_len_byte_array(9) value (DECIMAL(20,2))",
                        ColumnKind.CONTINUOUS,
                        List.of(12.25, -0.75)),
                Arguments.of("optional binary value (STRING)", ColumnKind.CATEGORICAL, List.of("ü", "b")),
                Arguments.of("optional binary value (ENUM)", ColumnKind.CATEGORICAL, List.of("A", "B")),
                Arguments.of("required binary value (JSON)", ColumnKind.CATEGORICAL, List.of("{}", "[1]")),
                Arguments.of("optional binary value", ColumnKind.CATEGORICAL, List.of("x", "y")),
                Arguments.of(
                        "optional int64 value (INTEGER(64,false))", ColumnKind.INTEGER, List.of(3L, Long.MAX_VALUE)),
                Arguments.of("optional int64 value (DECIMAL(18,0))", ColumnKind.INTEGER, List.of(3L, 10L)),
                Arguments.of(
                        "required fixed_len_byte_array(2) value (FLOAT16)",
                        ColumnKind.CONTINUOUS,
                        List.of(0.1, -65_504.0, 6.0e-8)),
                Arguments.of(
                        "optional fixed_len_byte_array(16) value (UUID)",
                        ColumnKind.CATEGORICAL,
                        List.of("00112233-4455-6677-8899-aabbccddeeff", "ffffffff-ffff-4fff-bfff-ffffffffffff")),
                Arguments.of(
                        "optional fixed_len_byte_array(3) value", ColumnKind.CATEGORICAL, List.of("00ff01", "616263")),
                Arguments.of(
                        "optional int32 value (TIME(MILLIS,false))",
                        ColumnKind.TIME,
                        List.of(LocalTime.parse("23:59:59.999"), LocalTime.parse("00:00:00.001"))),
                Arguments.of("optional int64 value (TIME(MICROS,true))", ColumnKind.TIME, clocks),
                Arguments.of("optional int64 value (TIME(NANOS,false))", ColumnKind.TIME, clocks),
                Arguments.of("optional int32 value = 12", ColumnKind.INTEGER, List.of(1L, 7L)),
                Arguments.of("optional int32 value (DATE)", ColumnKind.DATE, dates),
                Arguments.of("optional int64 value (TIMESTAMP(MILLIS,true))", ColumnKind.DATE_TIME, times),
                Arguments.of("optional int64 value (TIMESTAMP(MICROS,false))", ColumnKind.DATE_TIME, times),
                Arguments.of("optional int64 value (TIMESTAMP(NANOS,true))", ColumnKind.DATE_TIME, times),
                Arguments.of("optional int96 value", ColumnKind.DATE_TIME, times));
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeIsKeptBothWays(String type, ColumnKind kind, List<Object> values) throws Exception {
        boolean nullable = type.startsWith("optional");
        Schema schema =
                Schema.of(List.of(ColumnSchema.of("a name.with (signs)", kind).withAttribute(TYPE, type)));
        TableBuilder builder = Table.builder(schema);
        for (Object value : values) {
            builder.addRow(value);
        }
        if (nullable) {
            builder.addRow((Object) null);
        }
        Table table = builder.build();
        Table read = readAndCopied(table);
        TestTables.assertSameValues(read, table);
        assertThat(read.schema().column(0).kind()).isEqualTo(kind);
        assertThat(read.schema().column(0).findAttribute(TYPE)).contains(type);
    }

    /** What a table is read as once it is written, and a copy of that too. */
    private Table readAndCopied(Table table) throws Exception {
        ParquetSink.of(file()).write(table);
        Table read = TestTables.inferred(file());
        Path copy = folder.resolve("copy.parquet");
        ParquetSink.of(copy).write(read);
        TestTables.assertSame(TestTables.inferred(copy), read);
        return read;
    }

    /** Where some value is beyond a long, all are codes; where some value is no text, all are hexadecimal digits. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "optional int64 value (INTEGER(64,false)); ; 7; 18446744073709551615",
                "required binary value; hex; 616263; 00ff",
            })
    void aTypeThatLeavesOpenWhatItsValuesAreIsSettledByThem(String type, String binary, String a, String b)
            throws Exception {
        ColumnSchema column = ColumnSchema.of("c", ColumnKind.CATEGORICAL).withAttribute(TYPE, type);
        ColumnSchema kept = binary == null ? column : column.withAttribute("parquet.binary", binary);
        Table table = Table.builder(Schema.of(List.of(kept)))
                .addRow(a)
                .addRow(b)
                .addRow(a)
                .build();
        Table read = readAndCopied(table);
        TestTables.assertSame(read, table);
    }

    @Test
    void aFieldThatIsMissingWhereItsStructHasOthersIsWrittenEvenIfItWasRequiredInTheStruct() throws Exception {
        String struct = "optional group s { required int32 %s; }";
        Schema schema = Schema.of(List.of(
                ColumnSchema.of("s.a", ColumnKind.INTEGER)
                        .withAttribute(TYPE, struct.formatted("a"))
                        .withAttribute("parquet.nulls", "0"),
                ColumnSchema.of("s.b", ColumnKind.INTEGER)
                        .withAttribute(TYPE, struct.formatted("b"))
                        .withAttribute("parquet.nulls", "0")));
        Table table = Table.builder(schema)
                .addRow(1, 2)
                .addRow(null, null)
                .addRow(3, null)
                .build();
        ParquetSink.of(file()).write(table);
        Table read = TestTables.inferred(file());
        TestTables.assertSameValues(read, table);
        assertThat(read.schema().column(0).findAttribute("parquet.nulls")).contains("0");
        assertThat(read.schema().column(1).findAttribute("parquet.nulls")).contains("0,1");
    }

    /** New identifiers may be longer than the old ones. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "optional int32 value (INTEGER(16,true)); 999999999; optional int32 value (INTEGER(32,true))",
                "required int32 value (INTEGER(8,false)) = 4; 999999999; required int32 value (INTEGER(32,false)) = 4",
                "optional fixed_len_byte_array(2) value (DECIMAL(4,0)); 999999999; optional int32 value (DECIMAL(9,0))",
                "optional int32 value; 2147483647; optional int32 value",
                "optional fixed_len_byte_array(2) value; z9; optional binary value (STRING)"
            })
    void narrowTypesOfIdentifiersAreWidened(String type, String value, String written) throws Exception {
        ColumnSchema column = ColumnSchema.of("id", ColumnKind.IDENTIFIER).withAttribute(TYPE, type);
        ParquetSink.of(file())
                .write(Table.builder(Schema.of(List.of(column))).addRow(value).build());
        Schema inferred = ParquetSource.of(file()).inferSchema();
        assertThat(inferred.column(0).findAttribute(TYPE)).contains(written);
        assertThat(ParquetSource.of(file()).read(Schema.of(List.of(column))).value(0, 0))
                .isEqualTo(value);
    }

    @Test
    void namesWithAnySignsComeBackFromStructs() throws Exception {
        ColumnSchema column = ColumnSchema.of("a (b).c;d {e}", ColumnKind.INTEGER)
                .withAttribute(TYPE, "required group a+%28b%29 { required int64 c%3Bd+%7Be%7D = 3; }");
        ParquetSink.of(file())
                .write(Table.builder(Schema.of(List.of(column)))
                        .addRow(7)
                        .addRow(9)
                        .build());
        Table read = TestTables.inferred(file());
        assertThat(read.schema().column(0)).isEqualTo(column);
    }

    @Test
    void decimalsAreThoseOfTheValues() throws Exception {
        Schema schema = Schema.of(
                List.of(ColumnSchema.of("x", ColumnKind.CONTINUOUS), ColumnSchema.of("whole", ColumnKind.CONTINUOUS)));
        ParquetSink.of(file())
                .write(Table.builder(schema).addRow(1.5, 10).addRow(0.125, 20).build());
        Schema inferred = ParquetSource.of(file()).inferSchema();
        assertThat(inferred.column("x").decimals()).contains(3);
        assertThat(inferred.column("whole").kind()).isEqualTo(ColumnKind.CONTINUOUS);
        assertThat(inferred.column("whole").decimals()).contains(0);
    }

    @Test
    void zeroOneIntegersAreBooleansAndStayIntegersInTheFile() throws Exception {
        Schema schema = Schema.of(
                List.of(ColumnSchema.of("dead", ColumnKind.INTEGER).withAttribute(TYPE, "required int32 value")));
        ParquetSink.of(file())
                .write(Table.builder(schema).addRow(0).addRow(1).addRow(1).build());
        Table read = TestTables.inferred(file());
        assertThat(read.schema().column(0).kind()).isEqualTo(ColumnKind.BOOLEAN);
        assertThat(read.schema().column(0).levels()).containsExactly("0", "1");
        Path copy = folder.resolve("copy.parquet");
        ParquetSink.of(copy).write(read);
        TestTables.assertSame(TestTables.inferred(copy), read);
    }

    @Test
    void emptyTextsAreMissingAndWrittenBackAsEmptyTexts() throws Exception {
        ColumnSchema column =
                ColumnSchema.of("c", ColumnKind.CATEGORICAL).withAttribute(TYPE, "required binary value (STRING)");
        Table table = Table.builder(Schema.of(List.of(column)))
                .addRow("a")
                .addRow("")
                .addRow("b")
                .build();
        Table read = readAndCopied(table);
        assertThat(read.value(1, 0)).isNull();
    }

    /** Written as DuckDB does: of every ten rows one has no value, and one a value that is none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"''; VARCHAR; c = ''", "nan; DOUBLE; isnan(c)", "nan; FLOAT; isnan(c)"})
    void nullsAndValuesThatStandForThemComeBackInTheirShares(String value, String type, String isValue)
            throws Exception {
        Path copy = folder.resolve("copy.parquet");
        try (DuckDb duckDb = new DuckDb()) {
            duckDb.execute("COPY (SELECT CASE i % 10 WHEN 0 THEN NULL WHEN 1 THEN '" + value
                    + "' ELSE (i % 7)::VARCHAR END::" + type + " AS c FROM range(1000) t(i)) TO '" + file() + "'");
            Table read = TestTables.inferred(file());
            assertThat(read.schema().column(0).findAttribute("parquet.missing-value-share"))
                    .contains("0.5000");
            ParquetSink.of(copy).write(read);
            TestTables.assertSameValues(TestTables.inferred(copy), read);
            assertThat(duckDb.count(copy, "c IS NULL")).isBetween(95L, 105L);
            assertThat(duckDb.count(copy, isValue)).isBetween(95L, 105L);
        }
    }

    @Test
    void aValueForMissingOnesThatFewRowsHoldIsNotWritten() throws Exception {
        Path copy = folder.resolve("copy.parquet");
        try (DuckDb duckDb = new DuckDb()) {
            duckDb.execute("COPY (SELECT CASE WHEN i < 4 THEN '' WHEN i < 50 THEN NULL ELSE 'x' END AS c"
                    + " FROM range(100) t(i)) TO '" + file() + "'");
            ParquetSink.of(copy).write(TestTables.inferred(file()));
            assertThat(duckDb.count(copy, "c IS NULL")).isEqualTo(50);
        }
    }

    /** A column of numbers keeps this one for what is missing, so they are levels. */
    @ParameterizedTest
    @ValueSource(strings = {"7", "-9223372036854775808"})
    void theLeastWholeNumberOf64BitsComesBack(String beside) throws Exception {
        ColumnSchema column = ColumnSchema.of("c", ColumnKind.CATEGORICAL).withAttribute(TYPE, "required int64 value");
        Table table = Table.builder(Schema.of(List.of(column)))
                .addRow("-9223372036854775808")
                .addRow(beside)
                .build();
        Table read = readAndCopied(table);
        TestTables.assertSameValues(read, table);
    }

    @Test
    void datesStoredAsTextAreDatesAndStayTextInTheFile() throws Exception {
        ColumnSchema column = ColumnSchema.of("c", ColumnKind.CATEGORICAL);
        Table table = Table.builder(Schema.of(List.of(column)))
                .addRow("31/12/2020")
                .addRow("01/02/2021")
                .build();
        Table read = readAndCopied(table);
        assertThat(read.value(0, 0)).isEqualTo(LocalDate.of(2020, 12, 31));
    }

    @Test
    void aChangeOfKindThatTheTypeCannotHoldFallsBackToTheNaturalType() throws Exception {
        ColumnSchema column = ColumnSchema.of("c", ColumnKind.CONTINUOUS).withAttribute(TYPE, "optional int32 value");
        ParquetSink.of(file())
                .write(Table.builder(Schema.of(List.of(column))).addRow(1.5).build());
        assertThat(ParquetSource.of(file()).inferSchema().column(0).findAttribute(TYPE))
                .contains("optional double value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "optional int32 value; 3000000000; does not fit the type",
                "optional int32 value (INTEGER(8,true)); 128; does not fit the type",
                "optional int32 value (DECIMAL(3,0)); 1000; does not fit the type",
                "required int32 value; ; is missing, but the column's type is required"
            })
    void aValueThatTheTypeCannotHoldIsRefused(String type, String value, String message) throws Exception {
        ColumnSchema column = ColumnSchema.of("n", ColumnKind.INTEGER).withAttribute(TYPE, type);
        Table table = Table.builder(Schema.of(List.of(column)))
                .addRow(value == null ? null : Long.valueOf(value))
                .build();
        assertThatThrownBy(() -> ParquetSink.of(file()).write(table))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("column 'n'")
                .hasMessageContaining(message);
        assertThat(file()).doesNotExist();
    }

    @Test
    void aTypeAttributeThatIsNoTypeIsRefused() {
        ColumnSchema column = ColumnSchema.of("n", ColumnKind.INTEGER).withAttribute(TYPE, "integer");
        assertThatThrownBy(() -> ParquetSink.of(file()).open(Schema.of(List.of(column))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Column 'n': the attribute parquet.type 'integer' is no Parquet type");
    }

    @Test
    void rowGroupsAreReadOneAfterAnother() throws Exception {
        Schema schema = Schema.builder().integer("n").identifier("text").build();
        Random random = new Random(1);
        try (TableWriter writer = ParquetSink.of(file()).open(schema)) {
            for (int batch = 0; batch < 10; batch++) {
                TableBuilder builder = Table.builder(schema);
                for (int i = 0; i < 1_000; i++) {
                    byte[] bytes = new byte[9_000];
                    random.nextBytes(bytes);
                    builder.addRow(batch * 1_000 + i, new String(bytes, StandardCharsets.ISO_8859_1));
                }
                writer.write(builder.build());
            }
            writer.commit();
        }
        Table read = ParquetSource.of(file()).read(Schema.builder().integer("n").build());
        assertThat(read.rowCount()).isEqualTo(10_000);
        assertThat(read.value(9_999, 0)).isEqualTo(9_999L);
    }

    @Test
    void nothingOfHadoopIsOnTheClassPath() {
        assertThatThrownBy(() -> Class.forName("org.apache.hadoop.conf.Configuration"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void longWholeDecimalsKeepTheirDigits() throws Exception {
        ColumnSchema column = ColumnSchema.of("c", ColumnKind.CATEGORICAL)
                .withAttribute(TYPE, "optional fixed_len_byte_array(9) value (DECIMAL(20,0))");
        Table table = Table.builder(Schema.of(List.of(column)))
                .addRow("12345678901234567890")
                .addRow("12345678901234567891")
                .addRow("12345678901234567891")
                .build();
        Table read = readAndCopied(table);
        TestTables.assertSameValues(read, table);
    }
}
