package dev.synth.benchmarks.audit;

/**
 * What an auditor proves with 95 % confidence.
 *
 * @param evidence what it rests on, in words
 * @param epsilon the greatest ε that is refuted; 0 if none
 */
record Proof(String evidence, double epsilon) {}
