/** Peak memory of whole runs, each in a process of its own. */
@NullMarked
package dev.synth.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
