package dev.synth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.cli.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --where} understands. */
class ConditionsTest {
    private static final List<String> BANDS = List.of("0..17", "18..64", "65..", "a|b", "a", "b");

    @TempDir
    static Path models;

    @TempDir
    Path folder;

    private static Path model;

    /** The clinic with a date, and a column whose levels look like ranges and alternatives. */
    @BeforeAll
    static void train() throws IOException {
        List<String> clinic = Clinic.rows(600, 1);
        List<String> rows = IntStream.range(0, clinic.size())
                .mapToObj(row -> clinic.get(row) + ",2024-0" + (1 + row % 9) + "-1" + row % 7 + ","
                        + BANDS.get(row * 7 % BANDS.size()))
                .toList();
        Path input = Clinic.write(models.resolve("in.csv"), Clinic.HEADER + ",admitted,band", rows);
        model = models.resolve("m.synth");
        Run run = Cli.runWith(FixedGate.PASSING, "train", input, "-o", model, "--steps", 60, "--threads", 1);
        assertThat(run.status()).isZero();
    }

    private Run sample(int rows, Object... where) {
        Object[] few = {"sample", model, "-n", rows, "-o", folder.resolve("out.csv")};
        return Cli.run(Stream.of(few, where).flatMap(Stream::of).toArray());
    }

