package dev.synth.io.internal.csv;

/** How many lines end in LF, CR or both, and whether the last one has an end. Not thread-safe. */
final class LineEnds {
    private long lf;
    private long cr;
    private long crLf;
    private boolean open;

    void add(char first, boolean pair) {
        if (pair) {
            crLf++;
        } else if (first == '\n') {
            lf++;
        } else {
            cr++;
        }
    }

    /** The text ended without a line end. */
    void none() {
        open = true;
    }

    /** The commonest one. */
    LineEnd commonest() {
        if (crLf > lf && crLf >= cr) {
            return LineEnd.CRLF;
        }
        return cr > lf ? LineEnd.CR : LineEnd.LF;
    }

    boolean areMixed() {
        return (lf > 0 ? 1 : 0) + (cr > 0 ? 1 : 0) + (crLf > 0 ? 1 : 0) > 1;
    }

    /** Whether the last line has an end too. */
    boolean isLastClosed() {
        return !open;
    }
}
