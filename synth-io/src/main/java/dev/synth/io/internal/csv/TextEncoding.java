package dev.synth.io.internal.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A character encoding, with or without a byte-order mark at the beginning of the text.
 *
 * @param charset never one that looks for a mark itself, such as {@code UTF-16}
 * @param mark whether the text begins with a byte-order mark
 */
record TextEncoding(Charset charset, boolean mark) {
    static final TextEncoding UTF_8 = new TextEncoding(StandardCharsets.UTF_8, false);
    /** What Western texts are in that are not Unicode: ISO-8859-1 with more characters. */
    static final Charset WESTERN = Charset.forName("windows-1252");

    private static final List<Charset> MARKED =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    TextEncoding {
        charset = charset.equals(StandardCharsets.UTF_16) ? StandardCharsets.UTF_16BE : charset;
    }

    /** The encoding whose mark these bytes begin with. */
    static Optional<TextEncoding> marked(byte[] first, int length) {
        return MARKED.stream()
                .map(charset -> new TextEncoding(charset, true))
                .filter(encoding -> {
                    byte[] mark = encoding.markBytes();
                    return length >= mark.length && Arrays.equals(mark, Arrays.copyOf(first, mark.length));
                })
                .findFirst();
    }

    /** UTF-16 without a mark, if every other byte is mostly zero, as it is in Western text, and the others never are. */
    static Optional<TextEncoding> unmarkedUtf16(byte[] first, int length) {
        int pairs = length / 2;
        int[] zeros = new int[2];
        for (int i = 0; i < 2 * pairs; i++) {
            zeros[i & 1] += first[i] == 0 ? 1 : 0;
        }
        if (2 * zeros[1] > pairs && zeros[0] == 0) {
            return Optional.of(new TextEncoding(StandardCharsets.UTF_16LE, false));
        }
        return 2 * zeros[0] > pairs && zeros[1] == 0
                ? Optional.of(new TextEncoding(StandardCharsets.UTF_16BE, false))
                : Optional.empty();
    }

    boolean isUnicode() {
        return charset.name().startsWith("UTF-");
    }

    /** The bytes of the mark; none if there is none. */
    byte[] markBytes() {
        return mark ? "\uFEFF".getBytes(charset) : new byte[0];
    }

    String label() {
        return charset.name() + (mark ? " with a byte-order mark" : "");
    }
}
