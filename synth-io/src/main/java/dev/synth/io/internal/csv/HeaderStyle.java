package dev.synth.io.internal.csv;

/** How a file names its columns. */
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
