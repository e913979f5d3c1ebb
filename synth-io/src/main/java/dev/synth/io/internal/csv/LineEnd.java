package dev.synth.io.internal.csv;

/** What ends a line. */
enum LineEnd {
    LF("\n"),
    CRLF("\r\n"),
    CR("\r");

    private final String characters;

    LineEnd(String characters) {
        this.characters = characters;
    }

    String characters() {
        return characters;
    }
}
