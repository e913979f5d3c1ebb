package dev.synth.io.internal.infer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Columns of dates that a few values keep from being read as such. */
final class MostlyDates {
    /** The patterns of this many values are tried on the others; one of them will be a date. */
    private static final int MODELS = 10;

    private static final int LOOKED_AT = 1_000;
    private static final double MOSTLY = 0.9;

    private MostlyDates() {}

    /**
     * What to say of values most of which are dates in one pattern, while some are not; empty if that is not so.
     *
     * @param values distinct ones
     * @param nameSaysTime whether digits alone may be a date
     */
    static Optional<String> warning(List<String> values, boolean nameSaysTime) {
        List<String> looked = values.stream().limit(LOOKED_AT).toList();
        return looked.stream()
                .limit(MODELS)
                .flatMap(value -> DateShapes.of(value).stream())
                .distinct()
                .filter(candidate -> nameSaysTime || !candidate.needsName())
                .map(candidate -> new Count(
                        candidate, looked.stream().filter(candidate::fits).count()))
                .max(Comparator.comparingLong(Count::dates))
                .filter(best -> best.dates() >= MOSTLY * looked.size() && best.dates() < looked.size())
                .map(best -> (looked.size() - best.dates()) + " of " + looked.size()
                        + " distinct values looked at are no dates written as "
                        + best.candidate().name()
                        + ", as the others are: correct them, or leave them empty, to have dates");
    }

    private record Count(DateCandidate candidate, long dates) {}
}
