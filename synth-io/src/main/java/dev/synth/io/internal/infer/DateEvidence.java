package dev.synth.io.internal.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The date and date-time patterns that every value of a column seen so far is written in. */
final class DateEvidence {
    private static final int REPEATS_CHECKED = 1_000;

    private @Nullable List<Fit> left;
    private int seen;

    /** A pattern that fits, and whether the values looked at come out as they went in. */
    record Fit(DateCandidate candidate, boolean repeats) {
        Fit and(String value) {
            return new Fit(candidate, repeats && candidate.repeats(value));
        }
    }

    void add(String value) {
        List<Fit> before = left == null ? all(value) : left;
        left = before.isEmpty() ? before : fitting(before, value);
    }

    private static List<Fit> all(String value) {
        return DateShapes.of(value).stream()
                .map(candidate -> new Fit(candidate, true))
                .toList();
    }

    private List<Fit> fitting(List<Fit> before, String value) {
        List<Fit> fitting = new ArrayList<>();
        boolean check = seen++ < REPEATS_CHECKED;
        for (Fit fit : before) {
            if (fit.candidate().fits(value)) {
                fitting.add(check && fit.repeats() ? fit.and(value) : fit);
            }
        }
        return fitting;
    }

    /**
     * The likeliest pattern that fits every value, one that repeats them if there is any.
     *
     * @param nameSaysTime whether digits alone may be a date
     * @param monthFirst whether the month comes first where the values do not tell
     */
    Optional<Fit> find(boolean nameSaysTime, boolean monthFirst) {
        List<Fit> possible = left == null
                ? List.of()
                : left.stream()
                        .filter(fit -> nameSaysTime || !fit.candidate().needsName())
                        .toList();
        Optional<Fit> first = possible.stream()
                .filter(Fit::repeats)
                .findFirst()
                .or(() -> possible.stream().findFirst());
        boolean dayFirst =
                first.filter(fit -> fit.candidate().order().startsWith("d")).isPresent();
        return first.map(fit -> monthFirst && dayFirst ? american(possible, fit) : fit);
    }

    private static Fit american(List<Fit> possible, Fit dayFirst) {
        return possible.stream()
                .filter(fit -> fit.repeats() == dayFirst.repeats())
                .filter(fit -> fit.candidate().order().startsWith("M")
                        && fit.candidate().kind() == dayFirst.candidate().kind())
                .findFirst()
                .orElse(dayFirst);
    }

    /** Whether patterns fit every value that put day, month and year in different orders. */
    boolean isAmbiguous() {
        return orders().size() > 1;
    }

    /** The order of day, month and year, if only one fits and numbers stand for all three. */
    Optional<String> decisiveOrder() {
        return Optional.of(orders()).filter(orders -> orders.size() == 1).map(orders -> orders.get(0));
    }

    private List<String> orders() {
        return left == null
                ? List.of()
                : left.stream()
                        .map(fit -> fit.candidate().order())
                        .filter(order -> order.length() == 3)
                        .distinct()
                        .toList();
    }
}
