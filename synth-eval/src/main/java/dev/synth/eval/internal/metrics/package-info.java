/** Fidelity, detection, diversity and utility of a synthetic table. */
@NullMarked
package dev.synth.eval.internal.metrics;

import org.jspecify.annotations.NullMarked;
