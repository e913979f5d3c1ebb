/** The fidelity table: trains on each table of a folder and scores what comes out against rows the model never saw. */
@NullMarked
package dev.synth.benchmarks.fidelity;

import org.jspecify.annotations.NullMarked;
