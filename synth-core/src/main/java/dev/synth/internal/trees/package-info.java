/**
 * Gradient-boosted decision trees on binned columns: what tells model rows from real ones where rows are rejected, and the
 * learner of the evaluation's detection and utility scores.
 */
@NullMarked
package dev.synth.internal.trees;

import org.jspecify.annotations.NullMarked;