    /** The values of a column in the rows that were written. */
    private List<String> values(String column) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("out.csv"));
        int at = Arrays.asList(lines.get(0).split(",")).indexOf(column);
        List<String> values = new ArrayList<>();
        lines.subList(1, lines.size()).forEach(line -> values.add(line.split(",", -1)[at]));
        return values;
    }

    @Test
    void oneValuePerColumnHoldsInEveryRow() throws IOException {
        Run run = sample(25, "--where", "sex=F", "--where", "ward=surgery");

        assertThat(run.status()).isZero();
        assertThat(values("sex")).hasSize(25).containsOnly("F");
        assertThat(values("ward")).containsOnly("surgery");
        assertThat(folder.resolve("out.csv.manifest.json")).content().contains("\"ward\" : \"surgery\"");
    }

    @Test
    void severalValuesOfAColumnComeMixed() throws IOException {
        Run run = sample(60, "--where", "ward=surgery|medicine", "--where", "age=20..60");

        assertThat(run.status()).isZero();
        assertThat(values("ward"))
                .hasSize(60)
                .containsOnly("surgery", "medicine")
                .contains("surgery", "medicine");
        assertThat(values("age"))
                .allSatisfy(age -> assertThat(Integer.parseInt(age)).isBetween(20, 60));
        assertThat(folder.resolve("out.csv.manifest.json"))
                .content()
                .contains("\"ward\" : \"surgery|medicine\"", "\"age\" : \"20..60\"");
    }

    @Test
    void aRangeMayBeOpenAtEitherEnd() throws IOException {
        assertThat(sample(40, "--where", "age=30..").status()).isZero();
        assertThat(values("age"))
                .allSatisfy(age -> assertThat(Integer.parseInt(age)).isGreaterThanOrEqualTo(30));

        assertThat(sample(40, "--where", "weight=..50.5").status()).isZero();
        assertThat(values("weight"))
                .allSatisfy(weight -> assertThat(Double.parseDouble(weight)).isLessThanOrEqualTo(50.5));

        assertThat(sample(40, "--where", "admitted=2024-03-01..2024-05-31").status())
                .isZero();
        assertThat(values("admitted")).hasSize(40).allMatch(date -> date.matches("2024-0[345]-.*"));
    }

    @Test
    void numbersAndDatesMayBeListedToo() throws IOException {
        assertThat(sample(40, "--where", "ward_number=100|102").status()).isZero();
        assertThat(values("ward_number")).containsOnly("100", "102");
    }

    @Test
    void aLevelThatLooksLikeARangeOrAlternativesIsTakenWhole() throws IOException {
        assertThat(sample(20, "--where", "band=0..17").status()).isZero();
        assertThat(values("band")).containsOnly("0..17");
        assertThat(sample(20, "--where", "band=a|b").status()).isZero();
        assertThat(values("band")).containsOnly("a|b");
        assertThat(sample(40, "--where", "band=b|18..64").status()).isZero();
        assertThat(values("band")).containsOnly("b", "18..64");
    }

    @Test
    void howRareTheRowsAreIsSaidBeforeTheyAreWritten() {
        Run run = sample(20, "--where", "sex=F", "--where", "age=..40");
        Run quiet = sample(20, "-q", "--where", "sex=F");

        assertThat(run.err().lines().findFirst().orElseThrow())
                .matches("About \\d+ % of the model's rows meet sex=F, age=\\.\\.40; \\d+ % of draws are kept\\.");
        assertThat(run.out()).startsWith("Wrote ").hasLineCount(1);
        assertThat(quiet.err()).isEmpty();
    }

    @Test
    void datesMayBeWrittenAsTheTableWritesThemOrInIso() throws Exception {
        List<String> lines = new ArrayList<>(List.of("id,seen,stay"));
        IntStream.range(0, 300)
                .forEach(row -> lines.add(
                        (row % 7) + "," + "%02d.03.2024".formatted(1 + row % 28) + ",%d:30".formatted(row % 40)));
        Path schema = Files.writeString(folder.resolve("s.json"), """
                {"formatVersion": 1, "columns": [
                  {"name": "id", "kind": "integer"},
                  {"name": "seen", "kind": "date", "format": "dd.MM.yyyy"},
                  {"name": "stay", "kind": "duration", "format": "H:mm"}]}
                """);
        Path dated = folder.resolve("dated.synth");
        Path input = Files.write(folder.resolve("dated.csv"), lines);
        Cli.runWith(FixedGate.PASSING, "train", input, "--schema", schema, "-o", dated, "--steps", 30, "--threads", 1);
        for (String seen : List.of("seen=10.03.2024..12.03.2024", "seen=2024-03-10..2024-03-12")) {
            Path out = folder.resolve("out.csv");
            Run run = Cli.run("sample", dated, "-n", 20, "-o", out, "--where", seen, "--where", "stay=..9:00");
            assertThat(run.status()).as(run.err()).isZero();
            assertThat(values("seen")).isSubsetOf("10.03.2024", "11.03.2024", "12.03.2024");
            assertThat(values("stay")).allMatch(stay -> stay.length() == 4 && stay.compareTo("9:00") <= 0);
        }
    }

    @Test
    void conditionsThatCannotBeMetAreRefusedAndLeaveNothing() {
        assertUnfit("No column 'sx'. Columns: sex,", "--where", "sx=F");
        assertUnfit("No level 'X'", "--where", "sex=X");
        assertUnfit("No level 'X'", "--where", "sex=F|X");
        assertUnfit("No level ''", "--where", "sex=F|");
        assertUnfit("No level 'F..M'", "--where", "sex=F..M");
        assertUnfit("named twice", "--where", "sex=F|F");
        assertUnfit("must be COLUMN=VALUE, COLUMN=VALUE|VALUE or COLUMN=LOW..HIGH", "--where", "sex");
        assertUnfit("two conditions", "--where", "sex=F", "--where", "sex=M");
        assertUnfit("--where 'age=..' has no bound", "--where", "age=..");
        assertUnfit("--where 'age=1..3|5' mixes", "--where", "age=1..3|5");
        assertUnfit("'age' is integer; 'old' is not", "--where", "age=old..");
        assertUnfit("range from 60 to 20 is empty", "--where", "age=60..20");
        assertUnfit("'admitted' is date; '2024' is not", "--where", "admitted=2024..");
        assertUnfit("never makes a value from 500", "--where", "age=500..");
        assertUnfit("contradict each other", "--where", "ward=surgery", "--where", "ward_number=102");
    }

    private void assertUnfit(String words, Object... where) {
        Run run = sample(
                1, Stream.of(new Object[] {"-q"}, where).flatMap(Stream::of).toArray());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("synth: ")
                .contains(words)
                .doesNotContain(" null")
                .hasLineCount(1);
        assertThat(folder).isEmptyDirectory();
    }
}
