package dev.synth.eval.internal.leakage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synth.eval.GatePolicy;
import dev.synth.eval.LeakageGate;
import dev.synth.eval.RestrictedSidecar;
import dev.synth.eval.internal.leakage.Matches.Match;
import dev.synth.gate.ReleaseEvidence;
import dev.synth.gate.ReleaseGate;
import dev.synth.gate.Verdict;
import dev.synth.table.Column;
import dev.synth.table.LevelColumn;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestrictedSidecarTest {
    @TempDir
    Path folder;

    private final Table training = Clinic.sample(400, 1);
    private final Table holdout = Clinic.sample(400, 2);
    /** Row i of the first 30 is training row 10 i. */
    private final Table synthetic =
            training.rows(IntStream.range(0, 30).map(row -> 10 * row).toArray()).append(Clinic.sample(200, 3));

    private ReleaseEvidence evidence() {
        return new ReleaseEvidence(training, Optional.of(holdout), synthetic, 1, Map.of());
    }

    private static JsonNode read(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile()).get("matches");
    }

    @Test
    void everyCopyIsFoundAndNothingElse() {
        List<Match> matches = Matches.of(training, holdout, synthetic, GatePolicy.standard());

        assertThat(matches).hasSize(30).allSatisfy(match -> {
            assertThat(match.training()).isEqualTo(10 * match.synthetic());
            assertThat(match.test()).isEqualTo("G1");
            assertThat(match.columns()).isEqualTo(training.schema().names());
        });
    }

    @Test
    void aDroppedColumnIsNeitherAskedForNorTold() {
        Schema schema = Schema.of(Clinic.SCHEMA.columns().stream()
                .map(column -> column.name().equals("age") ? column.withRole(Role.DROP) : column)
                .toList());
        List<String> others = Clinic.SCHEMA.names().stream()
                .filter(name -> !name.equals("age"))
                .toList();
        List<Match> matches = Matches.of(
                Table.of(schema, training.columns()), holdout, synthetic.select(others), GatePolicy.standard());
        assertThat(matches)
                .hasSize(30)
                .allSatisfy(match -> assertThat(match.columns()).isEqualTo(others));
    }

    @Test
    void namesOfEntitiesAreMatchedByColumn() {
        Table visits = Clinic.visits(50, 0, 1);
        Table made = Clinic.visits(3, 40, 2).append(Clinic.visits(5, 1_000, 3));
        List<Match> matches = Matches.of(visits, Clinic.visits(50, 500, 4), made, GatePolicy.standard());

        assertThat(matches)
                .extracting(Match::synthetic, Match::training, Match::test, Match::columns)
                .containsExactly(
                        tuple(0, 80, "G7", List.of("id")),
                        tuple(1, 80, "G7", List.of("id")),
                        tuple(2, 82, "G7", List.of("id")),
                        tuple(3, 82, "G7", List.of("id")),
                        tuple(4, 84, "G7", List.of("id")),
                        tuple(5, 84, "G7", List.of("id")));
    }

    /** Six training rows hold the level: few to a policy of ten, not to the standard one. */
    @Test
    void whatIsRareIsWhatTheGateTakesForRare() throws IOException {
        Table rare = wards(training, "rare", 6);
        ReleaseEvidence evidence =
                new ReleaseEvidence(rare, Optional.of(holdout), wards(synthetic, "rare", 1), 1, Map.of());
        Path file = folder.resolve("sidecar.json");
        RestrictedSidecar.in(file).beside(LeakageGate.of(GatePolicy.strict())).assess(evidence);
        assertThat(read(file).findValuesAsText("test")).contains("G7");
        RestrictedSidecar.in(file).beside(LeakageGate.standard()).assess(evidence);
        assertThat(read(file).findValuesAsText("test")).isNotEmpty().doesNotContain("G7");
    }

    /** The first rows in a ward of their own. */
    private static Table wards(Table table, String ward, int rows) {
        List<Column> columns = new ArrayList<>(table.columns());
        LevelColumn wards = table.levels(4);
        columns.set(
                4,
                LevelColumn.of(IntStream.range(0, table.rowCount())
                        .mapToObj(row -> row < rows ? ward : wards.level(row))
                        .toList()));
        return Table.of(table.schema(), columns);
    }

    @Test
    void withItsKeyTrainingRowsAreFoundAgain() throws IOException, GeneralSecurityException {
        Path file = folder.resolve("sidecar.json");
        Path key = folder.resolve("sidecar.key");
        long[] numbers = LongStream.range(0, 400).map(row -> 5_000 + row).toArray();
        RestrictedSidecar.in(file).keepingKeyIn(key).numbering(numbers).write(evidence());

        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(HexFormat.of().parseHex(Files.readString(key).strip()), "HmacSHA256"));
        List<String> expected = new ArrayList<>();
        for (int row = 0; row < 30; row++) {
            byte[] number = Integer.toString(5_000 + 10 * row).getBytes(StandardCharsets.US_ASCII);
            expected.add(row + 1 + " " + HexFormat.of().formatHex(mac.doFinal(number)));
        }
        List<String> found = new ArrayList<>();
        read(file)
                .forEach(match -> found.add(match.get("syntheticRow").asInt() + " "
                        + match.get("trainingRow").asText()));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void withoutItsKeyNoTrainingRowCanBeNamedAndTwoFilesCannotBeJoined() throws IOException {
        Path first = folder.resolve("first.json");
        Path second = folder.resolve("second.json");
        RestrictedSidecar.in(first).write(evidence());
        RestrictedSidecar.in(second).write(evidence());

        assertThat(read(first).findValuesAsText("trainingRow"))
                .hasSize(30)
                .doesNotHaveDuplicates()
                .allMatch(token -> token.matches("[0-9a-f]{64}"))
                .doesNotContainAnyElementsOf(read(second).findValuesAsText("trainingRow"));
        assertThat(folder).isDirectoryNotContaining("glob:**key*");
    }

    @Test
    void fileAndKeyAreTheirOwnersAlone() throws IOException {
        assumeThat(Files.getFileAttributeView(folder, PosixFileAttributeView.class))
                .as("a file system with POSIX permissions")
                .isNotNull();
        Path file = folder.resolve("sidecar.json");
        Path key = folder.resolve("sidecar.key");
        RestrictedSidecar.in(file).keepingKeyIn(key).write(evidence());

        for (Path written : List.of(file, key)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void theGateBesideItJudgesAsBefore() {
        LeakageGate gate = LeakageGate.standard();
        ReleaseGate beside =
                RestrictedSidecar.in(folder.resolve("sidecar.json")).beside(gate);

        assertThat(beside.assess(evidence()).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(beside.assess(evidence()).toJson())
                .isEqualTo(gate.assess(evidence()).toJson());
        assertThat(beside.policyId()).isEqualTo(gate.policyId());
        assertThat(folder.resolve("sidecar.json")).isNotEmptyFile();
    }

    @Test
    void aPolicyIsKnownByNameAndSettings() {
        GatePolicy other = GatePolicy.standard().toBuilder().alpha(0.02).build();

        assertThat(LeakageGate.standard().policyId().name()).isEqualTo("standard");
        assertThat(LeakageGate.of(other).policyId().name()).isEqualTo("custom");
        assertThat(LeakageGate.of(other).policyId().sha256())
                .hasSize(64)
                .isNotEqualTo(LeakageGate.standard().policyId().sha256());
        assertThat(LeakageGate.of(GatePolicy.standard()).policyId())
                .isEqualTo(LeakageGate.standard().policyId());
    }

    /** Half of the records are in T, so a level of 1 / 144 of the first asks for at most eight copied records more. */
    @Test
    void laterAttemptsAreJudgedWithLessOfTheLevel() {
        int first = leastVisible(1);

        assertThat(leastVisible(5)).isBetween(first + 1, first + 8);
    }

    private int leastVisible(int attempt) {
        ReleaseEvidence evidence = new ReleaseEvidence(
                training.slice(0, 150),
                Optional.of(holdout.slice(0, 150)),
                Clinic.sample(150, 3),
                1,
                Map.of(),
                List.of(),
                attempt);
        return LeakageGate.standard().assess(evidence).leakage().tests().stream()
                .filter(test -> test.id().equals("G1"))
                .findFirst()
                .orElseThrow()
                .power();
    }

    @Test
    void aReportGivesItsHeadlineScores() {
        assertThat(LeakageGate.standard().assess(evidence()).scores())
                .containsKeys("columnShapes", "columnPairTrends", "detectionTrees", "coverage", "utilityTstr")
                .containsKeys("coverageReference", "alphaPrecisionReference", "betaRecallReference", "utilityTrtr")
                .allSatisfy((name, score) -> assertThat(score).isFinite());
    }
}
