/** Kernels under JMH, each beside something measured in the same run. */
@NullMarked
package dev.synth.benchmarks.kernels;

import org.jspecify.annotations.NullMarked;
