package dev.synth.io.internal.csv;

import dev.synth.io.internal.csv.Padding.Side;
import dev.synth.io.internal.infer.ColumnFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the columns whose values are filled up with spaces to one width, and those with other blanks. Not thread-safe. */
final class PaddingEvidence {
    /** After so many rows without a blank, a column's values are of one length by themselves. */
    private static final int PATIENCE = 1_000;
    /** How many columns a note names. */
    private static final int NAMED = 5;

    private final List<String> names;
    private final List<Candidate> columns;
    /** Those that rows without blanks are of interest for. */
    private final List<Candidate> watched;

    private long rows;

    PaddingEvidence(List<String> names) {
        this.names = names;
        this.columns = IntStream.range(0, names.size()).mapToObj(Candidate::new).toList();
        this.watched = new ArrayList<>(columns);
    }

    /** Looks at the row of names. */
    void addNames(CsvTokens row) {
        columns.forEach(column -> column.addName(row));
    }

    /** Looks at so many rows. */
    void add(CsvTokens tokens, int count) {
        List<Candidate> asked = tokens.mayHaveBlanks() ? columns : watched;
        for (int row = 0; row < count && !asked.isEmpty(); row++) {
            tokens.at(row);
            for (Candidate column : asked) {
                column.add(tokens);
            }
        }
        rows += count;
        if (rows > PATIENCE) {
            watched.forEach(Candidate::requireBlanks);
        }
        watched.removeIf(column -> !column.fits);
    }

    /** What is found of a column, in its attributes. */
    ColumnFinding tell(int position, ColumnFinding finding) {
        Candidate column = columns.get(position);
        if (!column.isPadded()) {
            return finding;
        }
        ColumnFinding padded =
                finding.withAttribute(Padding.VALUES, column.padding().attribute());
        Optional<Side> nameSide = column.nameSide();
        return nameSide.isEmpty()
                ? padded
                : padded.withAttribute(Padding.NAME, nameSide.get().label());
    }

    /**
     * What to say of blanks, one sentence each.
     *
     * @param spaced whether a space follows every delimiter
     */
    List<String> notes(boolean spaced) {
        List<String> notes = new ArrayList<>();
        if (!spaced) {
            named(Candidate::isPadded)
                    .ifPresent(list -> notes.add(
                            "Values are filled up with spaces to one width, as those written are, in " + list + "."));
        }
        named(spaced ? column -> column.behind : column -> (column.before || column.behind) && !column.isPadded())
                .ifPresent(list -> notes.add(
                        "Values have blanks around them, which are left out and not written, in " + list + "."));
        return notes;
    }

    private Optional<String> named(Predicate<Candidate> which) {
        List<String> found = columns.stream()
                .filter(which)
                .map(column -> "'" + names.get(column.position) + "'")
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String list = found.stream().limit(NAMED).collect(Collectors.joining(", "));
        return Optional.of(found.size() > NAMED ? list + " and " + (found.size() - NAMED) + " more columns" : list);
    }

    private static final class Candidate {
        private final int position;
        /** Whether some value has blanks before it, or behind. */
        private boolean before;

        private boolean behind;
        /** Whether all values so far have one width. */
        private boolean fits = true;

        private int width = -1;
        private boolean left = true;
        private boolean right = true;
        private int nameWidth = -1;
        private boolean nameLeft;

        Candidate(int position) {
            this.position = position;
        }

        void addName(CsvTokens row) {
            if (!row.isQuoted(position) && row.hasSpacesAlone(position)) {
                nameWidth = row.blanksBefore(position) + row.length(position) + row.blanksBehind(position);
                nameLeft = row.blanksBefore(position) == 0;
            }
        }

        void add(CsvTokens row) {
            if (row.isQuoted(position)) {
                fits = false;
                return;
            }
            int blanksBefore = row.blanksBefore(position);
            int blanksBehind = row.blanksBehind(position);
            before |= blanksBefore > 0;
            behind |= blanksBehind > 0;
            if (!fits) {
                return;
            }
            int length = row.length(position);
            int all = blanksBefore + length + blanksBehind;
            width = width < 0 ? all : width;
            left &= blanksBefore == 0 || length == 0;
            right &= blanksBehind == 0;
            fits = all == width && (left || right) && row.hasSpacesAlone(position);
        }

        boolean isPadded() {
            return fits && (before || behind);
        }

        void requireBlanks() {
            fits &= before || behind;
        }

        Padding padding() {
            return new Padding(left ? Side.LEFT : Side.RIGHT, width);
        }

        /** Empty if the name is not filled up to the width of the values. */
        Optional<Side> nameSide() {
            return nameWidth == width ? Optional.of(nameLeft ? Side.LEFT : Side.RIGHT) : Optional.empty();
        }
    }
}
