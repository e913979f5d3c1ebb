package dev.synth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.synth.cli.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a file and its manifest can part, by exit status. */
class VerifyCommandTest {
    @TempDir
    static Path models;

    private static Path model;
    private static PemKeys keys;
    private static PemKeys others;

    @TempDir
    Path folder;

    private Path out;
    private Path manifest;

    @BeforeAll
    static void train() throws Exception {
        Path input = Clinic.write(models.resolve("in.csv"), 200, 1);
        model = models.resolve("m.synth");
        Cli.runWith(FixedGate.PASSING, "train", input, "-o", model, "--steps", 2, "--threads", 1);
        keys = PemKeys.in(models, "ours");
        others = PemKeys.in(models, "theirs");
    }

    @BeforeEach
    void name() {
        out = folder.resolve("out.csv");
        manifest = folder.resolve("out.csv.manifest.json");
    }

    private void sample(Object... more) {
        Object[] few = {"sample", model, "-n", 30, "-o", out, "-q"};
        Object[] all = new Object[few.length + more.length];
        System.arraycopy(few, 0, all, 0, few.length);
        System.arraycopy(more, 0, all, few.length, more.length);
        assertThat(Cli.run(all).status()).isZero();
    }

    private static Run verify(Path file, PemKeys keys) {
        return Cli.run("verify", file, "--key", keys.open());
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.csv", "out.csv.gz", "out.parquet"})
    void whatWasReleasedAndSignedIsVerified(String name) {
        out = folder.resolve(name);
        sample("--sign", keys.secret());
        Run run = verify(out, keys);

        assertThat(run.status()).isZero();
        assertThat(run.out().lines())
                .hasSize(6)
                .allMatch(line -> line.matches("\\w+ +ok  .+"))
                .anyMatch(line -> line.startsWith("signature ok  by the given key"))
                .anyMatch(line -> line.startsWith("rows      ok  30, released 30"))
                .anyMatch(line ->
                        line.endsWith("MODEL_PASS: a trial sample of 160 rows of the model passed; these rows were"
                                + " not judged, attempt 1"));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void withoutAKeyTheManifestIsTakenAtItsWordAndThatIsSaid() throws IOException {
        sample();
        assertThat(Cli.run("verify", out).status()).isZero();
        assertThat(Cli.run("verify", out).out())
                .contains(
                        "signature not checked: there is none, and no public key that asks for one (--key PUBLIC gives one)");
        sample("--sign", keys.secret());
        Files.writeString(manifest, Files.readString(manifest).replace("\"attempt\" : 1", "\"attempt\" : 2"));
        Run altered = Cli.run("verify", out);
        assertThat(altered.status()).isZero();
        assertThat(altered.out())
                .contains(
                        "signature not checked: there is one, and no public key to check it with (--key PUBLIC gives one)")
                .doesNotContain("signature ok");
    }

    @Test
    void rowsThatWereJudgedThemselvesAreSaidToBe() throws IOException {
        Path input = Clinic.write(folder.resolve("in.csv"), 200, 1);
        Cli.runWith(FixedGate.PASSING, "generate", input, "-n", 30, "-o", out, "--steps", 2, "--sign", keys.secret());

        assertThat(verify(out, keys).status()).isZero();
        assertThat(verify(out, keys).out()).contains("PASS on these very rows, attempt 1");
    }

    @Test
    void anAlteredFileIsFound() throws IOException {
        sample("--sign", keys.secret());
        String text = Files.readString(out);
        Files.writeString(out, text.replaceFirst("\n(\\w)", "\n$1$1"));
        Run run = verify(out, keys);

        assertThat(run.status()).isEqualTo(4);
        assertThat(run.out()).contains("file      NO  not the bytes that were released", "signature ok ");
        assertThat(run.err()).contains("not verified: the file is not the one that was released");
    }

    @Test
    void aFileUnderAnotherNameIsNotTheOneThatWasReleased() throws IOException {
        sample();
        Path copy = Files.copy(out, folder.resolve("copy.csv"));
        Files.copy(manifest, folder.resolve("copy.csv.manifest.json"));
        Run run = Cli.run("verify", copy);

        assertThat(run.status()).isEqualTo(4);
        assertThat(run.out()).contains("name      NO  'copy.csv', released as 'out.csv'");
    }

    @Test
    void anHonestDigestOfAnotherNumberOfRowsIsFound() throws IOException {
        sample();
        Files.writeString(manifest, Files.readString(manifest).replace("\"rows\" : 30", "\"rows\" : 31"));
        Run run = Cli.run("verify", out);

        assertThat(run.status()).isEqualTo(4);
        assertThat(run.out()).contains("rows      NO  30, released 31");
    }

    @Test
    void anAlteredManifestAndAForeignSignatureAreFound() throws IOException {
        sample("--sign", keys.secret());
        assertThat(verify(out, others).status()).isEqualTo(5);

        Files.writeString(manifest, Files.readString(manifest).replace("\"attempt\" : 1", "\"attempt\" : 2"));
        Run altered = verify(out, keys);
        assertThat(altered.status()).isEqualTo(5);
        assertThat(altered.out()).contains("signature NO  not by the given key");

        Files.writeString(manifest, "{", StandardOpenOption.TRUNCATE_EXISTING);
        Run damaged = Cli.run("verify", out);
        assertThat(damaged.status()).isEqualTo(5);
        assertThat(damaged.out())
                .contains("manifest  NO ", "was altered or damaged (it is JSON that breaks off at line 1)")
                .hasLineCount(1);
    }

    @Test
    void aMissingSignatureIsFoundWhereAKeyWasGiven() {
        sample();

        assertThat(verify(out, keys).status()).isEqualTo(6);
        assertThat(verify(out, keys).out()).contains("signature NO  none");
    }

    @Test
    void aMissingManifestIsFound() throws IOException {
        sample();
        Files.delete(manifest);
        Run run = verify(out, keys);

        assertThat(run.status()).isEqualTo(7);
        assertThat(run.out())
                .contains("manifest  NO  there is none", "out.csv.manifest.json")
                .hasLineCount(1);
    }

    @Test
    void anUngatedReleaseIsWholeButNotVerified() {
        sample("--ungated", "a look on this machine", "--sign", keys.secret());
        Run run = verify(out, keys);

        assertThat(run.status()).isEqualTo(8);
        assertThat(run.out())
                .contains("signature ok ", "file      ok ", "verdict   NO  UNGATED", "a look on this machine");
    }

    /** Nothing that Synth writes; somebody with the key did. */
    @Test
    void aManifestWithoutAPassIsNotVerified() throws IOException {
        sample();
        Files.writeString(
                manifest, Files.readString(manifest).replace("\"verdict\" : \"MODEL_PASS\"", "\"verdict\" : \"PASS\""));

        assertThat(Cli.run("verify", out).status()).isEqualTo(3);
        assertThat(Cli.run("verify", out).out()).contains("verdict   NO  not PASS");
    }

    @Test
    void aMissingFileOrKeyIsWrongUsage() {
        assertThat(Cli.run("verify", folder.resolve("none.csv")).status()).isEqualTo(2);
        sample();
        Run run = Cli.run("verify", out, "--key", keys.secret());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("holds 'PRIVATE KEY'").hasLineCount(1);
    }

    @Test
    void aKeyThatOthersCanReadIsRefusedBeforeAnythingIsDone() throws IOException {
        assumeThat(Files.getFileAttributeView(folder, PosixFileAttributeView.class))
                .as("a file system with POSIX permissions")
                .isNotNull();
        Path open = Files.copy(keys.secret(), folder.resolve("key.pem"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        Run run = Cli.run("generate", "none.csv", "-n", 30, "-o", out, "--sign", open);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("open to other users", "chmod 600").hasLineCount(1);
        assertThat(out).doesNotExist();
    }
}
