package dev.synth.io.internal.csv;

/**
 * Takes rows that need no closer look: they lie whole in a buffer, have no blanks around values, and what stands in quotes
 * holds neither quotes nor control characters. Not thread-safe.
 */
final class PlainRows {
    private static final int NONE = -1;

    private final byte delimiter;
    private final byte quote;
    private final NarrowText text;
    private final CellSpans cells;
    /** Whether the last row that was taken had quotes, as the next one will then. */
    private boolean quoted;

    /**
     * Takes rows of values that are separated and quoted by these ASCII characters.
     *
     * @param quote {@link CsvTokens#NO_QUOTE} for none
     * @param cells takes the values
     */
    PlainRows(char delimiter, char quote, NarrowText text, CellSpans cells) {
        this.delimiter = (byte) delimiter;
        this.quote = (byte) quote;
        this.text = text;
        this.cells = cells;
    }

    /**
     * Takes a row of so many values, for which there must be room.
     *
     * @param origin where the values' places are counted from
     * @param from where the row begins
     * @param to where the buffer ends, after {@code from}
     * @return where its line ends, or a negative number if it is no such row
     */
    int take(int origin, int from, int to, int width) {
        int before = cells.size();
        int end = quoted ? NONE : bare(origin, from, to, width);
        if (end < 0) {
            end = withQuotes(origin, from, to, width);
        }
        if (end <= from || end >= to || !isLineEnd(end, to)) {
            cells.resize(before);
            return NONE;
        }
        return end;
    }

    private boolean isLineEnd(int at, int to) {
        byte[] bytes = text.bytes();
        return bytes[at] == '\n' || bytes[at] == '\r' && at + 1 < to && bytes[at + 1] == '\n';
    }

    /** A row of sure values, found bit by bit without a branch that depends on how long they are. */
    private int bare(int origin, int from, int to, int width) {
        long[] stops = text.stops();
        long[] controls = text.controls();
        long[] unsure = text.unsure();
        long[] spans = cells.all();
        int first = cells.size();
        int word = from / Long.SIZE;
        long rest = -1L << from;
        long ahead = stops[word] & rest;
        long control = controls[word] & rest;
        long unfit = unsure[word] & rest;
        int start = from;
        for (int i = first; i < first + width; i++) {
            while (ahead == 0) {
                if (++word * Long.SIZE >= to) {
                    return NONE;
                }
                ahead = stops[word];
                unfit |= control | unsure[word];
                control = controls[word];
            }
            int end = word * Long.SIZE + Long.numberOfTrailingZeros(ahead);
            ahead &= ahead - 1;
            spans[i] = CellSpans.span(start - origin, end - origin);
            start = end + 1;
        }
        if (unfit != 0 || Long.lowestOneBit(control) != 1L << start - 1) {
            return NONE;
        }
        cells.resize(first + width);
        return start - 1;
    }

    /** A row some of whose values may stand in quotes. */
    private int withQuotes(int origin, int from, int to, int width) {
        byte[] bytes = text.bytes();
        quoted = false;
        int end = from - 1;
        for (int i = 0; i < width; i++) {
            if (i > 0 && bytes[end] != delimiter) {
                return NONE;
            }
            int start = end + 1;
            boolean inQuotes = bytes[start] == quote && quote != CsvTokens.NO_QUOTE;
            quoted |= inQuotes;
            end = inQuotes ? quotedCell(origin, start + 1, to) : bareCell(origin, start, to);
            if (end >= to) {
                return NONE;
            }
        }
        return end;
    }

    /** Takes what stands in quotes from here on; where a value may end behind it, beyond the end if it needs a closer look. */
    private int quotedCell(int origin, int start, int to) {
        int end = text.find(quote, start, to);
        if (end + 1 >= to || text.bytes()[end] != quote || !text.isStop(end + 1)) {
            return to;
        }
        cells.addQuoted(start - origin, end - origin);
        return end + 1;
    }

    private int bareCell(int origin, int start, int to) {
        int end = text.nextStop(start, to);
        if (end >= to || end > start && (isUnsure(text.bytes()[start]) || isUnsure(text.bytes()[end - 1]))) {
            return to;
        }
        cells.add(start - origin, end - origin);
        return end;
    }

    private boolean isUnsure(byte c) {
        return c >= 0 ? c <= ' ' || c == quote : c == NarrowText.BLANK;
    }
}
