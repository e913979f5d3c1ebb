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
    private final List<Candidate> left;

    QuoteEvidence(int width, QuotedText quotes) {
        this.quotes = quotes;
        this.left = new ArrayList<>(
                IntStream.range(0, width).mapToObj(Candidate::new).toList());
    }

    void add(CsvRow row) {
        if (!left.isEmpty()) {
            left.removeIf(candidate -> !candidate.fits(row, quotes));
        }
    }

    /** What the attribute of this column says; empty if values are quoted where they need be. */
    Optional<String> of(int position) {
        return left.stream()
                .filter(candidate -> candidate.position == position && candidate.needless)
                .map(candidate -> candidate.bareMissing ? VALUES : ALL)
                .findFirst();
    }

    private static final class Candidate {
        private final int position;
        private boolean needless;
        private boolean bareMissing;

        Candidate(int position) {
            this.position = position;
        }

        boolean fits(CsvRow row, QuotedText quotes) {
            String text = row.get(position);
            boolean missing = MissingTokens.isToken(text);
            if (!row.isQuoted(position)) {
                bareMissing |= missing;
                return missing;
            }
            needless |= !quotes.isNeeded(text, row.size() == 1);
            return true;
        }
    }
}
