package dev.synth.gate;

/**
 * What one test of a gate found.
 *
 * @param id the test, such as {@code G1}
 * @param title what it asks, in a few words
 * @param decision what this test alone would decide
 * @param message the outcome in one sentence
 */
public record GateFinding(String id, String title, Verdict decision, String message) {}
