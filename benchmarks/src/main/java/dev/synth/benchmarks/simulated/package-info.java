/** Tables of a known shape, made in code, so that no measurement needs anyone's data. */
@NullMarked
package dev.synth.benchmarks.simulated;

import org.jspecify.annotations.NullMarked;
