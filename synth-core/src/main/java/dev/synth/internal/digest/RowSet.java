package dev.synth.internal.digest;

import dev.synth.table.Table;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * The fingerprint of rows as a set with repetitions: neither their order nor that of the columns matters, nor how they are
 * divided into tables. It is the SHA-256 of the sum, modulo 2²⁵⁶, of the rows' SHA-256 (an additive multiset hash, Bellare
 * & Micciancio 1997).
 */
public final class RowSet {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private RowSet() {}

    /** The fingerprint of the rows of these tables, which have the same columns. */
    public static String digest(List<Table> tables) {
        List<String> names = tables.get(0).schema().names().stream().sorted().toList();
        BigInteger sum = BigInteger.ZERO;
        for (Table table : tables) {
            sum = sum.add(sum(table.select(names)));
        }
        String text = String.join("\0", names) + "\0" + sum.mod(MODULUS).toString(16);
        return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static BigInteger sum(Table table) {
        MessageDigest digest = Digests.algorithm();
        BigInteger sum = BigInteger.ZERO;
        for (int row = 0; row < table.rowCount(); row++) {
            Digests.update(digest, table, row);
            sum = sum.add(new BigInteger(1, digest.digest()));
        }
        return sum;
    }
}
