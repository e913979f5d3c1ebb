package dev.synth.cli;

import dev.synth.ReleaseVerification.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the command's exit status means. */
final class Status {
    /** Done, and released where rows were asked for. */
    static final int DONE = 0;
    /** Anything that the other statuses do not cover. */
    static final int FAILED = 1;
    /** Wrong usage, an unreadable or unfit input, an unwritable target. */
    static final int UNFIT = 2;
    /** The gate said FAIL or INCONCLUSIVE, or the model carries no PASS. */
    static final int REFUSED = 3;

    private static final int FILE_ALTERED = 4;
    private static final int MANIFEST_ALTERED = 5;
    private static final int UNSIGNED = 6;
    private static final int NO_MANIFEST = 7;
    private static final int UNGATED = 8;

    private Status() {}

    /** What {@code synth verify} ends with. */
    static int of(Outcome outcome) {
        return switch (outcome) {
            case VERIFIED -> DONE;
            case NOT_PASSED -> REFUSED;
            case FILE_ALTERED -> FILE_ALTERED;
            case MANIFEST_ALTERED -> MANIFEST_ALTERED;
            case UNSIGNED -> UNSIGNED;
            case NO_MANIFEST -> NO_MANIFEST;
            case UNGATED -> UNGATED;
        };
    }

    /** What the help of every command says. */
    static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(Integer.toString(DONE), "done, and released where rows were asked for");
        meanings.put(Integer.toString(FAILED), "anything else, such as a training that diverged");
        meanings.put(Integer.toString(UNFIT), "wrong usage, an unreadable or unfit input, an unwritable target");
        meanings.put(Integer.toString(REFUSED), "refused by the gate (FAIL or INCONCLUSIVE); no rows were written");
        return meanings;
    }

    /** What the help of {@code synth verify} says. */
    static Map<String, String> meaningsOfVerify() {
        Map<String, String> meanings = meanings();
        meanings.put(
                Integer.toString(DONE), "the file is the one that was released on a PASS of its rows or its model");
        meanings.put(Integer.toString(REFUSED), "the manifest carries no PASS (FAIL or INCONCLUSIVE)");
        meanings.put(Integer.toString(FILE_ALTERED), "the file is not the one that was released");
        meanings.put(Integer.toString(MANIFEST_ALTERED), "the manifest was altered, or the key did not sign it");
        meanings.put(Integer.toString(UNSIGNED), "a key was given, but the manifest is not signed");
        meanings.put(Integer.toString(NO_MANIFEST), "there is no manifest beside the file");
        meanings.put(Integer.toString(UNGATED), "the rows were released without a verdict, for a reason");
        return meanings;
    }
}
