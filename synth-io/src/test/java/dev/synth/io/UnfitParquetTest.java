package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every line of the section 'Parquet files' of docs/reference/unfit-input.md. */
class UnfitParquetTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("t.parquet");
    }

    private byte[] soundFile() throws IOException {
        Schema schema = Schema.builder().integer("n").categorical("c").build();
        TableBuilder builder = Table.builder(schema);
        for (int i = 0; i < 200; i++) {
            builder.addRow(i, "level " + i % 5);
        }
        ParquetSink.of(file()).write(builder.build());
        return Files.readAllBytes(file());
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path table) {
        return assertThatThrownBy(() -> TestTables.inferred(table))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining(table.toString());
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(byte[] bytes) throws IOException {
        return assertRefused(Files.write(file(), bytes));
    }

    private void write(String columns) throws Exception {
        try (DuckDb duckDb = new DuckDb()) {
            duckDb.execute("COPY (SELECT " + columns + " FROM range(6) t(i)) TO '" + file() + "' (FORMAT parquet)");
        }
    }

    @Test
    void aFileThatIsNotThere() {
        assertThatThrownBy(() -> TestTables.inferred(file()))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("check its name");
    }

    @Test
    void anEmptyFile() throws Exception {
        assertRefused(new byte[0]).hasMessageContaining("is no Parquet file: it has only 0 bytes");
    }

    @Test
    void aFileOfAnotherFormat() throws Exception {
        assertRefused("a,b\n1,2\n".repeat(20).getBytes(StandardCharsets.UTF_8))
                .hasMessageContaining(
                        "does not end as a Parquet file does (PAR1): it is truncated, or of another format");
    }

    @Test
    void aTruncatedFile() throws Exception {
        byte[] bytes = soundFile();
        assertRefused(Arrays.copyOf(bytes, bytes.length / 2))
                .hasMessageContaining("it is truncated, or of another format");
    }

    @ParameterizedTest
    @CsvSource({"2147483647", "-1", "100000"})
    void aFooterThatLiesAboutItsLength(int length) throws Exception {
        byte[] bytes = soundFile();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 8, length);
        assertRefused(bytes)
                .hasMessageContaining(
                        "says that its footer is " + Integer.toUnsignedString(length) + " bytes long, but has");
    }

    @Test
    void anEncryptedFile() throws Exception {
        byte[] bytes = soundFile();
        System.arraycopy("PARE".getBytes(StandardCharsets.US_ASCII), 0, bytes, bytes.length - 4, 4);
        assertRefused(bytes).hasMessageContaining("is encrypted; write it anew without encryption");
    }

    /** The first page's header: type, uncompressed size and compressed size, each a field mark and a number. */
    @Test
    void aPageThatLiesAboutItsSize() throws Exception {
        byte[] bytes = soundFile();
        assertThat(bytes[4]).isEqualTo((byte) 0x15);
        bytes[6] = 0x15;
        byte[] huge = {-2, -1, -1, -1, 15};
        System.arraycopy(huge, 0, bytes, 7, huge.length);
        assertRefused(bytes).hasMessageContaining("It is damaged, truncated or of another format");
    }

    @Test
    void aChangedByteOfAPage() throws Exception {
        byte[] bytes = soundFile();
        bytes[bytes.length / 3] ^= 4;
        assertRefused(bytes).hasMessageContaining("CRC checksum verification failed");
    }

    /** In a column's metadata the codec is field 4, and the 200 values are field 5. */
    @Test
    void aCodecThatIsNotSupported() throws Exception {
        byte[] bytes = soundFile();
        byte[] snappy = {0x15, 2, 0x16, (byte) 0x90, 3};
        int found = 0;
        for (int at = 0; at + snappy.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + snappy.length, snappy, 0, snappy.length)) {
                bytes[at + 1] = 6;
                found++;
            }
        }
        assertThat(found).isEqualTo(2);
        assertRefused(bytes)
                .hasMessageContaining("column 'n': the codec LZO is not supported. Write the file anew with one of")
                .hasMessageContaining("LZ4_RAW");
    }

    @Test
    void aFileWithoutRows() throws Exception {
        ParquetSink.of(file())
                .write(Table.builder(Schema.builder().integer("n").build()).build());
        assertRefused(file()).hasMessageContaining("has no rows: a table needs at least one");
    }

    @Test
    void listsAndMaps() throws Exception {
        write("i, [i] AS l, {'x': [i], 'y': i} AS s, MAP {'k': i} AS m");
        assertRefused(file())
                .hasMessageContaining("columns 'l' (a list), 's.x' (a list), 'm' (a map) cannot stand in a table. Leave"
                        + " out by the role drop in a schema, as 'synth schema' proposes one");
        Table rest = ParquetSource.of(file()).read(SchemaProposal.of(file()).schema());
        assertThat(rest.schema().names()).containsExactly("i", "s.y");
        assertThatThrownBy(() -> ParquetSource.of(file())
                        .read(Schema.builder().categorical("l").build()))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("column 'l' is a list, which cannot stand in a table; give it the role drop");
    }

    @Test
    void aTypeWithoutAPlace() throws Exception {
        write("i, INTERVAL 3 DAY AS v");
        assertRefused(file()).hasMessageContaining("column 'v' (of type FIXED_LEN_BYTE_ARRAY INTERVAL)");
    }

    @Test
    void listsAlone() throws Exception {
        write("[i] AS l");
        assertThatThrownBy(() -> SchemaProposal.of(file()))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("has no column of numbers, dates or texts")
                .hasMessageContaining("'l' (a list)");
    }

    @Test
    void aStructFieldAndAColumnOfOneName() throws Exception {
        write("i AS \"s.x\", {'x': i} AS s");
        assertRefused(file()).hasMessageContaining("two columns that would be called 's.x'; rename one");
    }

    @Test
    void aColumnWithoutAName() throws Exception {
        write("i AS \" \"");
        assertRefused(file()).hasMessageContaining("has a column without a name; give every column one");
    }

    @Test
    void bytesThatAreNoTextInAColumnOfTexts() throws Exception {
        write("CASE WHEN i = 3 THEN '\\xFF'::BLOB ELSE 'x'::BLOB END AS b");
        Schema schema = Schema.builder().categorical("b").build();
        assertThat(TestTables.inferred(file()).value(3, 0)).isEqualTo("ff");
        assertThatThrownBy(() -> ParquetSource.of(file()).read(schema))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("row 4, column 'b': the value is binary data");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CASE WHEN i = 3 THEN 'inf'::DOUBLE ELSE i END | 'Infinity' is not a finite number; leave it missing",
                "CASE WHEN i = 3 THEN 'infinity'::DATE ELSE DATE '2020-01-01' END | replace it by a far one such as 9999-12-31",
                "CASE WHEN i = 3 THEN '-infinity'::DATE ELSE DATE '2020-01-01' END | such as 0001-01-01",
                "CASE WHEN i = 3 THEN 'infinity'::TIMESTAMP ELSE TIMESTAMP '2020-01-01' END | is infinite; leave it missing",
                "CASE WHEN i = 3 THEN '-infinity'::TIMESTAMPTZ ELSE TIMESTAMPTZ '2020-01-01' END | is infinite",
                "CASE WHEN i = 3 THEN 'infinity'::TIMESTAMP_NS ELSE TIMESTAMP_NS '2020-01-01' END | is infinite",
                "CASE WHEN i = 3 THEN 'infinity'::TIMESTAMP_MS ELSE TIMESTAMP_MS '2020-01-01' END | is infinite"
            })
    void aValueThatNoTableHolds(String column, String message) throws Exception {
        write(column + " AS v");
        assertRefused(file()).hasMessageContaining("row 4, column 'v'").hasMessageContaining(message);
    }

    @Test
    void unsignedNumbersBeyondALongInAColumnDeclaredInteger() throws Exception {
        write("18446744073709551615::UBIGINT AS u");
        assertThatThrownBy(() -> ParquetSource.of(file())
                        .read(Schema.builder().integer("u").build()))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("row 1, column 'u': '18446744073709551615' is more than 9223372036854775807")
                .hasMessageContaining("declare the column identifier or categorical");
    }

    @Test
    void aFolderWithoutPartFiles() throws Exception {
        Files.writeString(Files.createDirectory(file()).resolve("_SUCCESS"), "");
        assertRefused(file()).hasMessageContaining("is a folder without part files");
    }

    @Test
    void aFolderOfCsvFiles() throws Exception {
        Path parts = Files.createDirectory(folder.resolve("parts"));
        Files.writeString(parts.resolve("part-0.csv"), "a,b\n1,2\n");
        assertThatThrownBy(() -> SchemaProposal.of(parts))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("holds the CSV file 'part-0.csv', but of a folder only Parquet files are read");
    }

    @Test
    void partFilesOfDifferentColumns() throws Exception {
        Path parts = Files.createDirectory(folder.resolve("parts"));
        ParquetSink.of(parts.resolve("a.parquet"))
                .write(Table.builder(Schema.builder().integer("n").build())
                        .addRow(1)
                        .build());
        ParquetSink.of(parts.resolve("b.parquet"))
                .write(Table.builder(Schema.builder().continuous("n", 1).build())
                        .addRow(1.5)
                        .build());
        assertRefused(parts)
                .hasMessageContaining("column 1 is 'optional int64 n' in 'a.parquet', but 'optional double n' in"
                        + " 'b.parquet'. Write them with one schema");
    }

    @Test
    void aPartFileThatIsNoParquetFile() throws Exception {
        Path parts = Files.createDirectory(folder.resolve("parts"));
        Files.write(parts.resolve("a.parquet"), soundFile());
        Path other = Files.writeString(parts.resolve("readme.txt"), "read me");
        assertThatThrownBy(() -> TestTables.inferred(parts))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining(other.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "required int32 value; ; is missing, but the column's type is required",
                "optional int32 value (INTEGER(8,true)); 1000; does not fit the type",
                "optional int32 value (INTEGER(16,false)); -1; does not fit the type",
                "optional fixed_len_byte_array(2) value (FLOAT16); 70000; does not fit the type"
            })
    void aValueThatTheTypeToWriteCannotHoldLeavesNothingBehind(String type, String value, String message)
            throws Exception {
        ColumnSchema column = ColumnSchema.of("n", ColumnKind.INTEGER).withAttribute("parquet.type", type);
        Table table = Table.builder(Schema.of(List.of(column)))
                .addRow(value == null ? null : Long.valueOf(value))
                .build();
        assertThatThrownBy(() -> ParquetSink.of(file()).write(table))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("column 'n'")
                .hasMessageContaining(message);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
