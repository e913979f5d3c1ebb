package dev.synth.internal.digest;

import dev.synth.table.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 fingerprints as lower-case hexadecimal. */
public final class Digests {
    private Digests() {}

    /** The fingerprint of bytes. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(algorithm().digest(bytes));
    }

    /** The fingerprint of a file's bytes. */
    public static String of(Path file) throws IOException {
        MessageDigest digest = algorithm();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The fingerprint of a table's column names and values, row by row. */
    public static String of(Table table) {
        RowsDigest digest = new RowsDigest(table.schema());
        digest.add(table);
        return digest.hex();
    }

    static void update(MessageDigest digest, String value) {
        digest.update(value.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    /** Every value of a row, column by column. */
    static void update(MessageDigest digest, Table table, int row) {
        for (int c = 0; c < table.schema().size(); c++) {
            update(digest, String.valueOf(table.value(row, c)));
        }
    }

    static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
