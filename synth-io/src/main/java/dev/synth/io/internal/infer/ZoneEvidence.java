package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.DateCodec;
import java.util.List;

/** The zone whose offsets explain those that a column's instants are written with. */
final class ZoneEvidence {
    private static final List<String> USUAL = List.of(
            "UTC",
            "Europe/Berlin",
            "Europe/London",
            "Europe/Athens",
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Los_Angeles",
            "America/Sao_Paulo",
            "Africa/Johannesburg",
            "Europe/Moscow",
            "Asia/Kolkata",
            "Asia/Shanghai",
            "Asia/Tokyo",
            "Australia/Sydney",
            "Pacific/Auckland");
    private static final int LOOKED_AT = 2_000;

    private ZoneEvidence() {}

    /** The candidate in the first usual zone in which every value looked at comes out as it went in; in UTC if there is none. */
    static DateCandidate place(DateCandidate candidate, List<String> values) {
        List<String> some = values.subList(0, Math.min(LOOKED_AT, values.size()));
        return USUAL.stream()
                .map(zone -> candidate.withAttribute(DateCodec.ZONE, zone))
                .filter(placed -> some.stream().allMatch(placed::repeats))
                .findFirst()
                .orElseGet(() -> candidate.withAttribute(DateCodec.ZONE, "UTC"));
    }
}
