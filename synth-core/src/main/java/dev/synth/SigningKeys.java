package dev.synth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Ed25519 keys (RFC 8032) from PEM files, as {@code openssl genpkey -algorithm ed25519} writes them. */
public final class SigningKeys {
    static final String ALGORITHM = "Ed25519";

    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private SigningKeys() {}

    /**
     * Reads the private key that manifests are signed with: PKCS#8, not encrypted, and closed to everybody but its owner
     * where the file system knows permissions.
     *
     * @throws IOException saying what to do, if the file cannot be read, is open to others, or holds no such key
     */
    public static PrivateKey readPrivate(Path file) throws IOException {
        byte[] der = read(file, PRIVATE);
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
            throw new IOException("The private key '" + file + "' is open to other users; close it with 'chmod 600 "
                    + file + "', and think of whether somebody has it already.");
        }
        try {
            return factory().generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (InvalidKeySpecException e) {
            throw notEd25519(file, e);
        }
    }

    /**
     * Reads the public key that signatures are checked with: X.509 SubjectPublicKeyInfo.
     *
     * @throws IOException saying what to do, if the file cannot be read or holds no such key
     */
    public static PublicKey readPublic(Path file) throws IOException {
        try {
            return factory().generatePublic(new X509EncodedKeySpec(read(file, PUBLIC)));
        } catch (InvalidKeySpecException e) {
            throw notEd25519(file, e);
        }
    }

    private static byte[] read(Path file, String wanted) throws IOException {
        Matcher pem = PEM.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        if (!pem.find()) {
            throw new IOException("'" + file + "' is no PEM file of a key; " + howTo(wanted) + ".");
        }
        if (!pem.group(1).equals(wanted)) {
            throw new IOException("'" + file + "' holds '" + pem.group(1) + "', but '" + wanted
                    + "' (Ed25519, not encrypted) is needed; " + howTo(wanted) + ".");
        }
        try {
            return Base64.getMimeDecoder().decode(pem.group(2));
        } catch (IllegalArgumentException e) {
            throw notEd25519(file, e);
        }
    }

    private static String howTo(String wanted) {
        return wanted.equals(PRIVATE)
                ? "make one with 'openssl genpkey -algorithm ed25519 -out key.pem'"
                : "take it from the private key with 'openssl pkey -in key.pem -pubout -out public.pem'";
    }

    private static IOException notEd25519(Path file, Exception cause) {
        return new IOException(
                "'" + file + "' holds no Ed25519 key; " + howTo(PRIVATE)
                        + ", and its public half with 'openssl pkey -in" + " key.pem -pubout -out public.pem'.",
                cause);
    }

    private static KeyFactory factory() {
        try {
            return KeyFactory.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform from 15 on has Ed25519", e);
        }
    }
}
