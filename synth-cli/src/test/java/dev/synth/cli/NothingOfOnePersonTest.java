package dev.synth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.cli.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a refused run says or writes, no value stands in it that fewer than five training rows hold. */
class NothingOfOnePersonTest {
    private static final String HEADER = "patient,note,disease,area,account,income,seen,sex";
    private static final int FEWEST_HOLDERS = 5;
    private static final String[] LETTERS = "abcdefghijklmnopqrstuvwxyz".split("");

    @TempDir
    Path folder;

    private Path state;
    private Path training;
    private Path holdout;
    private List<String> learnt;

    @BeforeEach
    void writeTheTables() throws IOException {
        learnt = rows(1_500, 1);
        training = Clinic.write(folder.resolve("training.csv"), HEADER, learnt);
        holdout = Clinic.write(folder.resolve("holdout.csv"), HEADER, rows(400, 2));
        state = folder.resolve("state");
    }

    /** Names, texts, rare diseases, account numbers, amounts and moments that one person has, and common values. */
    private static List<String> rows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            String disease = random.nextInt(60) == 0 ? word(random, 9) : random.nextInt(3) == 0 ? "asthma" : "none";
            rows.add(String.join(
                    ",",
                    word(random, 8) + " " + word(random, 10),
                    "saw " + word(random, 7) + " about " + word(random, 9),
                    disease,
                    random.nextBoolean() ? "north" : "south",
                    Long.toString(random.nextLong(100_000_000L, 999_999_999L)),
                    String.format(Locale.ROOT, "%.4f", 10_000 + 90_000 * random.nextDouble()),
                    String.format(
                            Locale.ROOT,
                            "20%02d-%02d-%02dT%02d:%02d:%02d",
                            random.nextInt(10, 25),
                            random.nextInt(1, 13),
                            random.nextInt(1, 29),
                            random.nextInt(24),
                            random.nextInt(60),
                            random.nextInt(1, 60)),
                    random.nextBoolean() ? "F" : "M"));
        }
        return rows;
    }

    private static String word(SplittableRandom random, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return word.toString();
    }

    private Set<String> literalsOfFew() {
        Map<String, Integer> holders = new HashMap<>();
        learnt.forEach(
                row -> Stream.of(row.split(",")).distinct().forEach(cell -> holders.merge(cell, 1, Integer::sum)));
        Set<String> few = new TreeSet<>();
        holders.forEach((literal, count) -> {
            if (count < FEWEST_HOLDERS) {
                few.add(literal);
                few.add(literal.replace('T', ' '));
            }
        });
        assertThat(few).hasSizeGreaterThan(5 * learnt.size());
        return few;
    }

    private void assertNothingLeaks(Map<String, String> said) {
        Set<String> few = literalsOfFew();
        said.forEach(
                (where, text) -> assertThat(few.stream().filter(text::contains).toList())
                        .as("values of few people in " + where)
                        .isEmpty());
    }

    private Map<String, String> said(Run run, Path... files) throws IOException {
        Map<String, String> said = new HashMap<>(Map.of("stdout", run.out(), "stderr", run.err()));
        for (Path file : files) {
            said.put(file.getFileName().toString(), Files.readString(file));
        }
        try (Stream<Path> pages = Files.list(state)) {
            for (Path page : pages.toList()) {
                said.put("ledger", said.getOrDefault("ledger", "") + Files.readString(page));
            }
        }
        return said;
    }

    @Test
    void aFailedEvaluationOfCopiesSaysNothing() throws IOException {
        List<String> made = new ArrayList<>(rows(700, 3));
        made.addAll(learnt.subList(0, 500));
        Path synthetic = Clinic.write(folder.resolve("made.csv"), HEADER, made);
        Path json = folder.resolve("r.json");
        Path html = folder.resolve("r.html");
        Path junit = folder.resolve("r.xml");
        Path sidecar = folder.resolve("sidecar.json");
        Run run = Cli.run(
                "evaluate",
                "--verbose",
                "--train",
                training,
                "--holdout",
                holdout,
                "--synthetic",
                synthetic,
                "--json",
                json,
                "--report",
                html,
                "--junit",
                junit,
                "--restricted-sidecar",
                sidecar,
                "--attempts",
                state);

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).contains("Verdict: FAIL", "G7  FAIL");
        assertNothingLeaks(said(run, json, html, junit, sidecar));
    }

    @Test
    void aRefusedTrainingAndAnUngatedSampleSayNothing() throws IOException {
        Path json = folder.resolve("r.json");
        Path html = folder.resolve("r.html");
        Path model = folder.resolve("m.synth");
        Path out = folder.resolve("out.csv");
        Path schema = folder.resolve("schema.json");
        Cli.run("schema", training, "-o", schema);
        Files.writeString(
                schema,
                Files.readString(schema)
                        .replace("\"kind\" : \"text\"", "\"kind\" : \"text\", \"roles\" : [ \"drop\" ]"));
        Run train = Cli.runWith(
                new RefusingGate(),
                "train",
                training,
                "-o",
                model,
                "--schema",
                schema,
                "--steps",
                5,
                "--threads",
                1,
                "--verbose",
                "--json",
                json,
                "--report",
                html,
                "--attempts",
                state);
        Run refused = Cli.run("sample", model, "-n", 100, "-o", out, "--verbose", "--attempts", state);
        Run ungated =
                Cli.run("sample", model, "-n", 100, "-o", out, "--ungated", "a test of a test", "--attempts", state);

        assertThat(train.status()).as(train.err()).isEqualTo(3);
        assertThat(refused.status()).isEqualTo(3);
        assertThat(ungated.status()).isZero();
        assertNothingLeaks(said(train, json, html));
        assertNothingLeaks(said(refused));
        assertNothingLeaks(said(ungated, folder.resolve("out.csv.manifest.json")));
    }

    @Test
    void aTableThatCannotBeLearntIsRefusedWithoutAnyOfIt() throws IOException {
        Path schema = folder.resolve("schema.json");
        Path out = folder.resolve("out.csv");
        Cli.run("schema", training, "-o", schema);
        String text = Files.readString(schema);
        for (String kind : List.of("text", "categorical")) {
            Files.writeString(schema, text.replace("\"text\"", "\"" + kind + "\""));
            Run run = Cli.run(
                    "generate", training, "-n", 100, "-o", out, "--schema", schema, "--verbose", "--attempts", state);

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("Column 'patient'");
            assertNothingLeaks(said(run));
        }
    }
}
