package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.MissingTokens;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the values of one column have in common, collected value by value in memory bounded by a few bytes per distinct
 * value. Not thread-safe.
 */
public final class ColumnEvidence {
    final String name;
    final Domain domain;
    final DistinctValues distinct = new DistinctValues();
    final NumberEvidence numbers = new NumberEvidence();
    final DateEvidence dates = new DateEvidence();
    final ClockEvidence clocks = new ClockEvidence();
    final ShapeEvidence shape = new ShapeEvidence();

    private final Map<String, Integer> tokens = new LinkedHashMap<>();
    private int present;
    private int nulls;
    private boolean countsUp = true;
    private long last;

    public ColumnEvidence(String name, Domain domain) {
        this.name = name;
        this.domain = domain;
    }

    public void addMissing() {
        nulls++;
    }

    public void add(String value) {
        if (isMissing(value)) {
            tokens.merge(value, 1, Integer::sum);
            return;
        }
        if (distinct.add(value)) {
            numbers.add(value);
            if (domain == Domain.UNTYPED || domain == Domain.STRING) {
                dates.add(value);
                clocks.add(value);
            }
            shape.add(value);
        }
        if (countsUp) {
            countsUp = follows(value);
        }
        present++;
    }

    private boolean isMissing(String value) {
        return domain == Domain.UNTYPED ? MissingTokens.isToken(value) : value.isEmpty();
    }

    /** Turns a spelling of missing values into an ordinary value. */
    void makePresent(String token) {
        int count = Optional.ofNullable(tokens.remove(token)).orElse(0);
        distinct.add(token, count);
        shape.add(token);
        numbers.add(token);
        dates.add(token);
        present += count;
    }

    private boolean follows(String value) {
        try {
            long number = Long.parseLong(value);
            boolean next = present == 0 || number == last + 1;
            last = number;
            return next;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    int rows() {
        return present + missing();
    }

    /** Whether missing values are empty texts and never nulls. */
    boolean emptyForMissing() {
        return nulls == 0 && tokenCount("") > 0;
    }

    int present() {
        return present;
    }

    int missing() {
        return nulls + tokens.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The number of rows that hold this spelling of a missing value. */
    int tokenCount(String token) {
        return tokens.getOrDefault(token, 0);
    }

    /** The spellings of missing values, the commonest first. */
    List<String> tokens() {
        Comparator<Map.Entry<String, Integer>> byCount = Comparator.comparingInt(entry -> -entry.getValue());
        return tokens.entrySet().stream().sorted(byCount).map(Map.Entry::getKey).toList();
    }

    /** Whether all values that are not missing are numbers or dates. */
    boolean isMeasured() {
        return present > 0
                && (numbers.allNumbers()
                        || dates.find(new ColumnName(name).saysTime(), false).isPresent());
    }

    /** Whether the values are whole numbers that go up by one from row to row. */
    boolean countsUp() {
        return countsUp && present > 1;
    }
}
