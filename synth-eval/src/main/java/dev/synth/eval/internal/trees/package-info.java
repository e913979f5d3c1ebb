/** Gradient-boosted decision trees on binned columns: the learner of the detection and utility scores. */
@NullMarked
package dev.synth.eval.internal.trees;

import org.jspecify.annotations.NullMarked;
