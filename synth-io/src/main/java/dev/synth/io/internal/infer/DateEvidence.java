package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.DateCodec;
import dev.synth.table.ColumnKind;
import dev.synth.table.WholeColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The date and date-time patterns that every value of a column seen so far is written in. */
public final class DateEvidence {
    private static final int SHORTEST = "1/1/2000".length();
    private static final String COMPACT = "yyyyMMdd";

    private static final List<String> DATES = List.of(
            "dd/MM/yyyy", "MM/dd/yyyy", "d/M/yyyy", "M/d/yyyy", "dd.MM.yyyy", "d.M.yyyy", "yyyy/MM/dd", COMPACT);
    private static final List<String> DAYS_OF_TIMES =
            List.of("yyyy-MM-dd", "dd/MM/yyyy", "MM/dd/yyyy", "d/M/yyyy", "M/d/yyyy", "dd.MM.yyyy", "yyyy/MM/dd");
    private static final List<String> CLOCKS = List.of("HH:mm", "HH:mm:ss", "HH:mm:ss.SSS", "HH:mm:ss.SSSSSS", "H:mm");

    private static final List<Candidate> ALL = candidates();

    private List<Candidate> left = ALL;

    void add(String value) {
        if (!left.isEmpty()) {
            left = value.length() < SHORTEST || !Character.isDigit(value.charAt(0))
                    ? List.of()
                    : left.stream().filter(candidate -> candidate.fits(value)).toList();
        }
    }

    /** The first pattern that fits every value; digits alone are a date only where the column's name says so. */
    Optional<Candidate> find(boolean nameSaysDate) {
        return left.stream()
                .filter(candidate -> nameSaysDate || !candidate.isCompact())
                .findFirst();
    }

    /** Whether both day-first and month-first fit every value. */
    boolean isAmbiguous() {
        List<String> patterns =
                left.stream().flatMap(candidate -> candidate.pattern().stream()).toList();
        return patterns.stream().anyMatch(p -> p.startsWith("d") && p.contains("/"))
                && patterns.stream().anyMatch(p -> p.startsWith("M"));
    }

    /** Every pattern that is known, the likelier ones first. */
    public static List<Candidate> known() {
        return ALL;
    }

    private static List<Candidate> candidates() {
        List<Candidate> all = new ArrayList<>();
        all.add(Candidate.of(ColumnKind.DATE, Optional.empty()));
        DATES.forEach(pattern -> all.add(Candidate.of(ColumnKind.DATE, Optional.of(pattern))));
        all.add(Candidate.of(ColumnKind.DATE_TIME, Optional.of("yyyy-MM-dd'T'HH:mm")));
        all.add(Candidate.of(ColumnKind.DATE_TIME, Optional.empty()));
        Stream.of("yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
                .forEach(pattern -> all.add(Candidate.of(ColumnKind.DATE_TIME, Optional.of(pattern))));
        for (String day : DAYS_OF_TIMES) {
            CLOCKS.forEach(clock -> all.add(Candidate.of(ColumnKind.DATE_TIME, Optional.of(day + " " + clock))));
        }
        all.add(Candidate.of(ColumnKind.DATE_TIME, Optional.of("yyyy-MM-dd['T'HH:mm[:ss]]")));
        return List.copyOf(all);
    }

    /** A way to write dates; no pattern stands for ISO-8601. */
    public record Candidate(ColumnKind kind, Optional<String> pattern, DateCodec codec) {
        static Candidate of(ColumnKind kind, Optional<String> pattern) {
            return new Candidate(kind, pattern, DateCodec.of(kind == ColumnKind.DATE, pattern));
        }

        boolean fits(String value) {
            return codec.parse(value) != WholeColumn.MISSING;
        }

        boolean isCompact() {
            return pattern.equals(Optional.of(COMPACT));
        }

        boolean hasOptionalTime() {
            return pattern.filter(p -> p.contains("[")).isPresent();
        }
    }
}
