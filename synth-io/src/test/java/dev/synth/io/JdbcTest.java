package dev.synth.io;

import static dev.synth.io.TestTables.assertSameValues;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.io.Databases.Memory;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.RowLimit;
import dev.synth.table.RowSample;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import dev.synth.table.TableFormatException;
import dev.synth.table.TableWriter;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What tables of real databases become, and what becomes of tables in real databases. */
class JdbcTest {
    private static final Schema EVERY_KIND = Schema.builder()
            .identifier("id")
            .continuous("weight", 1)
            .integer("visits")
            .categorical("ward")
            .bool("alive")
            .date("born")
            .dateTime("admitted")
            .add("notes", ColumnKind.TEXT)
            .add("country", ColumnKind.CONSTANT)
            .build();

    private static Table everyKind(int rows) {
        TableBuilder builder = Table.builder(EVERY_KIND);
        for (int i = 0; i < rows; i++) {
            builder.addRow(
                    "P" + (1000 + i),
                    i % 7 == 3 ? null : i / 10.0,
                    i % 5 == 2 ? null : (long) i - 5,
                    i % 4 == 1 ? null : "ward " + i % 3,
                    i % 3 == 2 ? null : i % 2 == 0,
                    i % 6 == 4 ? null : LocalDate.of(1950, 1, 1).plusDays(i),
                    i % 8 == 6 ? null : LocalDateTime.of(2020, 1, 1, 0, 0).plusNanos(7_000L * i),
                    i % 9 == 1 ? null : "said \"" + i + "\",\nthen; 'left' ü",
                    "CH");
        }
        return builder.build();
    }

