package dev.synth.io.internal.csv;

import java.nio.charset.CharacterCodingException;

/** Bytes that are no text in the encoding: the message says which and what to do, without a full stop. */
final class UndecodableException extends CharacterCodingException {
    private static final long serialVersionUID = 1L;

    private final String message;

    UndecodableException(String message) {
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
