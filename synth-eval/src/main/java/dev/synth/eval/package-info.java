/** Scores synthetic tables and judges whether they may be released. */
@NullMarked
package dev.synth.eval;

import org.jspecify.annotations.NullMarked;
