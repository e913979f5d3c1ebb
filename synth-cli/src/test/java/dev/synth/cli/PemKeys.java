package dev.synth.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** A new pair of signing keys in two files. */
record PemKeys(Path secret, Path open) {
    static PemKeys in(Path folder, String name) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path secret = write(
                folder.resolve(name + ".key.pem"),
                "PRIVATE KEY",
                pair.getPrivate().getEncoded());
        Path open = write(
                folder.resolve(name + ".public.pem"),
                "PUBLIC KEY",
                pair.getPublic().getEncoded());
        return new PemKeys(secret, open);
    }

    private static Path write(Path file, String label, byte[] der) throws IOException {
        String base64 = Base64.getEncoder().encodeToString(der);
        Files.writeString(file, "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return file;
    }
}
