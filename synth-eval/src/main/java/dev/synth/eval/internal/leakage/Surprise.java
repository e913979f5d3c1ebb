package dev.synth.eval.internal.leakage;

/** What messages call sets, and how much the most surprising of them surprises. */
record Surprise(String name, double size) {}
