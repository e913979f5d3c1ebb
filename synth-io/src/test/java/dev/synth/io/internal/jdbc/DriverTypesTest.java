package dev.synth.io.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.io.internal.infer.Domain;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns as PostgreSQL's driver describes them; there is no such server in a test. */
class DriverTypesTest {
    private static <T> T answering(Class<T> type, java.lang.reflect.InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    private static ResultSetMetaData column(int type, String name, String className) {
        return answering(ResultSetMetaData.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getColumnType" -> type;
            case "getColumnTypeName" -> name;
            case "getColumnClassName" -> className;
            default -> 0;
        });
    }

    @ParameterizedTest
    @CsvSource({
        "93, timestamptz, java.sql.Timestamp, DATE_TIME, TIMESTAMP WITH TIME ZONE, 2014",
        "93, timestamp, java.sql.Timestamp, DATE_TIME, TIMESTAMP, 93",
        "92, timetz, java.sql.Time, STRING, TIME WITH TIME ZONE, 1111",
        "92, time, java.sql.Time, TIME, TIME, 92",
        "1111, uuid, java.util.UUID, STRING, UUID, 1111",
        "12, mood, java.lang.Object, UNTYPED, VARCHAR, 1111",
        "12, text, java.lang.String, UNTYPED, VARCHAR, 12",
    })
    void typesAreTakenByTheirNames(int type, String name, String className, Domain domain, String sql, int bound)
            throws SQLException {
        ResultSetMetaData column = column(type, name, className);
        assertThat(JdbcType.find(column, 1).orElseThrow().domain()).isEqualTo(domain);
        assertThat(SqlType.of(column, 1)).isEqualTo(sql);
        assertThat(DriverTypes.bound(column, 1, "PostgreSQL")).isEqualTo(bound);
    }

    @Test
    void otherDatabasesNameTheirTextsAsTheyLike() throws SQLException {
        assertThat(DriverTypes.bound(column(Types.VARCHAR, "CHARACTER VARYING", "java.lang.String"), 1, "H2"))
                .isEqualTo(Types.VARCHAR);
    }

    @Test
    void timesWithAZoneAreReadInUtc() throws SQLException {
        ResultSet row = answering(ResultSet.class, (proxy, method, arguments) -> {
            assertThat(arguments[1]).isEqualTo(OffsetDateTime.class);
            return OffsetDateTime.parse("2024-03-01T01:30:00+02:00");
        });
        JdbcType type = JdbcType.find(column(Types.TIMESTAMP, "timestamptz", "java.sql.Timestamp"), 1)
                .orElseThrow();
        assertThat(type.read(row, 1)).isEqualTo(LocalDateTime.of(2024, 2, 29, 23, 30));
    }

    @Test
    void theServerIsLeftToTellWhatATextIs() throws SQLException {
        List<List<Object>> calls = new ArrayList<>();
        PreparedStatement insert = answering(PreparedStatement.class, (proxy, method, arguments) -> {
            calls.add(Arrays.asList(method.getName(), arguments[1], arguments[arguments.length - 1]));
            return null;
        });
        ColumnSchema mood = ColumnSchema.of("mood", ColumnKind.CATEGORICAL);
        Table table = Table.builder(Schema.of(List.of(mood)))
                .addRow("calm")
                .addRow((Object) null)
                .build();
        CellBinder binder = new CellBinder(mood, Types.OTHER, "mood", true);
        binder.bind(insert, 1, table.column(0), 0);
        binder.bind(insert, 1, table.column(0), 1);
        assertThat(calls)
                .containsExactly(
                        List.of("setObject", "calm", Types.OTHER), List.of("setNull", Types.OTHER, Types.OTHER));
    }
}
