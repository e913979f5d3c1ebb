package dev.synth.gate;

/**
 * Which policy a gate judges by.
 *
 * @param name of the preset, such as {@code standard}, or {@code custom}
 * @param sha256 of the policy's settings, lower-case hexadecimal
 */
public record PolicyId(String name, String sha256) {}
