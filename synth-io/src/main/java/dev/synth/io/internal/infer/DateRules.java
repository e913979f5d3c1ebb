package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.DateCodec;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a column of dates is written, and what to look at before trusting it. */
final class DateRules {
    private static final Pattern FULL = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T\\d{2}.*)?");
    private static final Pattern PARTIAL = Pattern.compile("\\d{4}(-\\d{2})?|\\d{4}-(-|\\d{2})-(-|\\d{2})(T.*)?");

    private final DateEvidence.Fit fit;
    private final DateCandidate candidate;
    private final ColumnEvidence evidence;
    private final FileHabits habits;

    DateRules(DateEvidence.Fit fit, ColumnEvidence evidence, FileHabits habits) {
        this.fit = fit;
        this.evidence = evidence;
        this.habits = habits;
        boolean unplaced = fit.candidate().hasZone()
                && fit.candidate().column().findAttribute(DateCodec.ZONE).isEmpty();
        this.candidate = unplaced ? ZoneEvidence.place(fit.candidate(), evidence.distinct.kept()) : fit.candidate();
    }

    String reason() {
        String zone = candidate
                .column()
                .findAttribute(DateCodec.ZONE)
                .map(id -> ", kept in the local time of " + id)
                .orElse("");
        return "every value is a " + candidate.kind().label() + " written as " + candidate.name() + zone;
    }

    /** The column with the format and attributes that write its dates as they were read. */
    ColumnSchema written(ColumnSchema column) {
        ColumnSchema result = candidate.pattern().map(column::withFormat).orElse(column);
        for (Map.Entry<String, String> attribute :
                candidate.column().attributes().entrySet()) {
            result = result.withAttribute(attribute.getKey(), attribute.getValue());
        }
        return result;
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (evidence.dates.isAmbiguous()) {
            boolean told = habits.monthFirst() || habits.dayFirst();
            warnings.add("day and month cannot be told apart: taken as " + candidate.name()
                    + (told ? ", the order of other columns" : "") + "; declare the format if that is wrong");
        }
        if (candidate.hasOptionalTime()) {
            warnings.add("some values have no time of day: taken as midnight");
        }
        if (candidate.hasTwoDigitYears()) {
            warnings.add("years have two digits: taken as 1930 to 2029");
        }
        if (candidate.kind() == ColumnKind.DATE_TIME && !fit.repeats()) {
            warnings.add("some values are written otherwise, or finer than microseconds: all come out as "
                    + candidate.name());
        }
        warnings.addAll(new FarDates(evidence, candidate.codec()).warnings());
        return warnings;
    }

    /** What to say of dates some of which lack day or month; empty if these values are none. */
    static Optional<String> partialDates(List<String> values) {
        long full =
                values.stream().filter(value -> FULL.matcher(value).matches()).count();
        long partial = values.stream()
                .filter(value ->
                        !FULL.matcher(value).matches() && PARTIAL.matcher(value).matches())
                .count();
        return full == 0 || partial == 0 || full + partial < values.size()
                ? Optional.empty()
                : Optional.of(
                        partial + " of " + values.size() + " distinct dates lack day or month: kept as levels, not"
                                + " learnt as dates; complete or remove them to have dates");
    }
}
