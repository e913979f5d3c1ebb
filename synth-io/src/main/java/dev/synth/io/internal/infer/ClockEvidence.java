package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.ClockCodec;
import dev.synth.table.ColumnKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The formats of times of day and of durations that every value of a column seen so far is written in. */
final class ClockEvidence {
    private static final List<String> TIMES = List.of(
            "HH:mm",
            "HH:mm:ss",
            "HH:mm:ss.SSS",
            "HH:mm:ss.SSSSSS",
            "H:mm",
            "H:mm:ss",
            "hh:mm a",
            "h:mm a",
            "hh:mm:ss a",
            "h:mm:ss a");
    private static final List<String> DURATIONS =
            List.of("PnDTnHnMnS", "H:mm", "HH:mm", "H:mm:ss", "HH:mm:ss", "HHH:mm:ss", "H:mm:ss.SSS", "HH:mm:ss.SSS");
    private static final List<Candidate> ALL = candidates();

    private List<Candidate> left = ALL;

    void add(String value) {
        if (!left.isEmpty()) {
            boolean may = value.indexOf(':') > 0 || value.startsWith("P") || value.startsWith("-P");
            left = may
                    ? left.stream()
                            .filter(candidate -> candidate.codec().reproduces(value))
                            .toList()
                    : List.of();
        }
    }

    /** The first format that writes every value as it stands; a clock is one of durations where the name says so. */
    Optional<Candidate> find(boolean nameSaysDuration) {
        return left.stream()
                .filter(candidate -> !nameSaysDuration || candidate.kind() == ColumnKind.DURATION)
                .findFirst()
                .or(() -> left.stream().findFirst());
    }

    private static List<Candidate> candidates() {
        List<Candidate> all = new ArrayList<>();
        TIMES.forEach(format -> all.add(Candidate.of(ColumnKind.TIME, Optional.of(format))));
        all.add(Candidate.of(ColumnKind.TIME, Optional.empty()));
        all.add(Candidate.of(ColumnKind.DURATION, Optional.empty()));
        DURATIONS.forEach(format -> all.add(Candidate.of(ColumnKind.DURATION, Optional.of(format))));
        return List.copyOf(all);
    }

    /** A way to write times of day or durations; no format stands for ISO-8601. */
    record Candidate(ColumnKind kind, Optional<String> format, ClockCodec codec) {
        static Candidate of(ColumnKind kind, Optional<String> format) {
            return new Candidate(kind, format, ClockCodec.of(kind, format));
        }
    }
}
