package dev.synth.io.internal.csv;

import dev.synth.io.internal.column.PlainNumber;

/** One row of a file, valid until the next one is read. */
interface CsvRow {
    int size();

    /** The value at this position, from 0: without its quotes, or without the blanks around it if it has none. */
    String get(int position);

    /** The value as {@link PlainNumber#whole} reads it. */
    long whole(int position);

    /** The value as {@link PlainNumber#real} reads it. */
    double real(int position);

    /** The value's {@link CellKey}. */
    long key(int position);

    /** How many characters the value has. */
    int length(int position);

    /** Whether the value is this text. */
    boolean holds(int position, char[] text);

    /** Whether the value stood in quotes. */
    boolean isQuoted(int position);

    /** Whether any of the values did. */
    boolean hasQuotes();

    /** The line of the file on which the row starts, from 1. */
    long line();
}
