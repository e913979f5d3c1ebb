package dev.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {
    @TempDir
    Path folder;

    @Test
    void keysComeBackFromTheirFiles() throws IOException, GeneralSecurityException {
        KeyPair pair = Keys.pair("Ed25519");

        assertThat(SigningKeys.readPrivate(Keys.write(folder.resolve("key.pem"), "PRIVATE KEY", pair.getPrivate())))
                .isEqualTo(pair.getPrivate());
        assertThat(SigningKeys.readPublic(Keys.write(folder.resolve("public.pem"), "PUBLIC KEY", pair.getPublic())))
                .isEqualTo(pair.getPublic());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
    void aPrivateKeyOpenToOthersIsRefused(String permissions) throws IOException, GeneralSecurityException {
        assumeThat(Files.getFileAttributeView(folder, PosixFileAttributeView.class))
                .as("a file system with POSIX permissions")
                .isNotNull();
        Path file = Keys.write(
                folder.resolve("key.pem"), "PRIVATE KEY", Keys.pair("Ed25519").getPrivate());
        Keys.close(file, permissions);

        assertThatThrownBy(() -> SigningKeys.readPrivate(file))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("open to other users", "chmod 600 " + file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed448", "X25519"})
    void keysOfAnotherKindAreRefused(String algorithm) throws IOException, GeneralSecurityException {
        KeyPair pair = Keys.pair(algorithm);
        Path secret = Keys.write(folder.resolve("key.pem"), "PRIVATE KEY", pair.getPrivate());
        Path open = Keys.write(folder.resolve("public.pem"), "PUBLIC KEY", pair.getPublic());

        assertThatThrownBy(() -> SigningKeys.readPrivate(secret))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("key.pem", "no Ed25519 key", "openssl genpkey -algorithm ed25519");
        assertThatThrownBy(() -> SigningKeys.readPublic(open))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("public.pem", "no Ed25519 key", "-pubout");
    }

    @Test
    void theWrongHalfAnEncryptedKeyAndNoKeyAreToldApart() throws IOException, GeneralSecurityException {
        KeyPair pair = Keys.pair("Ed25519");
        Path open = Keys.write(folder.resolve("public.pem"), "PUBLIC KEY", pair.getPublic());
        Path encrypted = Keys.write(folder.resolve("key.pem"), "ENCRYPTED PRIVATE KEY", pair.getPrivate());
        Path text = Files.writeString(folder.resolve("text"), "no key");

        assertThatThrownBy(() -> SigningKeys.readPrivate(open)).hasMessageContaining("holds 'PUBLIC KEY'");
        assertThatThrownBy(() -> SigningKeys.readPrivate(encrypted)).hasMessageContaining("not encrypted");
        assertThatThrownBy(() -> SigningKeys.readPublic(text)).hasMessageContaining("is no PEM file");
        assertThatThrownBy(() -> SigningKeys.readPublic(folder.resolve("none")))
                .isInstanceOf(NoSuchFileException.class);
    }

    /** The commands of docs/reference/manifest.md. */
    @Test
    void keysThatOpensslMakesAreRead() throws IOException, InterruptedException {
        assumeThat(run("openssl", "genpkey", "-algorithm", "ed25519", "-out", "key.pem"))
                .as("openssl with Ed25519")
                .isZero();
        assertThat(run("openssl", "pkey", "-in", "key.pem", "-pubout", "-out", "public.pem"))
                .isZero();

        assertThat(SigningKeys.readPrivate(folder.resolve("key.pem")).getAlgorithm())
                .isEqualTo("EdDSA");
        assertThat(SigningKeys.readPublic(folder.resolve("public.pem")).getAlgorithm())
                .isEqualTo("EdDSA");
    }

    private int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