    @ParameterizedTest
    @EnumSource
    void everyKindComesBackAsItWasWritten(Databases kind) throws Exception {
        try (Memory database = kind.open()) {
            Table table = everyKind(2_345);
            JdbcSink.of(database, "patients").write(table);
            assertSameValues(JdbcSource.table(database, "patients").read(EVERY_KIND), table);
            Table inferred = TestTables.inferred(
                    JdbcSource.query(database, "SELECT * FROM \"patients\"").fetchSize(100));
            assertSameValues(inferred, table);
            assertThat(inferred.schema().columns())
                    .extracting(ColumnSchema::kind)
                    .isEqualTo(EVERY_KIND.columns().stream()
                            .map(ColumnSchema::kind)
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasReadIsWrittenWithTheTypesItHad(Databases kind) throws Exception {
        try (Memory database = kind.open()) {
            database.run(
                    "CREATE TABLE real_rows (a SMALLINT, b DECIMAL(12,2), c REAL, d TIMESTAMP WITH TIME ZONE, e TIME,"
                            + " f UUID, g INTEGER, h BIGINT, i DECIMAL(20,0))",
                    "INSERT INTO real_rows VALUES (1, 12.50, 0.1, '2024-03-31 01:30:00+02:00', '08:15:00',"
                            + " '0b5a4f3e-0000-4000-8000-00000000000a', 5, 9007199254740993, 12345678901234567890)",
                    "INSERT INTO real_rows VALUES (2, -0.01, 2.5, '2024-10-27 02:30:00+01:00', '23:59:59',"
                            + " '0b5a4f3e-0000-4000-8000-00000000000b', 7, 9007199254740995, 12345678901234567891)",
                    "INSERT INTO real_rows VALUES (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)");
            String all = kind == Databases.H2 ? "REAL_ROWS" : "real_rows";
            Table table = TestTables.inferred(JdbcSource.table(database, "real_rows"));
            assertThat(table.schema().columns())
                    .extracting(ColumnSchema::kind)
                    .containsExactly(
                            ColumnKind.INTEGER,
                            ColumnKind.CONTINUOUS,
                            ColumnKind.CONTINUOUS,
                            ColumnKind.DATE_TIME,
                            ColumnKind.TIME,
                            ColumnKind.CATEGORICAL,
                            ColumnKind.INTEGER,
                            ColumnKind.INTEGER,
                            ColumnKind.CATEGORICAL);
            assertThat(table.value(0, 1)).isEqualTo(12.5);
            assertThat(table.value(0, 2)).isEqualTo(0.1);
            assertThat(table.value(0, 3)).isEqualTo(LocalDateTime.of(2024, 3, 30, 23, 30));
            assertThat(table.value(1, 7)).as("beyond a double").isEqualTo(9007199254740995L);
            assertThat(table.value(1, 8)).as("beyond a long").isEqualTo("12345678901234567891");
            JdbcSink.of(database, "made").write(table);
            assertThat(types(database, "made")).isEqualTo(types(database, all));
            assertThat(database.single(
                            "SELECT COUNT(*) FROM (SELECT * FROM \"made\" EXCEPT SELECT * FROM \"" + all + "\")"))
                    .isEqualTo("0");
            assertSameValues(TestTables.inferred(JdbcSource.table(database, "made")), table);
        }
    }

    private static String types(Memory database, String table) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
            StringBuilder types = new StringBuilder();
            for (int c = 1; c <= rows.getMetaData().getColumnCount(); c++) {
                types.append(rows.getMetaData().getColumnTypeName(c)).append(' ');
            }
            return types.toString();
        }
    }

    @ParameterizedTest
    @EnumSource
    void textsAreJudgedAsTheCellsOfATextFile(Databases kind) throws Exception {
        try (Memory database = kind.open()) {
            database.run(
                    "CREATE TABLE t (n VARCHAR(9), d VARCHAR(12), b VARCHAR(3), w VARCHAR(9))",
                    "INSERT INTO t VALUES ('1.50', '31/12/2020', 'yes', 'NA'), ('2.25', '01/02/2021', 'no', 'x'),"
                            + " ('3.00', NULL, 'no', 'y'), ('NA', '15/02/2021', 'no', 'x')");
            JdbcSource source = JdbcSource.table(database, "t");
            SchemaProposal proposal = SchemaProposal.of(source);
            assertThat(proposal.columns())
                    .extracting(ColumnProfile::kind)
                    .containsExactly(
                            ColumnKind.CONTINUOUS, ColumnKind.DATE, ColumnKind.BOOLEAN, ColumnKind.CATEGORICAL);
            Table table = source.read(proposal.schema());
            JdbcSink.of(database, "made").write(table);
            assertThat(database.single("SELECT COUNT(*) FROM (SELECT * FROM t EXCEPT SELECT * FROM \"made\")"))
                    .as("spellings, those of missing values too, come back")
                    .isEqualTo("0");
        }
    }

    @ParameterizedTest
    @EnumSource
    void decimalsThatADoubleCannotHoldAreRoundedOnlyWhereTheProposalSaysSo(Databases kind) throws Exception {
        try (Memory database = kind.open()) {
            database.run(
                    "CREATE TABLE t (x DECIMAL(25,10))", "INSERT INTO t VALUES (123456789.0123456789), (1.5), (2.5)");
            JdbcSource source = JdbcSource.table(database, "t");
            ColumnProfile profile = SchemaProposal.of(source).columns().get(0);
            assertThat(profile.warnings()).singleElement().asString().contains("rounded to 6 decimals");
            assertThat(TestTables.inferred(source).value(0, 0)).isEqualTo(123456789.012346);
            String column = kind == Databases.H2 ? "X" : "x";
            Schema exact = Schema.builder().add(column, ColumnKind.CONTINUOUS).build();
            assertThatThrownBy(() -> source.read(exact))
                    .isInstanceOf(TableFormatException.class)
                    .hasMessageContaining("t, row 1, column '" + column + "': '123456789.0123456789' has more digits");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTypeWithoutAPlaceIsNamedWithARemedy(Databases kind) throws Exception {
        try (Memory database = kind.open()) {
            database.run("CREATE TABLE t (a INTEGER, picture BLOB)", "INSERT INTO t VALUES (1, NULL)");
            assertThatThrownBy(() -> JdbcSource.table(database, "t").inferSchema())
                    .isInstanceOf(TableFormatException.class)
                    .hasMessageContainingAll(
                            "t, column '",
                            kind == Databases.H2 ? "BINARY LARGE OBJECT" : "BLOB",
                            "leave it out of the query, or cast it");
            assertThat(JdbcSource.query(database, "SELECT a FROM t")
                            .inferSchema()
                            .size())
                    .isEqualTo(1);
        }
    }

    @Test
    void longTextsOfADatabaseAreReadAsText() throws Exception {
        try (Memory database = Databases.H2.open()) {
            database.run(
                    "CREATE TABLE t (n INTEGER, letter CLOB)",
                    "INSERT INTO t SELECT x, REPEAT('so it is ', 1000) || x FROM SYSTEM_RANGE(1, 60)");
            Table table = TestTables.inferred(JdbcSource.table(database, "t"));
            assertThat(table.schema().column(1).kind()).isEqualTo(ColumnKind.TEXT);
            assertThat(table.text(1).text(59)).hasSize(9_002).endsWith("is 60");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aResultSetIsReadOnceAndSaysSoTheSecondTime(Databases kind) throws Exception {
        try (Memory database = kind.open();
                Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            JdbcSink.of(database, "patients").write(everyKind(50));
            JdbcSource source = JdbcSource.of(statement.executeQuery("SELECT * FROM \"patients\""));
            assertSameValues(source.read(EVERY_KIND), everyKind(50));
            assertThatThrownBy(() -> source.read(EVERY_KIND))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("can be read only once")
                    .hasMessageContaining("JdbcSource.query");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsSeenBeforeCommitAndNothingIsLeftWithoutIt(Databases kind) throws Exception {
        try (Memory database = kind.open()) {
            database.run("CREATE TABLE \"held\" (\"n\" BIGINT)", "INSERT INTO \"held\" VALUES (7)");
            Schema schema = Schema.builder().integer("n").build();
            Table rows = Table.builder(schema).addRow(1L).addRow(2L).build();
            JdbcSink sink = JdbcSink.of(database, "held").appending().batchRows(1);
            try (TableWriter writer = sink.open(schema)) {
                writer.write(rows);
                assertThat(database.single("SELECT COUNT(*) FROM \"held\"")).isEqualTo("1");
            }
            assertThat(database.single("SELECT COUNT(*) FROM \"held\"")).isEqualTo("1");
            sink.write(rows);
            assertThat(database.single("SELECT SUM(\"n\") FROM \"held\"")).isEqualTo("10");

            try (TableWriter writer = JdbcSink.of(database, "fresh").open(schema)) {
                writer.write(rows);
            }
            assertThatThrownBy(() -> database.single("SELECT COUNT(*) FROM \"fresh\""))
                    .as("a table that was created for rows that never came")
                    .hasMessageContaining("fresh");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureInTheMiddleLeavesTheTableAsItWas(Databases kind) throws Exception {
        try (Memory database = kind.open()) {
            database.run(
                    "CREATE TABLE narrow (n SMALLINT NOT NULL, s VARCHAR(3))", "INSERT INTO narrow VALUES (1, 'a')");
            Schema schema = Schema.builder().integer("n").categorical("s").build();
            JdbcSink sink = JdbcSink.of(database, "narrow").appending().batchRows(2);
            Table missing = Table.builder(schema)
                    .addRow(2L, "b")
                    .addRow(3L, "c")
                    .addRow(null, "d")
                    .build();
            assertThatThrownBy(() -> sink.write(missing))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Cannot write to the table 'narrow'");
            Schema words = Schema.builder().categorical("n").build();
            Table word = Table.builder(words).addRow("4").addRow("five").build();
            assertThatThrownBy(() -> sink.write(word))
                    .isInstanceOf(TableFormatException.class)
                    .hasMessageContaining("row 2, column 'n': 'five' does not fit the type");
            assertThat(database.single("SELECT COUNT(*) FROM narrow")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTableThatHoldsRowsIsLeftAloneUnlessToldOtherwise(Databases kind) throws Exception {
        try (Memory database = kind.open()) {
            JdbcSink sink = JdbcSink.of(database, "patients");
            sink.write(everyKind(5));
            assertThatThrownBy(() -> sink.write(everyKind(5)))
                    .isInstanceOf(TableFormatException.class)
                    .hasMessageContainingAll("\"patients\" holds rows already", "appending()");
            sink.appending().write(everyKind(5));
            assertThat(database.single("SELECT COUNT(*) FROM \"patients\"")).isEqualTo("10");
        }
    }

    @ParameterizedTest
    @EnumSource
    void columnsOfAnExistingTableAreFoundByNameAndTheLackingOnesNamed(Databases kind) throws Exception {
        try (Memory database = kind.open()) {
            database.run("CREATE TABLE t (other INTEGER DEFAULT 9, ward VARCHAR(20), visits INTEGER)");
            Schema schema =
                    Schema.builder().integer("visits").categorical("ward").build();
            JdbcSink.of(database, "t").write(everyKind(3).select(schema.names()));
            assertThat(database.single("SELECT COUNT(*) FROM t WHERE other = 9 AND visits = -5 AND ward = 'ward 0'"))
                    .isEqualTo("1");
            Schema wrong = Schema.builder().integer("visit").build();
            assertThatThrownBy(() -> JdbcSink.of(database, "t").appending().open(wrong))
                    .isInstanceOf(TableFormatException.class)
                    .hasMessageContaining("No column 'visit'")
                    .hasMessageContaining("Did you mean");
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesAndAttributesCannotCarrySql(Databases kind) throws Exception {
        try (Memory database = kind.open()) {
            database.run("CREATE TABLE victim (n INTEGER)");
            String evil = "x\" (n INTEGER); DROP TABLE victim; --";
            Schema schema =
                    Schema.builder().integer("a\", b); DROP TABLE victim; --").build();
            JdbcSink.of(database, evil).write(Table.builder(schema).addRow(1L).build());
            assertThat(database.single("SELECT COUNT(*) FROM victim")).isEqualTo("0");
            assertThat(JdbcSource.table(database, evil).read(schema).rowCount()).isEqualTo(1);

            Schema typed = Schema.of(java.util.List.of(ColumnSchema.of("n", ColumnKind.INTEGER)
                    .withAttribute("jdbc.type", "INTEGER); DROP TABLE victim; --")));
            assertThatThrownBy(() -> JdbcSink.of(database, "y").open(typed))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is no type that columns are created with");
            assertThat(database.single("SELECT COUNT(*) FROM victim")).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionOfTheCallersIsGivenBackAsItCame(Databases kind) throws Exception {
        try (Memory database = kind.open();
                Connection connection = database.getConnection()) {
            JdbcSink.of(connection, "patients").write(everyKind(30));
            assertSameValues(JdbcSource.table(connection, "patients").read(EVERY_KIND), everyKind(30));
            assertThat(connection.isClosed()).isFalse();
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(database.single("SELECT COUNT(*) FROM \"patients\"")).isEqualTo("30");

            connection.setAutoCommit(false);
            assertThatThrownBy(() -> JdbcSink.of(connection, "other").open(EVERY_KIND))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("auto-commit is off")
                    .hasMessageContaining("pass a DataSource");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWrongQueryAndAnEmptyResultSaySo(Databases kind) throws Exception {
        try (Memory database = kind.open()) {
            assertThatThrownBy(() -> JdbcSource.query(database, "SELEC 1").inferSchema())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Cannot read a JDBC query: ");
            database.run("CREATE TABLE t (a INTEGER)");
            assertThatThrownBy(() -> JdbcSource.table(database, "t").inferSchema())
                    .isInstanceOf(TableFormatException.class)
                    .hasMessage("t has no rows: a table needs at least one.");
            assertThatThrownBy(() ->
                            JdbcSource.query(database, "SELECT 1 AS a, 2 AS a").inferSchema())
                    .isInstanceOf(TableFormatException.class)
                    .hasMessageContaining("two columns of the result are named");
        }
    }

    @ParameterizedTest
    @EnumSource
    void moreRowsThanTheLimitAreDrawnFromAtRandom(Databases kind) throws Exception {
        try (Memory database = kind.open()) {
            JdbcSink.of(database, "patients").write(everyKind(3_000));
            JdbcSource source = JdbcSource.query(database, "SELECT * FROM \"patients\" ORDER BY \"id\"");
            RowSample sample = source.sample(Optional.empty(), RowLimit.rows(400));
            assertThat(sample.sourceRows()).isEqualTo(3_000);
            long[] numbers = LongStream.range(0, 400)
                    .map(row -> sample.number((int) row))
                    .toArray();
            assertSameValues(
                    sample.table(),
                    everyKind(3_000)
                            .rows(LongStream.of(numbers)
                                    .mapToInt(n -> (int) n - 1)
                                    .toArray()));
        }
    }

    @Test
    void aSchemaIsProposedForAResultSetWithoutRules() throws Exception {
        try (Memory database = Databases.H2.open();
                Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            JdbcSink.of(database, "patients").write(everyKind(50));
            SchemaProposal proposal =
                    SchemaProposal.of(JdbcSource.of(statement.executeQuery("SELECT * FROM \"patients\"")));
            assertThat(proposal.schema().names()).isEqualTo(EVERY_KIND.names());
            assertThat(proposal.rules()).isEmpty();
            assertThat(proposal.notes()).singleElement().asString().contains("a result set can be read only once");
        }
    }
}
