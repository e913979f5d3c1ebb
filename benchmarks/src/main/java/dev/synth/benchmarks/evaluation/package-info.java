/** Time and memory of a whole evaluation, stage by stage. */
@NullMarked
package dev.synth.benchmarks.evaluation;

import org.jspecify.annotations.NullMarked;
