package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.table.ColumnKind;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that DuckDB writes is read, written, and read by DuckDB as it was: types, names, order and content. */
class ParquetToDuckDbTest {
    @TempDir
    Path folder;

    private DuckDb duckDb;

    @BeforeEach
    void open() throws Exception {
        duckDb = new DuckDb();
    }

    @AfterEach
    void close() throws Exception {
        duckDb.close();
    }

    private Path original() {
        return folder.resolve("original.parquet");
    }

    private Path copy() {
        return folder.resolve("copy.parquet");
    }

    private Table copied() throws Exception {
        Table table = TestTables.inferred(original());
        ParquetSink.of(copy()).write(table);
        return table;
    }

    private void assertCopyIsSame() throws Exception {
        assertThat(duckDb.types(copy())).isEqualTo(duckDb.types(original()));
        String difference = "SELECT count(*) FROM (SELECT * FROM '%s' EXCEPT ALL SELECT * FROM '%s')";
        assertThat(duckDb.value(difference.formatted(original(), copy()))).isEqualTo("0");
        assertThat(duckDb.value(difference.formatted(copy(), original()))).isEqualTo("0");
        assertThat(schemaOf(copy())).isEqualTo(schemaOf(original()));
    }

    /** Physical and logical types, and which values may be null, as the file itself says. */
    private String schemaOf(Path file) throws Exception {
        return duckDb.value("SELECT string_agg(concat_ws(' ', name, type, type_length, repetition_type, num_children,"
                + " coalesce(converted_type, logical_type), scale, precision, field_id), '; ')"
                + " FROM parquet_schema('" + file + "') WHERE name NOT IN ('duckdb_schema', 'table')");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "BOOLEAN; true; false",
                "TINYINT; -128; 127",
                "SMALLINT; -32768; 32767",
                "INTEGER; -2147483648; 2147483647",
                "BIGINT; -9223372036854775807; 9223372036854775807",
                "UTINYINT; 0; 255",
                "USMALLINT; 0; 65535",
                "UINTEGER; 0; 4294967295",
                "UBIGINT; 0; 9223372036854775807",
                "UBIGINT; 3; 18446744073709551615",
                "FLOAT; 0.1; -3.4028235e38",
                "DOUBLE; 0.1; -1e-300",
                "DECIMAL(4,2); 12.34; -0.05",
                "DECIMAL(9,0); 123456789; -5",
                "DECIMAL(18,3); 123456789012.345; -0.005",
                "DECIMAL(38,2); 12345678901.25; -0.75",
                "VARCHAR; 'größer, \"quoted\"'; b",
                "JSON; {\"a\": 1}; []",
                "UUID; 00112233-4455-6677-8899-aabbccddeeff; ffffffff-ffff-4fff-bfff-ffffffffffff",
                "BLOB; text; more",
                "BLOB; \\xFF\\x00; \\x01\\x02\\x03",
                "DATE; 1582-10-15; 9999-12-31",
                "TIME; 00:00:00; 23:59:59.999999",
                "TIMESTAMP; 1969-12-31 23:59:59.999999; 2024-02-29 12:30:15.25",
                "TIMESTAMP_MS; 1969-12-31 23:59:59.999; 2024-02-29 12:30:15.25",
                "TIMESTAMP_NS; 1969-12-31 23:59:59.999999; 2024-02-29 12:30:15.25",
                "TIMESTAMPTZ; 1969-12-31 23:59:59.999999; 2024-02-29 12:30:15.25"
            })
    void everyTypeGoesThroughUnchanged(String type, String a, String b) throws Exception {
        duckDb.execute("COPY (SELECT CAST(v AS " + type + ") AS \"the value\" FROM (VALUES ('" + a.replace("'", "''")
                + "'), ('" + b.replace("'", "''") + "'), (NULL), ('" + a.replace("'", "''") + "')) t(v)) TO '"
                + original()
                + "' (FORMAT parquet)");
        Table table = copied();
        assertThat(table.rowCount()).isEqualTo(4);
        assertThat(table.value(0, 0)).isNotNull();
        assertThat(table.value(2, 0)).isNull();
        assertCopyIsSame();
    }

    @ParameterizedTest
    @ValueSource(strings = {"uncompressed", "snappy", "gzip", "zstd", "lz4_raw"})
    void theCodecIsKept(String codec) throws Exception {
        writeMany("COMPRESSION " + codec);
        copied();
        assertCopyIsSame();
        assertThat(codecOf(copy())).isEqualTo(codecOf(original())).isEqualToIgnoringCase(codec);
    }

    @Test
    void brotliIsReadAndWrittenAsZstandard() throws Exception {
        writeMany("COMPRESSION brotli");
        assertThat(codecOf(original())).isEqualTo("BROTLI");
        copied();
        assertCopyIsSame();
        assertThat(codecOf(copy())).isEqualTo("ZSTD");
    }

    private String codecOf(Path file) throws Exception {
        return duckDb.value("SELECT string_agg(DISTINCT compression) FROM parquet_metadata('" + file + "')");
    }

    /** Delta encodings, dictionaries and pages of version 2, in several row groups. */
    @Test
    void theSecondVersionOfTheFormatAndManyRowGroupsAreRead() throws Exception {
        writeMany("PARQUET_VERSION v2, ROW_GROUP_SIZE 2048");
        assertThat(duckDb.value("SELECT count(DISTINCT row_group_id) FROM parquet_metadata('" + original() + "')"))
                .isEqualTo("5");
        copied();
        assertCopyIsSame();
    }

    private void writeMany(String options) throws Exception {
        duckDb.execute("COPY (SELECT i::BIGINT AS id, (i * 7919 % 1000) / 4.0 AS x, 'level ' || i % 13 AS level,"
                + " CASE WHEN i % 5 = 0 THEN NULL ELSE hash(i)::VARCHAR END AS code,"
                + " DATE '2020-01-01' + (i % 900)::INTEGER AS d, i % 3 = 0 AS b"
                + " FROM range(10000) t(i)) TO '" + original() + "' (FORMAT parquet, " + options + ")");
    }

    @Test
    void structsAreFlattenedAndRestored() throws Exception {
        duckDb.execute(
                "COPY (SELECT i AS id, CASE WHEN i % 4 = 0 THEN NULL ELSE {'city': 'c' || i % 3, 'geo': CASE WHEN"
                        + " i % 5 = 0 THEN NULL ELSE {'lat': i / 8.0, 'lon': -i / 4.0} END} END AS address,"
                        + " i % 2 = 0 AS b FROM range(40) t(i)) TO '" + original() + "' (FORMAT parquet)");
        Table table = copied();
        assertThat(table.schema().names())
                .containsExactly("id", "address.city", "address.geo.lat", "address.geo.lon", "b");
        assertThat(table.value(4, 1)).isNull();
        assertThat(table.value(5, 1)).isEqualTo("c2");
        assertThat(table.value(5, 2)).isNull();
        assertThat(table.value(6, 3)).isEqualTo(-1.5);
        assertCopyIsSame();
    }

    @Test
    void aStructThatIsNeverNullStaysSo() throws Exception {
        duckDb.execute("COPY (SELECT {'a': CASE WHEN i % 3 = 0 THEN NULL ELSE i END,"
                + " 'b': CASE WHEN i % 3 = 0 THEN NULL ELSE 'x' || i % 4 END} AS s FROM range(30) t(i)) TO '"
                + original() + "' (FORMAT parquet)");
        copied();
        assertCopyIsSame();
        assertThat(duckDb.value("SELECT count(*) FROM '" + copy() + "' WHERE s IS NULL"))
                .isEqualTo("0");
    }

    @Test
    void aColumnLeftOutOfAStructLeavesTheOthersInIt() throws Exception {
        duckDb.execute("COPY (SELECT {'a': i, 'b': [i], 'c': 'x' || i % 4} AS s FROM range(30) t(i)) TO '" + original()
                + "' (FORMAT parquet)");
        Schema schema = SchemaProposal.of(original()).schema();
        ParquetSink.of(copy()).write(ParquetSource.of(original()).read(schema));
        assertThat(duckDb.types(copy()).values()).containsExactly("STRUCT(a BIGINT, c VARCHAR)");
        assertThat(duckDb.value("SELECT s.c FROM '" + copy() + "' LIMIT 1 OFFSET 6"))
                .isEqualTo("x2");
    }

    @Test
    void fieldIdsAreKept() throws Exception {
        duckDb.execute("COPY (SELECT i AS a, {'c': i} AS b FROM range(5) t(i)) TO '" + original()
                + "' (FORMAT parquet, FIELD_IDS {a: 7, b: {__duckdb_field_id: 9, c: 11}})");
        copied();
        assertCopyIsSame();
        assertThat(duckDb.value("SELECT string_agg(field_id, ',') FROM parquet_schema('" + copy() + "')"))
                .isEqualTo("7,9,11");
    }

    @Test
    void metadataOfTheOriginalIsNotWritten() throws Exception {
        duckDb.execute("COPY (SELECT i FROM range(5) t(i)) TO '" + original()
                + "' (FORMAT parquet, KV_METADATA {author: 'Jane Doe'})");
        copied();
        assertThat(Files.readString(original(), StandardCharsets.ISO_8859_1)).contains("Jane Doe");
        assertThat(Files.readString(copy(), StandardCharsets.ISO_8859_1)).doesNotContain("Jane Doe");
    }

    @Test
    void aFolderOfPartsIsOneTable() throws Exception {
        Path parts = Files.createDirectory(folder.resolve("table.parquet"));
        for (int part = 0; part < 3; part++) {
            duckDb.execute("COPY (SELECT i, 'x' || i % 3 AS c FROM range(" + part * 10 + ", " + (part * 10 + 10)
                    + ") t(i)) TO '" + parts.resolve("part-0000" + part + ".snappy.parquet") + "' (FORMAT parquet)");
        }
        for (String mark : List.of("_SUCCESS", ".part-00000.snappy.parquet.crc", "._SUCCESS.crc")) {
            Files.writeString(parts.resolve(mark), "mark");
        }
        Table table = TestTables.inferred(parts);
        assertThat(table.rowCount()).isEqualTo(30);
        assertThat(table.value(29, 0)).isEqualTo("29");
        ParquetSink.of(copy()).write(table);
        assertThat(duckDb.value("SELECT sum(i) FROM '" + copy() + "'")).isEqualTo("435");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "DECIMAL(38,18); 12345678901234567890.123456789012345678; 0.1; a 64-bit floating-point number holds",
                "DECIMAL(18,2); 9999999999999999.99; -0.5; a 64-bit floating-point number holds",
                "TIMESTAMP_NS; 2024-02-29 12:30:15.123456789; 1969-12-31 23:59:59.5; the microseconds that are kept"
            })
    void digitsThatANumberOrTimeCannotHoldAreToldAndKeptWhereTheColumnIsOfLevels(
            String type, String many, String few, String limit) throws Exception {
        duckDb.execute("COPY (SELECT unnest([%s, %s, NULL, %s])::%s AS c) TO '%s' (FORMAT parquet)"
                .formatted(quoted(many), quoted(few), quoted(few), type, original()));
        SchemaProposal proposal = SchemaProposal.of(original());
        assertThat(proposal.columns().get(0).warnings())
                .containsExactly(
                        "1 values have more digits than " + limit + ", and lose the last ones: declare the column"
                                + " categorical or identifier if every digit counts");
        copied();
        String same = "SELECT count(*) FROM '%s' WHERE c = %s::%s";
        assertThat(duckDb.value(same.formatted(copy(), quoted(few), type))).isEqualTo("2");
        assertThat(duckDb.types(copy())).isEqualTo(duckDb.types(original()));

        Schema levels = proposal.schema().with(proposal.schema().column(0).withKind(ColumnKind.CATEGORICAL));
        ParquetSink.of(copy()).write(ParquetSource.of(original()).read(levels));
        assertCopyIsSame();
    }

    private static String quoted(String value) {
        return "'" + value + "'";
    }
}
