package dev.synth.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.Release;
import dev.synth.examples.simulation.LoanApplication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignReleaseTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    private Path pem(String name, String label, Key key) throws IOException {
        Path file = Files.createTempFile(folder, name, ".pem");
        String base64 = Base64.getEncoder().encodeToString(key.getEncoded());
        return Files.writeString(file, "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
    }

    private boolean isVerified(Path file, Path key) throws IOException {
        return SignRelease.isVerified(file, key, new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @Test
    void aSignedReleaseIsVerifiedUntilItIsTouched() throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path open = pem("public", "PUBLIC KEY", pair.getPublic());
        Path target = folder.resolve("loans.csv");
        List<LoanApplication> loans = SignRelease.loans();
        Release release = SignRelease.release(
                loans.subList(0, 6_000),
                loans.subList(6_000, 12_000),
                loans.subList(12_000, 18_000),
                folder.resolve("attempts"));
        SignRelease.write(release, target, pem("key", "PRIVATE KEY", pair.getPrivate()));

        assertThat(isVerified(target, open)).isTrue();
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("signature: by the given key", "verdict: PASS on these very rows, attempt 1");
        Files.writeString(target, "\n", StandardOpenOption.APPEND);
        assertThat(isVerified(target, open)).isFalse();
    }
}
