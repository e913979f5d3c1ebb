package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvInferenceTest {
    @TempDir
    Path folder;

    private SchemaProposal proposal(String name, Stream<String> cells) throws IOException {
        String rows =
                cells.map(cell -> "\"" + cell + "\"").collect(Collectors.joining("\n", "\"" + name + "\"\n", "\n"));
        return SchemaProposal.of(Files.writeString(folder.resolve("t.csv"), rows));
    }

    private ColumnSchema column(String name, String... cells) throws IOException {
        return proposal(name, Stream.of(cells)).schema().column(0);
    }

    private ColumnSchema column(String name, int rows, IntFunction<String> cell) throws IOException {
        return proposal(name, IntStream.range(0, rows).mapToObj(cell)).schema().column(0);
    }

    @ParameterizedTest
    @CsvSource({
        "1|22|-3, INTEGER",
        "1|2.5, CONTINUOUS",
        "63.0|61.0, CONTINUOUS",
        "1e-3|2, CONTINUOUS",
        "00123|00456, CATEGORICAL",
        "1234567890123456789|2, CATEGORICAL",
        "1d|2f, CATEGORICAL",
        "0x1|0x2, CATEGORICAL",
        "Infinity|1, CATEGORICAL",
        "1|2|many, CATEGORICAL",
        "0|1, BOOLEAN",
        "1|2, INTEGER",
        "True|False, BOOLEAN",
        "yes|no, BOOLEAN",
        "N|Y, BOOLEAN",
        "t|f, BOOLEAN",
        "yes|f, CATEGORICAL",
        "Yes|yes, CATEGORICAL",
        "male|female, CATEGORICAL",
        "None|Some, CATEGORICAL",
        "2020-02-29|1999-12-31, DATE",
        "2020-02-30|1999-12-31, CATEGORICAL",
        "31/12/2020|01/02/2020, DATE",
        "2020-01-01 10:00|2020-01-01 11:30, DATE_TIME",
        "2020-01-01T10:00:00.250|2020-01-01T11:30:01, DATE_TIME",
        "x|x, CONSTANT",
        "5|5, CONSTANT",
        "5|?, INTEGER",
        "?|NA, CONSTANT"
    })
    void theKindFollowsFromAllValues(String cells, ColumnKind kind) throws Exception {
        assertThat(column("c", cells.split("\\|")).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "25/12/2020|01/02/2020, dd/MM/yyyy",
        "12/25/2020|01/02/2020, MM/dd/yyyy",
        "3/8/1971|12/25/1968, M/d/yyyy",
        "25.12.2020|01.02.2021, dd.MM.yyyy",
        "2020/12/25|2021/02/01, yyyy/MM/dd",
        "2020-12-25 10:20:30|2021-02-01 00:00:00, yyyy-MM-dd HH:mm:ss",
        "2013-12-25T10:20:30Z|2013-12-25T10:20:31Z, yyyy-MM-dd'T'HH:mm:ss'Z'",
        "2013-12-25T10:20|2013-12-26, yyyy-MM-dd['T'HH:mm[:ss]]"
    })
    void oneDatePatternHasToFitEveryValue(String cells, String pattern) throws Exception {
        assertThat(column("c", cells.split("\\|")).format()).contains(pattern);
    }

    @Test
    void isoDatesNeedNoPattern() throws Exception {
        assertThat(column("c", "2020-01-01", "2021-01-01").format()).isEmpty();
    }

    @Test
    void eightDigitsAreADateOnlyWhereTheNameSaysSo() throws Exception {
        assertThat(column("visit_date", "20200131", "20210228").format()).contains("yyyyMMdd");
        assertThat(column("amount", "20200131", "20210228").kind()).isEqualTo(ColumnKind.INTEGER);
    }

    @Test
    void daysAndMonthsThatCannotBeToldApartAreWarnedAbout() throws Exception {
        SchemaProposal proposal = proposal("c", Stream.of("01/02/2020", "03/04/2020"));
        assertThat(proposal.schema().column(0).format()).contains("dd/MM/yyyy");
        assertThat(proposal.columns().get(0).warnings())
                .anyMatch(w -> w.contains("day and month cannot be told apart"));
    }

    @Test
    void decimalsAreTheMostThatAreWritten() throws Exception {
        assertThat(column("c", "1.5", "2.125", "3").decimals()).contains(3);
        assertThat(column("c", "63.0", "61.0").decimals()).contains(1);
        assertThat(column("c", "1.5e3", "2.125").decimals()).isEmpty();
        assertThat(column("c", "0.123456789012345678", "1").decimals()).isEmpty();
    }

    @Test
    void booleansKeepTheFilesSpellingWithFalseFirst() throws Exception {
        assertThat(column("c", "Yes", "No", "Yes").levels()).containsExactly("No", "Yes");
        assertThat(column("c", "1", "0", "NA").levels()).containsExactly("0", "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "NA", "N/A", "NaN", "nan", "null", "NULL"})
    void everySpellingOfMissingIsMissingAmongNumbersAndWrittenBack(String token) throws Exception {
        SchemaProposal proposal = proposal("c", Stream.of("1.5", token, "2.5", token));
        assertThat(proposal.columns().get(0).kind()).isEqualTo(ColumnKind.CONTINUOUS);
        assertThat(proposal.columns().get(0).missingShare()).isEqualTo(0.5);
        CsvSink.of(folder.resolve("copy.csv")).write(TestTables.inferred(folder.resolve("t.csv")));
        assertThat(Files.readAllLines(folder.resolve("copy.csv"))).element(2).isEqualTo("\"" + token + "\"");
    }

    @Test
    void naIsALevelAmongShortCapitalCodes() throws Exception {
        ColumnProfile profile = proposal("region", Stream.of("EU", "NA", "ASIA", "NA", ""))
                .columns()
                .get(0);
        assertThat(profile.levels()).containsExactlyInAnyOrder("EU", "NA", "ASIA");
        assertThat(profile.missingShare()).isEqualTo(0.2);
        assertThat(profile.reason()).contains("NA is taken as a level");
        assertThat(TestTables.inferred(folder.resolve("t.csv")).value(1, 0)).isEqualTo("NA");
    }

    @Test
    void naIsMissingAmongWords() throws Exception {
        ColumnProfile profile =
                proposal("colour", Stream.of("red", "NA", "green")).columns().get(0);
        assertThat(profile.levels()).containsExactlyInAnyOrder("red", "green");
        assertThat(profile.reason()).contains("NA is taken as missing");
    }

    @Test
    void distinctValuesOfOnePatternAreIdentifiers() throws Exception {
        assertThat(column("c", 40, i -> "AB-" + (100 + i * 7)).kind()).isEqualTo(ColumnKind.IDENTIFIER);
        assertThat(column("c", 40, i -> "00" + (10 + i)).kind()).isEqualTo(ColumnKind.IDENTIFIER);
        assertThat(column("c", 19, i -> "AB-" + (100 + i * 7)).kind()).isEqualTo(ColumnKind.CATEGORICAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"id", "patient_id", "patientId", "SUBJID", "patient_nbr", "subject id", "Case Number", "zip code"
            })
    void distinctWholeNumbersAreIdentifiersIfTheNameSaysSo(String name) throws Exception {
        assertThat(column(name, 40, i -> String.valueOf(i * i * 31 + 5)).kind()).isEqualTo(ColumnKind.IDENTIFIER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fnlwgt", "paid", "number_inpatient", "humid", "PAID"})
    void distinctWholeNumbersAreQuantitiesOtherwise(String name) throws Exception {
        SchemaProposal proposal = proposal(name, IntStream.range(0, 40).mapToObj(i -> String.valueOf(i * i * 31 + 5)));
        assertThat(proposal.columns().get(0).kind()).isEqualTo(ColumnKind.INTEGER);
        assertThat(proposal.columns().get(0).warnings())
                .anyMatch(warning -> warning.contains("every value is distinct"));
    }

    @Test
    void wholeNumbersThatCountTheRowsAreIdentifiersUnlessTheyTellTime() throws Exception {
        assertThat(column("c", 40, i -> String.valueOf(i + 1)).kind()).isEqualTo(ColumnKind.IDENTIFIER);
        assertThat(column("year", 40, i -> String.valueOf(1970 + i)).kind()).isEqualTo(ColumnKind.INTEGER);
    }

    @Test
    void anIdentifierThatRepeatsNamesTheEntity() throws Exception {
        ColumnSchema column = column("patient_id", 200, i -> String.valueOf(90_000 + (i * 7 % 150)));
        assertThat(column.kind()).isEqualTo(ColumnKind.IDENTIFIER);
        assertThat(column.roles()).containsExactly(Role.ENTITY);
    }

    @Test
    void aCodeOfFewValuesIsNoIdentifierWhateverItsName() throws Exception {
        assertThat(column("admission_type_id", 200, i -> String.valueOf(i % 8)).kind())
                .isEqualTo(ColumnKind.INTEGER);
    }

    @Test
    void longTextsAreFreeTextWithAWarning() throws Exception {
        SchemaProposal proposal = proposal(
                "notes", IntStream.range(0, 100).mapToObj(i -> "the patient came in on day " + i % 80 + " with pain"));
        ColumnProfile profile = proposal.columns().get(0);
        assertThat(profile.kind()).isEqualTo(ColumnKind.TEXT);
        assertThat(profile.warnings()).containsExactly("looks like free text: drop it or declare it categorical");
    }

    @Test
    void mostlyDistinctLevelsAreWarnedAbout() throws Exception {
        ColumnProfile profile = proposal("c", IntStream.range(0, 100).mapToObj(i -> "w" + i % 90))
                .columns()
                .get(0);
        assertThat(profile.kind()).isEqualTo(ColumnKind.CATEGORICAL);
        assertThat(profile.warnings())
                .anyMatch(warning -> warning.contains("more than half of the values are distinct"));
    }

    @Test
    void aFewWordsAmongNumbersAreWarnedAbout() throws Exception {
        ColumnProfile profile = proposal("c", IntStream.range(0, 100).mapToObj(i -> i == 50 ? "n.d." : "" + i % 30))
                .columns()
                .get(0);
        assertThat(profile.kind()).isEqualTo(ColumnKind.CATEGORICAL);
        assertThat(profile.warnings()).anyMatch(warning -> warning.contains("1 of 31 distinct values are not numbers"));
    }

    @Test
    void aWordAmongDistinctAmountsIsWarnedAbout() throws Exception {
        ColumnProfile profile = proposal(
                        "amount", IntStream.range(0, 100).mapToObj(i -> i == 50 ? "see note" : 100 + 7 * i + ".25"))
                .columns()
                .get(0);
        assertThat(profile.kind()).isEqualTo(ColumnKind.IDENTIFIER);
        assertThat(profile.warnings())
                .anyMatch(warning -> warning.contains("1 of 100 distinct values are not numbers"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0000-00-00", "77, 2023-02-30", "199, unknown"})
    void aValueThatIsNoDateAmongDatesIsWarnedAbout(int place, String other) throws Exception {
        LocalDate first = LocalDate.of(2020, 1, 1);
        ColumnProfile profile = proposal(
                        "adm",
                        IntStream.range(0, 200)
                                .mapToObj(i ->
                                        i == place ? other : first.plusDays(i).toString()))
                .columns()
                .get(0);
        assertThat(profile.kind()).isNotEqualTo(ColumnKind.DATE);
        assertThat(profile.warnings())
                .contains(
                        "1 of 200 distinct values looked at are no dates written as ISO-8601, as the others are: correct"
                                + " them, or leave them empty, to have dates");
    }

    @Test
    void halfDatesAndHalfWordsAreNotWarnedAboutAsDates() throws Exception {
        ColumnProfile profile = proposal(
                        "c",
                        IntStream.range(0, 100).mapToObj(i -> i % 2 == 0 ? "word " + i : "2024-01-" + (10 + i % 18)))
                .columns()
                .get(0);
        assertThat(profile.warnings()).noneMatch(warning -> warning.contains("no dates"));
    }

    @Test
    void theNameOfARegionMakesLongerCodesSpeakForNa() throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"), "region,score\nEU,NA\nAPAC,2\nLATAM,3.25\nNA,4\n");
        ColumnProfile region = SchemaProposal.of(file).columns().get(0);
        assertThat(region.levels()).containsExactlyInAnyOrder("EU", "APAC", "LATAM", "NA");
        assertThat(region.warnings()).noneMatch(warning -> warning.startsWith("NA is taken"));
    }

    @ParameterizedTest
    @CsvSource({"country, true", "colour, false"})
    void naThatIsMissingAmongPlacesIsWarnedAbout(String name, boolean warned) throws Exception {
        ColumnProfile profile = proposal(name, Stream.of("Kenya", "NA", "Ghana", "Kenya"))
                .columns()
                .get(0);
        assertThat(profile.levels()).containsExactlyInAnyOrder("Kenya", "Ghana");
        assertThat(profile.warnings().stream().anyMatch(w -> w.startsWith("NA is taken as missing, although")))
                .isEqualTo(warned);
    }

    @ParameterizedTest
    @CsvSource({"00926.25|00333.15, some numbers have zeros before them", "119.|7.25, some numbers end in a point"})
    void waysToWriteNumbersThatAreLostAreWarnedAbout(String cells, String warning) throws Exception {
        ColumnProfile profile =
                proposal("c", Stream.of(cells.split("\\|"))).columns().get(0);
        assertThat(profile.kind()).isEqualTo(ColumnKind.CONTINUOUS);
        assertThat(profile.warnings()).anyMatch(w -> w.startsWith(warning));
    }

    @ParameterizedTest
    @CsvSource({"patient, true", "Customer, true", "member, true", "patients, false", "inpatient, false"})
    void aNumberNamedForAPersonIsNoQuantity(String name, boolean warned) throws Exception {
        ColumnProfile profile = proposal(name, IntStream.range(0, 2_000).mapToObj(i -> String.valueOf(i * 7 % 797)))
                .columns()
                .get(0);
        assertThat(profile.kind()).isEqualTo(ColumnKind.INTEGER);
        assertThat(profile.warnings().stream().anyMatch(w -> w.startsWith("the name says identifier")))
                .isEqualTo(warned);
    }

    @Test
    void moreLevelsThanAreKeptAreStillCounted() throws Exception {
        ColumnProfile profile = proposal("c", IntStream.range(0, 60_000).mapToObj(i -> "x " + i % 30_000 + " y"))
                .columns()
                .get(0);
        assertThat(profile.distinctCount()).isEqualTo(30_000);
    }

    @Test
    void aSourceThatDeclaresItsSchemaIsDescribedAsItDeclaresItself() throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"), "a,b\n1,x\n2,y\n?,x\n");
        Table table = TestTables.inferred(file);
        SchemaProposal proposal = SchemaProposal.of(new TableSource() {
            @Override
            public String name() {
                return "memory";
            }

            @Override
            public Schema inferSchema() {
                return table.schema();
            }

            @Override
            public Table read(Schema schema) {
                return table;
            }
        });
        assertThat(proposal.schema()).isEqualTo(table.schema());
        assertThat(proposal.columns()).extracting(ColumnProfile::distinctCount).containsExactly(2L, 2L);
        assertThat(proposal.columns().get(1).levels()).isEqualTo(List.of("x", "y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08:30", "PT1H30M"})
    void aDashAmongTimesIsAMissingValue(String time) throws IOException {
        Path file = Files.writeString(
                folder.resolve("t.csv"), "id;zeit\n1;" + time + "\n2;-\n3;" + time.replace("30", "45") + "\n");
        SchemaProposal proposal = SchemaProposal.of(file);

        assertThat(proposal.schema().column(1).kind()).isIn(ColumnKind.TIME, ColumnKind.DURATION);
        Table table = TableFiles.source(file).read(proposal.schema());
        assertThat(table.column("zeit").isMissing(1)).isTrue();
        assertThat(SchemaCheck.of(file, proposal.schema()).problems()).isEmpty();
    }

    @Test
    void germanNamesSayTimeAndIdentifier() throws IOException {
        assertThat(column("Kundennummer", 100, i -> Integer.toString(7 * Math.min(i, 98)))
                        .has(Role.ENTITY))
                .isTrue();
        assertThat(column("Patientenschlüssel", 100, i -> Integer.toString(7 * Math.min(i, 98)))
                        .kind())
                .isEqualTo(ColumnKind.IDENTIFIER);
        assertThat(column("GEBURTSDATUM", 100, i -> Integer.toString(20_200_101 + i % 28))
                        .kind())
                .isEqualTo(ColumnKind.DATE);
    }

    @Test
    void longNumbersAloneAreNoEntity() throws IOException {
        ColumnSchema longer = column("amount", 100, i -> Long.toString(123_456_789_012L + 7 * Math.min(i, 98)));
        assertThat(longer.kind()).isEqualTo(ColumnKind.IDENTIFIER);
        assertThat(longer.has(Role.ENTITY)).isFalse();
    }

    private List<ColumnSchema> germanFile(String... rows) throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), String.join("\n", rows) + "\n");
        return SchemaProposal.of(file).schema().columns();
    }

    @Test
    void anAmbiguousCommaBetweenSemicolonsIsDecimal() throws IOException {
        ColumnSchema alone = germanFile("a;b", "x;3,250", "y;2,125", "x;3,500").get(1);
        assertThat(alone.kind()).isEqualTo(ColumnKind.CONTINUOUS);
        assertThat(alone.findAttribute("csv.number")).contains("-1234,5");
        ColumnSchema besidePoints =
                germanFile("a;b", "1.5;3,250", "2.25;2,125", "0.5;3,500").get(1);
        assertThat(besidePoints.kind()).isEqualTo(ColumnKind.INTEGER);
    }

    @Test
    void anAmbiguousPointBesideDecimalCommasMarksThousands() throws Exception {
        String[] rows = {"a;b", "1,5;1.234", "2,25;999", "0,5;12.345", "0,5;12.345"};
        ColumnSchema thousands = germanFile(rows).get(1);
        assertThat(thousands.kind()).isEqualTo(ColumnKind.INTEGER);
        Path file = folder.resolve("t.csv");
        Table table = TestTables.inferred(file);
        assertThat(table.value(2, 1)).isEqualTo(12_345L);
        Path copy = folder.resolve("copy.csv");
        CsvSink.of(copy).write(table);
        assertThat(copy).hasSameTextualContentAs(file);

        assertThat(germanFile("a;b", "1,5;1.234", "2,25;1999", "0,5;12.345")
                        .get(1)
                        .kind())
                .isEqualTo(ColumnKind.CONTINUOUS);
    }
}
