package dev.synth.gate;

import dev.synth.internal.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A verdict with its evidence; it may be shown to anyone, for it holds no value of a single training row. */
public interface GateReport {
    Verdict verdict();

    /** One finding per test, in the order of the tests. */
    List<GateFinding> findings();

    /** The headline scores by name, all finite, to be shown beside the verdict; empty if the gate measures none. */
    default Map<String, Double> scores() {
        return Map.of();
    }

    /** A few plain lines: the verdict, what led to it, and what to do next. */
    String summary();

    /** The whole report as JSON, {@code formatVersion} 1. */
    String toJson();

    /** The whole report as one self-contained HTML page. */
    String toHtml();

    /**
     * The verdict and each test as a test case in the format of Surefire and Jenkins: whatever is not PASS is a failure, its
     * type {@code FAIL} or {@code INCONCLUSIVE}.
     */
    default String toJunitXml() {
        return JunitXml.of(this);
    }

    /**
     * Writes {@link #toJunitXml()} to a file, whole or not at all.
     *
     * @throws IOException if the file cannot be written
     */
    default void writeJunitXml(Path file) throws IOException {
        AtomicFile.writeString(file, toJunitXml());
    }

    /**
     * Writes {@link #toJson()} to a file, whole or not at all.
     *
     * @throws IOException if the file cannot be written
     */
    default void writeJson(Path file) throws IOException {
        AtomicFile.writeString(file, toJson());
    }

    /**
     * Writes {@link #toHtml()} to a file, whole or not at all.
     *
     * @throws IOException if the file cannot be written
     */
    default void writeHtml(Path file) throws IOException {
        AtomicFile.writeString(file, toHtml());
    }
}
