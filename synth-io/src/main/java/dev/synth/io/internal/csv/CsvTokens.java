package dev.synth.io.internal.csv;

import dev.synth.io.internal.column.PlainNumber;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * Splits text into rows of values after RFC 4180, with any delimiter and quote: rows end in LF, CR or both, blanks around
 * values and around quotes are no part of them, and empty lines are no rows unless they are asked for. Holds one row at a
 * time, or some that follow each other in the text. Not thread-safe.
 */
final class CsvTokens implements CsvRow, Closeable {
    /** The most characters that a row may have. */
    static final int MAX_LENGTH = 1 << 24;
    /** The quote of a file without quotes. */
    static final char NO_QUOTE = '\0';

    private static final int BUFFER = 1 << 16;

    private final Reader text;
    private final char delimiter;
    private final char quote;
    /** Whether delimiter and quote are characters that {@link NarrowText} tells from others. */
    private final boolean narrows;

    private final LineEnds lineEnds = new LineEnds();

    private char[] chars = new char[BUFFER];
    private final NarrowText narrow;
    private final PlainRows plainRows;
    private int limit;
    private boolean ended;

    /** Where the row begins in the buffer; where the cells lie is counted from here. */
    private int begin;

    private int next;
    private final CellSpans cells = new CellSpans();
    /** How many values each row has, and which of the rows is looked at. */
    private int width;

    private int current;

    private boolean padded;
    /** Where each value of a row that was looked at more closely ends with the blanks and quotes around it, as cells lie. */
    private int[] ends = new int[CellSpans.LEAST];

    private boolean closely;
    private long line;
    private long nextLine;

    private boolean emptyLinesAreRows;
    /** How many empty lines there were, how many of them are rows, and how many of these are still to be handed on. */
    private long emptyLines;

    private long emptyRows;
    private long waitingRows;

    CsvTokens(Reader text, char delimiter, char quote) {
        this(text, 1, delimiter, quote);
    }

    /** Splits a text that begins on this line of its file. */
    CsvTokens(Reader text, long firstLine, char delimiter, char quote) {
        this.text = text;
        this.nextLine = firstLine;
        this.delimiter = delimiter;
        this.quote = quote;
        this.narrows = delimiter < 0x80 && quote < 0x80;
        this.narrow = new NarrowText(BUFFER, narrows ? delimiter : '\n', narrows ? quote : NO_QUOTE);
        this.plainRows = new PlainRows(narrows ? delimiter : '\n', narrows ? quote : NO_QUOTE, narrow, cells);
    }

    /** From now on an empty line is a row of one empty value, if another row follows. */
    void takeEmptyLines() {
        emptyLinesAreRows = true;
    }

    /**
     * Goes to the next row; false at the end.
     *
     * @throws CsvSyntaxException if the text is not of this form
     */
    boolean next() throws IOException {
        do {
            begin = next;
            line = nextLine;
            cells.clear();
            padded = true;
            if (next == limit && !fill()) {
                return false;
            }
        } while (isEmptyLine());
        closely = true;
        boolean more = true;
        while (more) {
            more = cell();
        }
        width = cells.size();
        current = 0;
        return true;
    }

    /**
     * Goes to the next row and, if it is as wide as the one before and one of {@link PlainRows}, to those behind it that are
     * so too; or to empty lines that are rows.
     *
     * @return the number of rows, 0 at the end; the first is the one looked at
     * @throws CsvSyntaxException if the text is not of this form
     */
    int nextRows() throws IOException {
        int empty = emptyLinesAreRows ? nextEmptyRows() : 0;
        return empty > 0 ? empty : nextOtherRows();
    }

    private int nextOtherRows() throws IOException {
        begin = next;
        line = nextLine;
        current = 0;
        cells.clear();
        int rows = 0;
        while (narrows && width > 0 && next < limit && cells.hasRoom(width)) {
            int end = plainRows.take(begin, next, limit, width);
            if (end < 0) {
                break;
            }
            next = end;
            endLine();
            rows++;
        }
        padded = width == 1;
        closely = false;
        return rows > 0 ? rows : next() ? 1 : 0;
    }

    /** Goes past empty lines that another row follows; how many rows they are, of one empty value each. */
    private int nextEmptyRows() throws IOException {
        long passed = 0;
        begin = next;
        while (waitingRows == 0 && (next < limit || fill())) {
            if (isEmptyLine()) {
                passed++;
                begin = next;
            } else if (passed > 0) {
                waitingRows = passed;
                emptyRows += passed;
            } else {
                return 0;
            }
        }
        int rows = (int) Math.min(waitingRows, CellSpans.LEAST);
        line = nextLine - waitingRows;
        waitingRows -= rows;
        cells.clear();
        for (int row = 0; row < rows; row++) {
            cells.add(0, 0);
        }
        width = 1;
        current = 0;
        closely = false;
        return rows;
    }

    /** Looks at this one of the rows, from 0. */
    CsvTokens at(int row) {
        current = row;
        return this;
    }

