package dev.synth.io.internal.csv;

import dev.synth.io.internal.column.MissingTokens;
import dev.synth.io.internal.infer.ColumnEvidence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the columns whose values all stand in quotes, needed or not, and those in which quotes tell values from missing ones
 * of the same spelling. Not thread-safe.
 */
final class QuoteEvidence {
    /** The attribute of a column that is quoted more than it need be. */
    static final String QUOTED = "csv.quoted";
    /** Every value that is not missing is quoted. */
    static final String VALUES = "values";
    /** Missing values are quoted too. */
    static final String ALL = "all";

    private final QuotedText quotes;
    private final List<Candidate> columns;
    /** Whether rows without quotes tell nothing new: each column has a value without quotes. */
    private boolean allBareValues;

    QuoteEvidence(int width, QuotedText quotes) {
        this.quotes = quotes;
        this.columns = IntStream.range(0, width).mapToObj(Candidate::new).toList();
    }

    /** Looks at so many rows. */
    void add(CsvTokens rows, int count) {
        for (int row = 0; row < count && !(allBareValues && !rows.hasQuotes()); row++) {
            add(rows.at(row));
        }
    }

    private void add(CsvRow row) {
        boolean all = true;
        for (Candidate column : columns) {
            column.add(row, quotes);
            all &= column.bareValue;
        }
        allBareValues = all;
    }

    /** What the attribute of this column says; empty if values are quoted where they need be. */
    Optional<String> of(int position) {
        Candidate column = columns.get(position);
        if (!column.isAlwaysQuoted()) {
            return Optional.empty();
        }
        return Optional.of(column.bareMissing || column.told ? VALUES : ALL);
    }

    /**
     * Tells the evidence of each column whose missing values stand bare which spellings of them stand in quotes, and so are
     * values: R writes the text NA as {@code "NA"} and a missing one as {@code NA}; PostgreSQL and Spark write an empty text
     * as {@code ""} and a missing one as nothing.
     */
    void tell(List<ColumnEvidence> evidence) {
        Set<String> bare = new HashSet<>();
        boolean bareAmongQuoted = false;
        for (Candidate column : columns) {
            Set<String> own = column.standingBare(evidence.get(column.position));
            bare.addAll(own);
            bareAmongQuoted |= column.isAlwaysQuoted() && !own.isEmpty();
        }
        for (Candidate column : columns) {
            boolean meant = column.isSparinglyQuoted()
                    ? !bare.isEmpty()
                    : column.isAlwaysQuoted() && (bareAmongQuoted || column.hasTextOf(bare));
            Map<String, Long> values = new HashMap<>(column.quotedMissing);
            values.keySet().removeIf(text -> quotes.isNeeded(text, columns.size() == 1));
            if (meant && !values.isEmpty() && !evidence.get(column.position).isMeasured()) {
                column.told = true;
                evidence.get(column.position).tellByQuotes(values);
            }
        }
    }

    private static final class Candidate {
        private final int position;
        private boolean needless;
        private boolean bareMissing;
        private boolean bareValue;
        /** Texts in quotes that may stand for missing values, and how often they do. */
        private final Map<String, Long> quotedMissing = new HashMap<>();
        /** Whether some other text is quoted that need not be. */
        private boolean needlessValue;

        private boolean told;

        Candidate(int position) {
            this.position = position;
        }

        void add(CsvRow row, QuotedText quotes) {
            if (row.isQuoted(position)) {
                // What is still to be found out then is how often texts that may be missing values stand in quotes.
                if (!needlessValue || row.length(position) <= MissingTokens.LONGEST) {
                    addQuoted(row.get(position), quotes, row.size() == 1);
                }
            } else if (!bareValue) {
                boolean missing = MissingTokens.isToken(row.get(position));
                bareMissing |= missing;
                bareValue = !missing;
            }
        }

        private void addQuoted(String text, QuotedText quotes, boolean alone) {
            boolean missing = MissingTokens.isToken(text);
            boolean needed = quotes.isNeeded(text, alone);
            if (missing) {
                quotedMissing.merge(text, 1L, Long::sum);
            }
            needless |= !needed;
            needlessValue |= !needed && !missing;
        }

        boolean isAlwaysQuoted() {
            return needless && !bareValue;
        }

        /** Whether no value is quoted that need not be, but for what may stand for missing ones. */
        boolean isSparinglyQuoted() {
            return bareValue && !needlessValue;
        }

        /** The spellings of missing values that stand bare in this column. */
        Set<String> standingBare(ColumnEvidence evidence) {
            Set<String> bare = new HashSet<>(evidence.tokens());
            bare.removeIf(text -> evidence.tokenCount(text) == quotedMissing.getOrDefault(text, 0L));
            return bare;
        }

        /**
         * Whether one of these texts stands in quotes here. Nothing at all is too little: numbers have no quotes in files
         * whose texts always have them.
         */
        boolean hasTextOf(Set<String> bare) {
            return quotedMissing.keySet().stream().anyMatch(text -> !text.isEmpty() && bare.contains(text));
        }
    }
}
