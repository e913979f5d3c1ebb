package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.MissingTokens;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the values of one column have in common, collected value by value in bounded memory. Not thread-safe.
 */
public final class ColumnEvidence {
    final String name;
    final Domain domain;
    final DistinctValues distinct;
    final NumberEvidence numbers = new NumberEvidence();
    final DateEvidence dates = new DateEvidence();
    final ClockEvidence clocks = new ClockEvidence();
    final ShapeEvidence shape = new ShapeEvidence();

    /** The number of a value that has to be looked at again. */
    public static final int NONE = DistinctValues.NONE;

    private final RowCounts counts = new RowCounts();
    private final WaitingValues waiting;
    private final Map<String, Integer> tokens = new LinkedHashMap<>();
    private long nulls;
    private boolean countsUp = true;
    private boolean bareMissing;
    private OptionalLong last = OptionalLong.empty();

    /** Nothing yet on a column of a table of so many columns, which share what memory there is. */
    public ColumnEvidence(String name, Domain domain, int columns) {
        this.name = name;
        this.domain = domain;
        this.distinct = new DistinctValues(columns, counts);
        this.waiting = new WaitingValues(columns);
    }

    public void addMissing() {
        nulls++;
    }

    /**
     * Adds a value.
     *
     * @return the number by which it can be added again, or {@link #NONE}
     */
    public int add(String value) {
        if (isMissing(value)) {
            return addAgain(tokens.computeIfAbsent(value, token -> counts.next()));
        }
        long hash = distinct.isFull() ? HashSet64.hash(value) : 0;
        int before = distinct.isFull() && !distinct.mayKeep(hash) ? NONE : distinct.find(value);
        if (before != NONE) {
            return addAgain(before);
        }
        if (countsUp) {
            countsUp = follows(value);
        }
        if (distinct.isFull()) {
            addLater(value, hash);
            return NONE;
        }
        if (distinct.addNew(value, 1)) {
            addDistinct(value);
        }
        return distinct.find(value);
    }

    private void addLater(String value, long hash) {
        if (waiting.add(value, hash)) {
            settle();
        }
    }

    /** Looks at the values that are still waiting for it; nothing but {@link #add} comes before. */
    void settle() {
        waiting.settle(distinct, this::addDistinct);
    }

    private void addDistinct(String value) {
        numbers.add(value);
        if (domain == Domain.UNTYPED || domain == Domain.STRING) {
            dates.add(value);
            clocks.add(value);
        }
        shape.add(value);
    }

    private int addAgain(int number) {
        counts.add(number, 1);
        return number;
    }

    /** Adds the values of the first so many of these numbers. */
    public void addAgain(long[] numbers, int size) {
        counts.addOnes(numbers, size);
    }

    private boolean isMissing(String value) {
        return domain == Domain.UNTYPED ? MissingTokens.isToken(value) : value.isEmpty();
    }

    /**
     * Takes as values those spellings of missing ones that stood in quotes, as the file's writer tells them from missing
     * ones by that.
     *
     * @param quoted how often each spelling stood in quotes
     */
    public void tellByQuotes(Map<String, Long> quoted) {
        settle();
        bareMissing = true;
        quoted.forEach(this::makePresent);
    }

    /** Whether missing values are told from values of the same spelling by their having no quotes. */
    boolean hasBareMissing() {
        return bareMissing;
    }

    /** Turns a spelling of missing values into an ordinary value. */
    void makePresent(String token) {
        makePresent(token, tokenCount(token));
    }

    private void makePresent(String token, long count) {
        tokens.computeIfPresent(token, (spelling, number) -> {
            counts.add(number, -count);
            return counts.get(number) > 0 ? number : null;
        });
        distinct.add(token, count);
        shape.add(token);
        numbers.add(token);
        dates.add(token);
        clocks.add(token);
    }

    private boolean follows(String value) {
        try {
            long number = Long.parseLong(value);
            boolean next = last.isEmpty() || number == last.getAsLong() + 1;
            last = OptionalLong.of(number);
            return next;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    long rows() {
        return present() + missing();
    }

    long present() {
        return distinct.rows();
    }

    long missing() {
        return nulls + tokens.values().stream().mapToLong(counts::get).sum();
    }

    /** The number of rows that hold this spelling of a missing value. */
    public long tokenCount(String token) {
        Integer number = tokens.get(token);
        return number == null ? 0 : counts.get(number);
    }

    /** The spelling that stands for missing values where no null does. */
    public Optional<String> tokenForNull() {
        return nulls == 0 ? tokens().stream().findFirst() : Optional.empty();
    }

    /** The spellings of missing values, the commonest first. */
    public List<String> tokens() {
        Comparator<Map.Entry<String, Integer>> byCount =
                Comparator.comparingLong(entry -> -counts.get(entry.getValue()));
        return tokens.entrySet().stream().sorted(byCount).map(Map.Entry::getKey).toList();
    }

    /** Whether all values that are not missing are numbers, dates, times of day or durations. */
    public boolean isMeasured() {
        settle();
        ColumnName said = new ColumnName(name);
        return present() > 0
                && (numbers.allNumbers()
                        || dates.find(said.saysTime(), false).isPresent()
                        || clocks.find(said.saysDuration()).isPresent());
    }

    /** Whether the values are whole numbers that go up by one from row to row. */
    boolean countsUp() {
        return countsUp && present() > 1 && !distinct.repeat();
    }
}