    /** Which of the rows is looked at, from 0. */
    int current() {
        return current;
    }

    private boolean isEmptyLine() throws IOException {
        char c = chars[next];
        if (c != '\n' && c != '\r') {
            return false;
        }
        endLine();
        emptyLines++;
        return true;
    }

    /** Reads one value; whether the row has another one. */
    private boolean cell() throws IOException {
        int from = next - begin;
        skipBlanks();
        if (next < limit && chars[next] == quote && quote != NO_QUOTE) {
            pad(from);
            return quotedCell();
        }
        pad(from);
        int start = next - begin;
        do {
            if (scan()) {
                break;
            }
        } while (fill());
        int end = next - begin;
        while (end > start && Character.isWhitespace(chars[begin + end - 1])) {
            end--;
        }
        add(start, end, false);
        return endCell();
    }

    /** Goes to the end of an unquoted value; false if it lies beyond the buffer. */
    private boolean scan() {
        char[] buffer = chars;
        char end = delimiter;
        int to = limit;
        int p = next;
        while (p < to) {
            char c = buffer[p];
            if (c == end || (c <= '\r' && (c == '\n' || c == '\r' || c == 0))) {
                if (c == 0) {
                    throw notText();
                }
                next = p;
                return true;
            }
            p++;
        }
        next = p;
        return false;
    }

    private void skipBlanks() throws IOException {
        while (next < limit || fill()) {
            char c = chars[next];
            if (c > ' ' && c < 0x80 || c == delimiter || c == '\n' || c == '\r' || !Character.isWhitespace(c)) {
                return;
            }
            next++;
        }
    }

    private boolean quotedCell() throws IOException {
        long opened = nextLine;
        next++;
        int start = next - begin;
        int end = start;
        while (true) {
            if (begin + end == next) {
                next = ordinaryEnd();
                end = next - begin;
            }
            if (next == limit && !fill()) {
                throw CsvSyntaxException.open(
                        opened,
                        "a quote (" + quote + ") opens in value " + (cells.size() + 1)
                                + " and is never closed. Close it, or double it if it is part of the value; if the file has no"
                                + " quotes around values, say that its quote is none");
            }
            char c = chars[next];
            if (c == quote) {
                if ((next + 1 == limit && !fill(1)) || chars[next + 1] != quote) {
                    break;
                }
                next++;
            } else if (c <= '\r') {
                countLine(c);
            }
            if (begin + end < next) {
                narrow.copy(next, begin + end);
                chars[begin + end] = c;
            }
            end++;
            next++;
        }
        next++;
        add(start, end, true);
        skipBlanks();
        return endCell();
    }

    /** Where the characters in quotes from here on end that are neither quotes nor may be line ends, as far as they are here. */
    private int ordinaryEnd() {
        char[] buffer = chars;
        int to = limit;
        int p = next;
        while (p < to && buffer[p] != quote && buffer[p] > '\r') {
            p++;
        }
        return p;
    }

    private void pad(int from) {
        int blanks = next - begin - from;
        padded &= cells.size() == 0 ? blanks == 0 : blanks == 1 && chars[begin + from] == ' ';
    }

    /** Line ends inside a value count too; CR and LF are one. */
    private void countLine(char c) {
        if (c == 0) {
            throw notText();
        }
        boolean second = c == '\n' && next > begin && chars[next - 1] == '\r';
        nextLine += c == '\r' || (c == '\n' && !second) ? 1 : 0;
    }

    private boolean endCell() throws IOException {
        int last = cells.size() - 1;
        if (last == ends.length) {
            ends = Arrays.copyOf(ends, 2 * last);
        }
        ends[last] = next - begin;
        if (next == limit && !fill()) {
            lineEnds.none();
            return false;
        }
        char c = chars[next];
        if (c == delimiter) {
            next++;
            return true;
        }
        if (c != '\n' && c != '\r') {
            throw new CsvSyntaxException(nextLine, goesOn());
        }
        endLine();
        return false;
    }

    private String goesOn() {
        int closing = next - 1;
        while (closing > begin && chars[closing] != quote) {
            closing--; // over blanks
        }
        if (closing > begin && chars[closing - 1] == '\\') {
            return "value " + cells.size() + " has a backslash before a quote (" + quote
                    + "), as MySQL and Spark put one before each that is part of a value. Write the file anew with such quotes doubled (Spark: option"
                    + " 'escape' " + quote + ", MySQL: ESCAPED BY '" + quote + "')";
        }
        return "value " + cells.size() + " goes on after its closing quote (" + quote
                + "). Double a quote that is part of the value; if the file has no quotes around values, say that its"
                + " quote is none";
    }

    private void endLine() throws IOException {
        boolean pair = chars[next] == '\r' && (next + 1 < limit || fill(1)) && chars[next + 1] == '\n';
        lineEnds.add(chars[next], pair);
        next += pair ? 2 : 1;
        nextLine++;
    }

