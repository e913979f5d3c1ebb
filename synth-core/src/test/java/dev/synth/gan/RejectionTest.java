package dev.synth.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.SimulatedTables;
import dev.synth.internal.archive.ModelArchive;
import dev.synth.internal.digest.Digests;
import dev.synth.internal.sampling.LearntModel;
import dev.synth.internal.sampling.Rejection;
import dev.synth.internal.sampling.RejectionFitter;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumericView;
import dev.synth.table.Role;
import dev.synth.table.Rule;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import dev.synth.table.TextColumn;
import dev.synth.table.ValueDomain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that a badly trained generator makes too often are drawn anew. */
class RejectionTest {
    private static final int ROWS = 4_000;

    @TempDir
    Path folder;

    private static Table real;
    private static Synthesizer rejecting;
    private static Synthesizer plain;

    @BeforeAll
    static void train() {
        real = SimulatedTables.clinic(ROWS, 1);
        rejecting = GanTrainer.with(options().build()).train(real);
        plain = GanTrainer.with(options().rejectionRounds(0).build()).train(real);
    }

    private static GanOptions.Builder options() {
        return GanOptions.builder()
                .seed(1)
                .steps(120)
                .generatorWidth(32)
                .criticWidth(32)
                .passes(2);
    }

    /** Of a table's children on the children's ward, and grown-ups on the others, the share that is where it cannot be. */
    private static double misplaced(Table table) {
        NumericView ages = (NumericView) table.column("age");
        IntPredicate onPaed = holds(table, "ward", "paed");
        return share(table, row -> onPaed.test(row) != ages.number(row) < 20);
    }

    private static double share(Table table, IntPredicate rows) {
        return IntStream.range(0, table.rowCount()).filter(rows).count() / (double) table.rowCount();
    }

    private static IntPredicate holds(Table table, String column, String level) {
        LevelColumn levels = (LevelColumn) table.column(column);
        return row -> level.equals(levels.level(row));
    }

    @Test
    void rowsThatNoRealOneIsLikeBecomeFewer() {
        assertThat(misplaced(real)).isZero();
        double before = misplaced(plain.sampleTable(ROWS, 5));
        assertThat(before).isGreaterThan(0.05);
        assertThat(misplaced(rejecting.sampleTable(ROWS, 5))).isLessThan(before / 2);
        assertThat(rejecting.rowAcceptance()).isBetween(0.1, 0.9);
        assertThat(plain.rowAcceptance()).isEqualTo(1);
    }

    @Test
    void aGeneratorThatMakesWhatIsRealIsLeftAlone() throws Exception {
        LearntModel model = unrejected(plain);
        Table own = plain.sampleTable(4_000, 5);
        Optional<Rejection> found =
                new RejectionFitter(model, 2, own.slice(0, 3_500), own.slice(3_500, 4_000), 1).fit(2);
        // What is found by chance must not throw away much.
        assertThat(found.map(Rejection::share).orElse(1.0)).isGreaterThan(0.85);
    }

    /** Three rows in ten are of practices of their own, which come out as one level that no training row has. */
    @Test
    void levelsThatStandForRareOnesAreKept() {
        Schema schema = Schema.builder()
                .add(ColumnSchema.of("site", ColumnKind.CATEGORICAL)
                        .withDomain(new ValueDomain(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("other site"),
                                Optional.empty())))
                .integer("age")
                .bool("child")
                .build();
        TableBuilder sites = Table.builder(schema);
        SplittableRandom random = new SplittableRandom(4);
        for (int row = 0; row < ROWS; row++) {
            int age = random.nextInt(90);
            String site = random.nextDouble() < 0.7 ? "site " + age / 30 : "practice " + random.nextInt(2_000);
            sites.addRow(site, age, age < 18);
        }
        Synthesizer model = GanTrainer.with(options().build()).train(sites.build());
        assertThat(model.rowAcceptance()).isLessThan(0.95);
        Table sample = model.sampleTable(ROWS, 2);
        assertThat(share(sample, holds(sample, "site", "other site"))).isBetween(0.2, 0.4);
    }

    @Test
    void tooFewRowsToTellGainFromChanceAreNotAsked() throws Exception {
        Table own = plain.sampleTable(400, 5);
        assertThat(new RejectionFitter(unrejected(plain), 2, own.slice(0, 360), own.slice(360, 400), 1).fit(2))
                .isEmpty();
    }

    /** A row for each day and desk: twice as many different ones, as trees ask for, are not to be had. */
    @Test
    void aTableWhoseKeysAreAllTakenIsLearntLikeAnyOther() {
        Schema schema = Schema.builder()
                .integer("day")
                .categorical("desk")
                .integer("calls")
                .build()
                .withRules(List.of(new Rule.Unique(List.of("day", "desk"))));
        TableBuilder panel = Table.builder(schema);
        SplittableRandom random = new SplittableRandom(1);
        for (int day = 0; day < 200; day++) {
            for (int desk = 0; desk < 4; desk++) {
                panel.addRow(day, "abcd".substring(desk, desk + 1), 10 * desk + random.nextInt(5));
            }
        }
        List<String> warnings = new ArrayList<>();
        Synthesizer model = GanTrainer.with(options().build()).train(panel.build(), new TrainingListener() {
            @Override
            public void onWarning(String message) {
                warnings.add(message);
            }
        });
        assertThat(warnings).isEmpty();
        assertThat(model.sampleTable(200, 1).rowCount()).isEqualTo(200);
    }

