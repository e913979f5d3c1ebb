package dev.synth.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synth.gate.GateFinding;
import dev.synth.gate.ReleaseEvidence;
import dev.synth.gate.Verdict;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumberColumn;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TextColumn;
import dev.synth.table.WholeColumn;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of docs/reference/unfit-input.md. */
class BadInputTest {
    private static final double MISSING = Double.NaN;

    static Stream<Arguments> tablesThatAreJudged() {
        Table t = people(600, 1);
        Table h = people(600, 2);
        Table s = people(600, 3);
        return Stream.of(
                judged("S of 99 rows", t, h, people(99, 3), "Fewer than 100 synthetic rows"),
                judged("S of one row", t, h, people(1, 3), "Fewer than 100 synthetic rows"),
                judged("S empty", t, h, people(0, 3), "Fewer than 100 synthetic rows"),
                judged("T of one row", people(1, 1), h, s, "fewer than 2 training rows"),
                judged("T empty", people(0, 1), h, s, "fewer than 2 training rows"),
                judged("all of one row", people(1, 1), people(1, 2), people(1, 3), "There is no holdout"),
                judged("T = H", t, t, s, "Holdout rows repeat training rows"),
                judged("H empty", t, people(0, 2), s, "There is no holdout"),
                judged("H of one row", t, people(1, 2), s, "There is no holdout"),
                judged("H absent", t, null, s, "There is no holdout"),
                judged("all-missing columns", gaps(600), gaps(600), gaps(600), null),
                judged("S all missing where T is not", t, h, blank(s), null),
                judged("T all missing where S is not", blank(t), blank(h), s, null),
                judged("one-level columns", same(600), same(600), same(600), null),
                judged("one number and one level, nothing else", constants(600), constants(600), constants(600), null),
                judged(
                        "numbers alone",
                        only(t, "age", "weight"),
                        only(h, "age", "weight"),
                        only(s, "age", "weight"),
                        null),
                judged(
                        "levels alone",
                        only(t, "ward", "smoker"),
                        only(h, "ward", "smoker"),
                        only(s, "ward", "smoker"),
                        null),
                judged("dates alone", only(t, "day"), only(h, "day"), only(s, "day"), null),
                judged(
                        "identifiers alone",
                        names(300, 0),
                        names(300, 300),
                        names(300, 600),
                        "No column can be compared"),
                judged("no column", none(), none(), none(), "There is no holdout"),
                judged("dropped columns alone", dropped(t), dropped(h), dropped(s), "No column can be compared"),
                judged("numbers near the largest", huge(300, 1), huge(300, 2), huge(300, 3), null),
                judged("unseen levels", t, h, unseen(s), null),
                judged("T in other units", t, h, inOtherUnits(t), "no value that real rows could have"),
                judged("whole numbers as continuous in S", t, h, continuous(s), null));
    }

