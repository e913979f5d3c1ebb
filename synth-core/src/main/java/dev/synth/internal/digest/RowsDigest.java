package dev.synth.internal.digest;

import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The fingerprint of {@link Digests#of(Table)} of a table that comes in batches. Not thread-safe. */
public final class RowsDigest {
    private final MessageDigest digest = Digests.algorithm();

    /** The fingerprint of no rows yet. */
    public RowsDigest(Schema schema) {
        schema.names().forEach(name -> Digests.update(digest, name));
    }

    /** Appends these rows. */
    public void add(Table batch) {
        for (int row = 0; row < batch.rowCount(); row++) {
            Digests.update(digest, batch, row);
        }
    }

    /** The fingerprint of all rows; nothing can be appended afterwards. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