    @Test
    void aTrainingInterruptedWhileTreesAreFittedCanBeResumed() throws Exception {
        Path checkpoints = folder.resolve("checkpoints");
        GanTrainer trainer = GanTrainer.with(options().build()).checkpointing(checkpoints);
        TrainingListener interrupting = new TrainingListener() {
            @Override
            public void onPhase(Phase phase, String detail) {
                if (phase == Phase.REFINE) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        assertThatThrownBy(() -> trainer.train(real, interrupting))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(GanTrainer.checkpointFile(checkpoints)).exists();
        assertThat(trainer.train(real).digest()).isEqualTo(rejecting.digest());
        assertThat(GanTrainer.checkpointFile(checkpoints)).doesNotExist();
    }

    /** Ten entities of a hundred rows: what one of them gains is no evidence, however many rows it has. */
    @Test
    void fewEntitiesTellNothingHoweverManyRowsTheyHave() throws Exception {
        Table own = plain.sampleTable(4_000, 5);
        Schema named = own.schema();
        Table few = Table.of(
                named.with(named.column("id").withRole(Role.ENTITY)),
                Stream.concat(
                                Stream.of(TextColumn.of(IntStream.range(0, 4_000)
                                        .mapToObj(row -> "C-" + (10_000 + row / 100))
                                        .toList())),
                                own.columns().stream().skip(1))
                        .toList());
        assertThat(new RejectionFitter(unrejected(plain), 2, few.slice(0, 2_000), few.slice(2_000, 4_000), 1).fit(2))
                .isEmpty();
    }

    @Test
    void aRowDependsOnItsNumberAlone() {
        Table whole = rejecting.sampleTable(600, 9);
        Table first = rejecting.sampleTable(250, 9);
        assertThat(Digests.of(whole.slice(0, 250))).isEqualTo(Digests.of(first));
    }

    @Test
    void conditionsAreMetAndTheirFrequencyIsThatOfTheSample() {
        Conditions paed = Conditions.where("ward", "paed");
        Table asked = rejecting.sample(paed, 300, 4).findFirst().orElseThrow();
        assertThat(asked.rowCount()).isEqualTo(300);
        assertThat(share(asked, holds(asked, "ward", "paed"))).isEqualTo(1);
        Table sample = rejecting.sampleTable(ROWS, 5);
        double share = share(sample, holds(sample, "ward", "paed"));
        assertThat(rejecting.likelihood(paed, 3).share()).isBetween(share - 0.05, share + 0.05);
    }

    @Test
    void aSavedModelRejectsTheSameRows() throws Exception {
        Path file = folder.resolve("m.synth");
        rejecting.save(file);
        Synthesizer loaded = Synthesizer.load(file);
        assertThat(loaded.digest()).isEqualTo(rejecting.digest());
        assertThat(loaded.rowAcceptance()).isEqualTo(rejecting.rowAcceptance());
        assertThat(Digests.of(loaded.sampleTable(500, 3))).isEqualTo(Digests.of(rejecting.sampleTable(500, 3)));
    }

    @Test
    void treesThatAreNoneAreRefused() throws Exception {
        Path file = folder.resolve("m.synth");
        rejecting.save(file);
        List<Consumer<ObjectNode>> damages = List.of(
                root -> rejection(root).put("share", 0),
                root -> rejection(root).putArray("columns").add("nothing"),
                root -> rejection(root).putArray("columns").add("ward"),
                root -> ((ObjectNode) rejection(root).get("rounds").get(0))
                        .putArray("trees")
                        .addArray(),
                root -> ((ObjectNode) rejection(root).get("rounds").get(0))
                        .putArray("trees")
                        .addArray()
                        .add("0:01")
                        .add(1.0),
                root -> ((ObjectNode) rejection(root).get("rounds").get(0))
                        .putArray("trees")
                        .addArray()
                        .add("99:01")
                        .add(1.0)
                        .add(1.0));
        for (Consumer<ObjectNode> damage : damages) {
            Path damaged = folder.resolve("damaged.synth");
            damage(file, damaged, damage);
            assertThatThrownBy(() -> Synthesizer.load(damaged))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("damaged.synth")
                    .hasMessageContaining("copy it again or train anew");
        }
    }

    private static ObjectNode rejection(ObjectNode root) {
        return (ObjectNode) Objects.requireNonNull(root.get("rejection"));
    }

    private static void damage(Path from, Path to, Consumer<ObjectNode> damage) throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (ZipFile zip = new ZipFile(from.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    byte[] bytes = in.readAllBytes();
                    if (entry.getName().equals("model.json")) {
                        ObjectNode root = (ObjectNode) json.readTree(bytes);
                        damage.accept(root);
                        bytes = json.writeValueAsBytes(root);
                    }
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(bytes);
                    out.closeEntry();
                }
            }
        }
    }

    private LearntModel unrejected(Synthesizer model) throws IOException {
        Path file = folder.resolve("plain.synth");
        model.save(file);
        return ModelArchive.read(file).model().keepingAll();
    }
}