    private static Arguments judged(
            String what, Table training, @Nullable Table holdout, Table synthetic, @Nullable String word) {
        return Arguments.of(what, training, holdout, synthetic, word);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tablesThatAreJudged")
    void unfitTablesGetAVerdictOfNumbersAlone(
            String what, Table training, @Nullable Table holdout, Table synthetic, @Nullable String word)
            throws IOException {
        EvaluationReport report = assess(training, holdout, synthetic);
        String findings = report.findings().stream().map(GateFinding::message).collect(Collectors.joining("\n"));
        if (word != null) {
            assertThat(report.verdict()).as(findings).isNotEqualTo(Verdict.PASS);
            assertThat(findings).contains(word);
            assertThat(report.nextSteps()).isNotEmpty();
        }
        assertThatNothingIsOddIn(report);
    }

    private static void assertThatNothingIsOddIn(EvaluationReport report) throws IOException {
        JsonNode json = new ObjectMapper().readTree(report.toJson());
        assertThat(json.get("verdict").asText()).isEqualTo(report.verdict().name());
        for (String text : List.of(report.toJson(), report.toHtml(), report.summary(), report.toJunitXml())) {
            assertThat(text.contains("NaN")
                            || text.contains("Infinity")
                            || text.contains("∞")
                            || text.contains("Exception"))
                    .as(text.length() > 20_000 ? "a long text" : text)
                    .isFalse();
        }
    }

    @Test
    void twoThousandColumnsAreJudgedOnASubsetOfPairsThatIsStated() throws IOException {
        EvaluationReport report = assess(wide(300, 1), wide(300, 2), wide(300, 3));
        Fidelity.ColumnPairTrends trends = report.fidelity().columnPairTrends();
        assertThat(trends.pairCount()).isEqualTo(1_999_000);
        assertThat(trends.pairs()).hasSize(20_000);
        assertThat(report.fidelity().marginals())
                .extracting(Fidelity.Marginals::setCount)
                .containsExactly(2_000L, 1_999_000L, 1_331_334_000L);
        assertThat(report.fidelity().marginals())
                .extracting(Fidelity.Marginals::scored)
                .containsOnly(500);
        assertThat(report.toHtml()).contains("20,000 of 1,999,000 pairs");
        assertThatNothingIsOddIn(report);
    }

    static Stream<Arguments> tablesThatAreRefused() {
        Table t = people(50, 1);
        Table s = people(50, 3);
        return Stream.of(
                Arguments.of(
                        "a column absent from S",
                        t,
                        t,
                        only(s, "age", "weight", "day"),
                        "lacks 2 of",
                        "'ward', 'smoker'"),
                Arguments.of("columns absent from H and S", t, only(t, "day"), only(s, "age"), "holdout", "synthetic"),
                Arguments.of("another kind in S", t, t, asLevels(s), "'age'", "integer in the training table"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tablesThatAreRefused")
    void tablesThatCannotBeComparedAreRefusedInWords(
            String what, Table training, Table holdout, Table synthetic, String word, String other) {
        assertThatThrownBy(() -> assess(training, holdout, synthetic))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(word)
                .hasMessageContaining(other)
                .message()
                .endsWith(".")
                .doesNotContain("Exception");
    }

    @Test
    void infinityNeverGetsIntoATable() {
        assertThatThrownBy(() -> NumberColumn.of(1, Double.POSITIVE_INFINITY))
                .hasMessage("Row 2: the value Infinity is not finite; leave it missing (NaN) or replace it.");
    }

    private static EvaluationReport assess(Table training, @Nullable Table holdout, Table synthetic) {
        return LeakageGate.standard()
                .assess(new ReleaseEvidence(training, Optional.ofNullable(holdout), synthetic, 1, Map.of()));
    }

    private static Table people(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Schema schema = Schema.builder()
                .integer("age")
                .continuous("weight", 1)
                .date("day")
                .categorical("ward")
                .bool("smoker")
                .build();
        var table = Table.builder(schema);
        for (int row = 0; row < rows; row++) {
            int age = random.nextInt(90);
            table.addRow(
                    age,
                    random.nextInt(20) == 0 ? null : Math.rint(10 * (50 + age / 4.0 + 9 * random.nextGaussian())) / 10,
                    LocalDate.of(2024, 1, 1).plusDays(random.nextInt(300)),
                    age < 18 ? "children" : List.of("east", "west").get(random.nextInt(2)),
                    random.nextInt(4) == 0);
        }
        return table.build();
    }

    private static Table only(Table table, String... names) {
        return table.select(List.of(names));
    }

    private static Table gaps(int rows) {
        Schema schema = Schema.builder()
                .continuous("number", 1)
                .integer("whole")
                .categorical("level")
                .date("day")
                .build();
        double[] numbers = new double[rows];
        Arrays.fill(numbers, MISSING);
        long[] whole = new long[rows];
        Arrays.fill(whole, WholeColumn.MISSING);
        int[] codes = new int[rows];
        Arrays.fill(codes, LevelColumn.MISSING);
        return Table.of(
                schema,
                List.of(
                        NumberColumn.of(numbers),
                        WholeColumn.of(whole),
                        LevelColumn.of(codes, List.of()),
                        WholeColumn.of(whole)));
    }

    private static Table blank(Table table) {
        int rows = table.rowCount();
        double[] numbers = new double[rows];
        Arrays.fill(numbers, MISSING);
        int[] codes = new int[rows];
        Arrays.fill(codes, LevelColumn.MISSING);
        List<Column> columns = new ArrayList<>(table.columns());
        columns.set(1, NumberColumn.of(numbers));
        columns.set(3, LevelColumn.of(codes, List.of("east")));
        return Table.of(table.schema(), columns);
    }

    private static Table same(int rows) {
        Table people = people(rows, rows);
        List<Column> columns = new ArrayList<>(people.columns());
        columns.set(1, NumberColumn.of(new double[rows]));
        columns.set(3, LevelColumn.of(new int[rows], List.of("east")));
        return Table.of(people.schema(), columns);
    }

    private static Table constants(int rows) {
        return only(same(rows), "weight", "ward");
    }

    private static Table names(int rows, int from) {
        List<String> names =
                IntStream.range(from, from + rows).mapToObj(i -> "P" + i).toList();
        return Table.of(Schema.builder().identifier("id").build(), List.of(TextColumn.of(names)));
    }

    private static Table none() {
        return Table.of(Schema.of(List.of()), List.of());
    }

    private static Table dropped(Table table) {
        Schema schema = Schema.of(table.schema().columns().stream()
                .map(column -> column.withRole(Role.DROP))
                .toList());
        return Table.of(schema, table.columns());
    }

    private static Table huge(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] numbers = random.doubles(rows, -8e307, 8e307).toArray();
        long[] whole = random.longs(rows, Long.MIN_VALUE + 1, Long.MAX_VALUE).toArray();
        return Table.of(
                Schema.of(List.of(
                        ColumnSchema.of("number", ColumnKind.CONTINUOUS),
                        ColumnSchema.of("whole", ColumnKind.INTEGER))),
                List.of(NumberColumn.of(numbers), WholeColumn.of(whole)));
    }

    /** Three of five columns. */
    private static Table inOtherUnits(Table table) {
        List<Column> columns = table.columns().stream()
                .map(column -> column instanceof NumberColumn numbers
                        ? NumberColumn.of(IntStream.range(0, numbers.size())
                                .mapToDouble(row -> 1_000 * numbers.number(row))
                                .toArray())
                        : column instanceof WholeColumn wholes
                                ? WholeColumn.of(IntStream.range(0, wholes.size())
                                        .mapToLong(row -> 100_000 + wholes.whole(row))
                                        .toArray())
                                : column)
                .toList();
        return Table.of(table.schema(), columns);
    }

    private static Table unseen(Table table) {
        List<Column> columns = new ArrayList<>(table.columns());
        columns.set(3, LevelColumn.of(new int[table.rowCount()], List.of("north")));
        return Table.of(table.schema(), columns);
    }

    private static Table continuous(Table table) {
        List<Column> columns = new ArrayList<>(table.columns());
        columns.set(
                0,
                NumberColumn.of(IntStream.range(0, table.rowCount())
                        .mapToDouble(table.numeric(0)::number)
                        .toArray()));
        return Table.of(table.schema().with(ColumnSchema.of("age", ColumnKind.CONTINUOUS)), columns);
    }

    private static Table asLevels(Table table) {
        List<Column> columns = new ArrayList<>(table.columns());
        columns.set(0, LevelColumn.of(new int[table.rowCount()], List.of("old")));
        return Table.of(table.schema().with(ColumnSchema.of("age", ColumnKind.CATEGORICAL)), columns);
    }

    private static Table wide(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ColumnSchema> schemas = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        double[] shared = random.doubles(rows).toArray();
        for (int c = 0; c < 2_000; c++) {
            boolean numeric = c % 2 == 0;
            schemas.add(ColumnSchema.of("c" + c, numeric ? ColumnKind.CONTINUOUS : ColumnKind.CATEGORICAL));
            columns.add(
                    numeric
                            ? NumberColumn.of(IntStream.range(0, rows)
                                    .mapToDouble(row -> shared[row] + random.nextDouble())
                                    .toArray())
                            : LevelColumn.of(random.ints(rows, 0, 3).toArray(), List.of("a", "b", "c")));
        }
        return Table.of(Schema.of(schemas), columns);
    }
}
