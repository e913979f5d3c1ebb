package dev.synth.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** Where a text stops being JSON, in words for who wrote it; the parser's own are about the parser. */
public final class JsonFault {
    private static final String END = "Unexpected end-of-input";
    private static final String DUPLICATE = "Duplicate field ";

    private JsonFault() {}

    /** What is wrong, such as {@code not JSON at line 3}; without a full stop. */
    public static String of(JsonProcessingException e) {
        String line =
                e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
        String said = e.getOriginalMessage();
        if (said.startsWith(END)) {
            return "JSON that breaks off" + line;
        }
        if (said.startsWith(DUPLICATE)) {
            return "JSON with a field twice" + line + ": " + said.substring(DUPLICATE.length());
        }
        return e instanceof MismatchedInputException ? "JSON with something behind its end" + line : "not JSON" + line;
    }
}
