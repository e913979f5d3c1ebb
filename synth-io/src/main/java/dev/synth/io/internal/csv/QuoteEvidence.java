package dev.synth.io.internal.csv;

import dev.synth.io.internal.column.MissingTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the columns whose values all stand in quotes, needed or not. Not thread-safe. */
final class QuoteEvidence {
    /** The attribute of a column that is quoted more than it need be. */
    static final String QUOTED = "csv.quoted";
    /** Every value that is not missing is quoted. */
    static final String VALUES = "values";
    /** Missing values are quoted too. */
    static final String ALL = "all";

    private final QuotedText quotes;
    private final List<Candidate> columns;
    private final List<Candidate> left;

    QuoteEvidence(int width, QuotedText quotes) {
        this.quotes = quotes;
        this.columns = IntStream.range(0, width).mapToObj(Candidate::new).toList();
        this.left = new ArrayList<>(columns);
    }

    void add(CsvRow row) {
        if (!left.isEmpty()) {
            left.removeIf(candidate -> !candidate.fits(row, quotes));
        }
    }

    /** What the attribute of this column says; empty if values are quoted where they need be. */
    Optional<String> of(int position) {
        Candidate column = columns.get(position);
        if (column.bareValue || !column.needless) {
            return Optional.empty();
        }
        return Optional.of(column.bareMissing ? VALUES : ALL);
    }

    private static final class Candidate {
        private final int position;
        private boolean needless;
        private boolean bareMissing;
        private boolean bareValue;

        Candidate(int position) {
            this.position = position;
        }

        boolean fits(CsvRow row, QuotedText quotes) {
            if (row.isQuoted(position)) {
                needless = needless || !quotes.isNeeded(row.get(position), row.size() == 1);
                return true;
            }
            boolean missing = MissingTokens.isToken(row.get(position));
            bareMissing |= missing;
            bareValue |= !missing;
            return missing;
        }
    }
}
