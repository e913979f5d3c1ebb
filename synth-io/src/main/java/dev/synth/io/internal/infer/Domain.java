package dev.synth.io.internal.infer;

/** What a file format already says about a column's values. */
public enum Domain {
    /** Nothing: all values are text, and so are missing ones. */
    UNTYPED,
    STRING,
    WHOLE,
    NUMBER,
    BOOLEAN,
    DATE,
    DATE_TIME,
    TIME
}
