package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.CheckDigit;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.ValueDomain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaCheckTest {
    private static final String ROWS = """
            id,age,born,ward,ok,seen,site,notes,extra
            79927398713,40,2001-02-03,a,yes,10:30,x,came in,1
            79927398710,-3,03.02.2001,b,yes,24:30,x,went out,2
            49927398716,many,2001-02-30,c,no,09:00,y,came in,3
            49927398716,130,1899-12-31,d,maybe,09:00,x,went out,4
            49927398716,,1950-01-01,d,maybe,09:00,x,went out,5
            """;

    @TempDir
    Path folder;

    private Path file() throws Exception {
        return Files.writeString(folder.resolve("t.csv"), ROWS);
    }

    private static ValueDomain bounds(String min, String max) {
        return new ValueDomain(
                Optional.of(min), Optional.of(max), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Schema strict() {
        return Schema.builder()
                .add(ColumnSchema.of("id", ColumnKind.IDENTIFIER)
                        .withDomain(new ValueDomain(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(CheckDigit.LUHN))))
                .add(ColumnSchema.of("age", ColumnKind.INTEGER).withDomain(bounds("0", "120")))
                .add(ColumnSchema.of("born", ColumnKind.DATE).withDomain(bounds("1900-01-01", "2030-01-01")))
                .add(ColumnSchema.of("ward", ColumnKind.CATEGORICAL).withLevels(List.of("a", "b", "c")))
                .add(ColumnSchema.of("ok", ColumnKind.BOOLEAN).withLevels(List.of("no", "yes")))
                .add(ColumnSchema.of("seen", ColumnKind.TIME).withFormat("HH:mm"))
                .add("site", ColumnKind.CONSTANT)
                .add("notes", ColumnKind.TEXT)
                .add("wards", ColumnKind.CATEGORICAL)
                .add(ColumnSchema.of("extra", ColumnKind.DATE).withFormat("nonsense"))
                .build();
    }

    @Test
    void allThatDoesNotFitIsListedAtOnce() throws Exception {
        SchemaCheck check = SchemaCheck.of(file(), strict());

        assertThat(check.fits()).isFalse();
        assertThat(check.problems()).hasSize(13);
        assertThat(check.problems())
                .anyMatch(p -> p.contains("'notes' (text) is free text"))
                .anyMatch(p -> p.contains("No column 'wards'") && p.contains("Did you mean 'ward'?"))
                .anyMatch(p -> p.contains("'extra'") && p.contains("'nonsense' is no date pattern"))
                .anyMatch(p -> p.contains("'site' (constant) is constant, but its rows differ"))
                .anyMatch(p -> p.contains("'id' (identifier): 1 value, '79927398710' in row 2, breaks the check digit"))
                .anyMatch(p -> p.contains("'age' (integer): 1 value, '-3' in row 2, is below the column's min (0)"))
                .anyMatch(p -> p.contains("'age' (integer): 1 value, 'many' in row 3, is not a whole number"))
                .anyMatch(p -> p.contains("'age' (integer): 1 value, '130' in row 4, is above the column's max (120)"))
                .anyMatch(p ->
                        p.contains("'born' (date): 2 values, such as '03.02.2001' in row 2, '2001-02-30' in row 3"))
                .anyMatch(p -> p.contains("'born' (date): 1 value, '1899-12-31' in row 4, is below"))
                .anyMatch(
                        p -> p.contains("'ward' (categorical): 2 values, such as 'd' in row 4, 'd' in row 5, each is"))
                .anyMatch(p -> p.contains("'ok' (boolean): 2 values, such as 'maybe' in row 4"))
                .anyMatch(p -> p.contains("'seen' (time): 1 value, '24:30' in row 2, is not a time"));
    }

    @Test
    void whatReadingUnderTheSchemaRefusesIsAProblem() throws Exception {
        for (ColumnSchema column : strict().columns()) {
            if (column.kind() != ColumnKind.TEXT && column.kind() != ColumnKind.CONSTANT) {
                Schema one = Schema.of(List.of(column));
                assertThatThrownBy(() -> CsvSource.of(file()).read(one)).isInstanceOf(RuntimeException.class);
                assertThat(SchemaCheck.of(file(), one).fits()).isFalse();
            }
        }
    }

    @Test
    void aFileFitsTheSchemaProposedForIt() throws Exception {
        Schema proposed = SchemaProposal.of(file()).schema();

        SchemaCheck check = SchemaCheck.of(file(), proposed);

        assertThat(check.problems()).isEmpty();
        assertThat(check.notes()).isEmpty();
    }

    @Test
    void columnsThatTheSchemaDoesNotNameAreNoted() throws Exception {
        SchemaCheck check =
                SchemaCheck.of(file(), Schema.builder().categorical("ward").build());

        assertThat(check.fits()).isTrue();
        assertThat(check.notes()).hasSize(8).first().asString().contains("'id'");
    }

    @Test
    void droppedColumnsAreNotChecked() throws Exception {
        Schema schema = Schema.builder()
                .categorical("ward")
                .add(ColumnSchema.of("age", ColumnKind.INTEGER).withRole(Role.DROP))
                .build();

        assertThat(SchemaCheck.of(file(), schema).fits()).isTrue();
    }

    @Test
    void entitiesMustBeOneColumnOfIdentifiers() throws Exception {
        Schema schema = Schema.builder()
                .add(ColumnSchema.of("id", ColumnKind.IDENTIFIER).withRole(Role.ENTITY))
                .add(ColumnSchema.of("ward", ColumnKind.CATEGORICAL).withRole(Role.ENTITY))
                .build();

        assertThat(SchemaCheck.of(file(), schema).problems())
                .anyMatch(p -> p.contains("'ward' (categorical) names the entity"))
                .anyMatch(p -> p.contains("Columns 'id' and 'ward' have the role entity"));
    }

    @Test
    void aBrokenRowIsAProblemAmongTheOthers() throws Exception {
        Path broken = Files.writeString(folder.resolve("b.csv"), "a,b\n1,x\nz,y\n1,2,3\n");
        Schema schema = Schema.builder().integer("a").categorical("b").build();

        assertThat(SchemaCheck.of(broken, schema).problems())
                .anyMatch(p -> p.contains("line 4") && p.contains("What comes after is not checked"))
                .anyMatch(p -> p.contains("'z' in row 2"));
    }

    @Test
    void parquetIsCheckedToo() throws Exception {
        Path parquet = folder.resolve("t.parquet");
        ParquetSink.of(parquet).write(TestTables.inferred(file()));
        Schema schema = Schema.builder()
                .add(ColumnSchema.of("extra", ColumnKind.INTEGER).withDomain(bounds("2", "4")))
                .build();

        assertThat(SchemaCheck.of(parquet, schema).problems())
                .hasSize(2)
                .first()
                .asString()
                .contains("'1' in row 1");
    }

    @Test
    void howTheFileIsWrittenIsTakenFromTheSchemaOrTheOptions() throws Exception {
        Path file = Files.writeString(folder.resolve("odd.csv"), "1~-999~x\n2~5~y\n");
        CsvOptions options = CsvOptions.builder().delimiter('~').header(false).build();
        Schema told = Schema.builder()
                .add(ColumnSchema.of("column_2", ColumnKind.INTEGER).withDomain(bounds("0", "9")))
                .categorical("column_3")
                .build();
        Schema wrong = told.withAttributes(Map.of("csv.delimiter", "~", "csv.header", "none"));
        Schema right = told.withAttributes(Map.of("csv.delimiter", "~", "csv.header", "none", "csv.missing", "-999"));

        assertThat(SchemaCheck.of(file, wrong).problems())
                .hasSize(1)
                .first()
                .asString()
                .contains("-999");
        assertThat(SchemaCheck.of(file, right).problems()).isEmpty();
        assertThat(SchemaCheck.of(file, told).problems()).hasSize(2);
        assertThat(SchemaCheck.of(file, options, told.withAttributes(Map.of("csv.missing", "-999")))
                        .problems())
                .isEmpty();
    }

    static Stream<Arguments> farYears() {
        return Stream.of(
                Arguments.of(ColumnSchema.of("d", ColumnKind.DATE), "+10000-01-01"),
                Arguments.of(ColumnSchema.of("d", ColumnKind.DATE).withFormat("yyyy-MM-dd"), "+10000-01-01"),
                Arguments.of(ColumnSchema.of("d", ColumnKind.DATE).withFormat("yyyy-MM-dd"), "-0001-12-31"),
                Arguments.of(ColumnSchema.of("d", ColumnKind.DATE).withFormat("dd.MM.yyyy"), "01.01.+12024"),
                Arguments.of(ColumnSchema.of("d", ColumnKind.DATE_TIME), "+10000-01-01T00:00:00"),
                Arguments.of(
                        ColumnSchema.of("d", ColumnKind.DATE_TIME).withFormat("yyyy-MM-dd HH:mm"),
                        "+10000-01-01 00:00"));
    }

    @ParameterizedTest
    @MethodSource("farYears")
    void yearsOfMoreThanFourDigitsAreAProblem(ColumnSchema column, String value) throws Exception {
        Path file = Files.writeString(folder.resolve("d.csv"), "d,n\n" + value + ",1\n");
        assertThat(SchemaCheck.of(file, Schema.of(List.of(column))).problems())
                .singleElement()
                .asString()
                .contains("1 value, '" + value + "' in row 1, lies outside the years 0 to 9999");
    }

    @Test
    void theLastDayOfFourDigitsFits() throws Exception {
        Path file = Files.writeString(
                folder.resolve("d.csv"),
                "d,t\n9999-12-31,9999-12-31T23:59:59.999999\n0000-01-01,0000-01-01T00:00:00\n");
        Schema schema =
                Schema.builder().date("d").add("t", ColumnKind.DATE_TIME).build();
        assertThat(SchemaCheck.of(file, schema).problems()).isEmpty();
    }

    /** A Parquet file holds dates beyond the year 9999, unless a format is declared that cannot write them. */
    @Test
    void ofDatesThatAreNotTextADeclaredFormatDecides() throws Exception {
        Path file = folder.resolve("d.parquet");
        Schema plain = Schema.builder().date("d").build();
        ParquetSink.of(file)
                .write(Table.builder(plain)
                        .addRow(LocalDate.of(1890, 5, 6))
                        .addRow(LocalDate.of(12_024, 1, 2))
                        .build());
        assertThat(SchemaCheck.of(file, plain).problems()).isEmpty();
        assertThat(SchemaCheck.of(file, formatted(plain, "yyyy-MM-dd")).problems())
                .singleElement()
                .asString()
                .contains("1 value, '+12024-01-02' in row 2, lies outside the years 0 to 9999");
        assertThat(SchemaCheck.of(file, formatted(plain, "dd.MM.yy")).problems())
                .singleElement()
                .asString()
                .contains("2 values, such as '1890-05-06' in row 1", "lies outside the years 1930 to 2029");
    }

    private static Schema formatted(Schema schema, String format) {
        return Schema.of(List.of(schema.column("d").withFormat(format)));
    }
}
