package dev.synth.io.internal.csv;

/** Whether, and how, a line above the rows is written: that with the names, or with the delimiter. */
enum HeaderStyle {
    BARE("bare"),
    QUOTED("quoted"),
    NONE("none");

    private final String label;

    HeaderStyle(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