    private void add(int start, int end, boolean inQuotes) {
        if (cells.isFull()) {
            cells.grow(line);
        }
        if (inQuotes) {
            cells.addQuoted(start, end);
        } else {
            cells.add(start, end);
        }
    }

    private boolean fill() throws IOException {
        return fill(0);
    }

    /** Gets more characters, so that there is one beyond the next {@code ahead}; false if there are none. */
    private boolean fill(int ahead) throws IOException {
        if (ended) {
            return false;
        }
        int kept = limit - begin;
        if (begin > 0) {
            System.arraycopy(chars, begin, chars, 0, kept);
            narrow.move(begin, limit);
            next -= begin;
            begin = 0;
            limit = kept;
        }
        if (limit == chars.length) {
            if (limit >= MAX_LENGTH) {
                throw new CsvSyntaxException(
                        line,
                        "the row goes on for more than " + MAX_LENGTH
                                + " characters. Look for a quote that is opened and not closed, or shorten its values");
            }
            chars = Arrays.copyOf(chars, Math.min(MAX_LENGTH, 2 * limit));
            narrow.grow(chars.length);
        }
        int read = Math.max(0, read());
        narrow.put(chars, limit, limit + read);
        limit += read;
        return next + ahead < limit;
    }

    private int read() throws IOException {
        try {
            int read = text.read(chars, limit, chars.length - limit);
            ended = read < 0;
            return read;
        } catch (UndecodableException e) {
            for (; next < limit; next++) {
                if (chars[next] == '\n' || chars[next] == '\r') {
                    countLine(chars[next]);
                }
            }
            throw new CsvSyntaxException(nextLine, e.getMessage());
        }
    }

    private CsvSyntaxException notText() {
        return new CsvSyntaxException(
                nextLine,
                "there is a NUL character, which no text holds. If this is text in UTF-16"
                        + " or another encoding, name it");
    }

    @Override
    public int size() {
        return width;
    }

    private int place(int position) {
        return current * width + position;
    }

    /** Where the rows' values lie, row by row, as {@link CellSpans} says, counted from {@link #origin}. */
    long[] spans() {
        return cells.all();
    }

    /** Where the first row begins in {@link #narrow}. */
    int origin() {
        return begin;
    }

    /** The characters as {@link NarrowText} has them. */
    byte[] narrow() {
        return narrow.bytes();
    }

    private int start(int position) {
        return begin + cells.start(place(position));
    }

    private int end(int position) {
        return start(position) + length(position);
    }

    @Override
    public String get(int position) {
        return new String(chars, start(position), length(position));
    }

    @Override
    public long whole(int position) {
        int start = start(position);
        int length = length(position);
        return length <= CellKey.LONGEST
                ? PlainNumber.whole(NarrowText.eight(narrow.bytes(), start), length)
                : PlainNumber.whole(chars, start, start + length);
    }

    @Override
    public double real(int position) {
        return PlainNumber.real(chars, start(position), end(position));
    }

    @Override
    public long key(int position) {
        return CellKey.of(chars, narrow.bytes(), start(position), end(position));
    }

    @Override
    public int length(int position) {
        return cells.length(place(position));
    }

    @Override
    public boolean holds(int position, char[] text) {
        return Arrays.equals(chars, start(position), end(position), text, 0, text.length);
    }

    @Override
    public boolean isQuoted(int position) {
        return cells.isQuoted(place(position));
    }

    @Override
    public boolean hasQuotes() {
        return cells.areQuoted();
    }

    /** Whether exactly one space, and nothing else, stands before every value but the first. */
    boolean isPadded() {
        return padded;
    }

    /** Whether there may be blanks around the values of the rows that were gone to last. */
    boolean mayHaveBlanks() {
        return closely;
    }

    /** How many blanks stand before this value, which has no quotes. */
    int blanksBefore(int position) {
        int from = position == 0 ? 0 : ends[position - 1] + 1;
        return closely ? cells.start(position) - from : 0;
    }

    /** How many blanks stand behind this value, which has no quotes. */
    int blanksBehind(int position) {
        return closely ? ends[position] - cells.start(position) - cells.length(position) : 0;
    }

    /** Whether all blanks around this value, which has no quotes, are spaces. */
    boolean hasSpacesAlone(int position) {
        int to = end(position) + blanksBehind(position);
        for (int at = start(position) - blanksBefore(position); at < to; at++) {
            at = at == start(position) ? end(position) : at;
            if (at < to && chars[at] != ' ') {
                return false;
            }
        }
        return true;
    }

    @Override
    public long line() {
        return line + current;
    }

    /** How many of the empty lines so far are rows. */
    long emptyRows() {
        return emptyRows;
    }

    /** How many of the empty lines so far are no rows. */
    long emptyLines() {
        return emptyLines - emptyRows;
    }

    /** How the lines read so far end. */
    LineEnds lineEnds() {
        return lineEnds;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
