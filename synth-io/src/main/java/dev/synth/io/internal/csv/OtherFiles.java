package dev.synth.io.internal.csv;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Files that are often named like text and are none, by the bytes that they begin with. */
final class OtherFiles {
    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("PK\3\4", "a zip archive or an Excel workbook; unpack it, or save its sheet as CSV");
        KINDS.put("\u00d0\u00cf\u0011\u00e0", "an old Excel workbook; save its sheet as CSV");
        KINDS.put("PAR1\u0015", "a Parquet file; let its name end in .parquet");
        KINDS.put("SQLite format 3\0", "an SQLite database; export the table as CSV");
        KINDS.put("%PDF-", "a PDF document; ask for the table behind it");
        KINDS.put("BZh91AY&SY", "packed with bzip2; unpack it, or pack it with gzip");
        KINDS.put("\u00fd7zXZ", "packed with xz; unpack it, or pack it with gzip");
        KINDS.put("\u0028\u00b5\u002f\u00fd", "packed with zstd; unpack it, or pack it with gzip");
        KINDS.put("\u00ff\u00fe\0\0", "text in UTF-32; convert it, for example with: iconv -f UTF-32 -t UTF-8");
    }

    private OtherFiles() {}

    /** What such a file is and what to do with it. */
    static Optional<String> recognize(byte[] first) {
        String begin = new String(first, StandardCharsets.ISO_8859_1);
        return KINDS.entrySet().stream()
                .filter(kind -> begin.startsWith(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
