/** The JSON form of an evaluation report. */
@NullMarked
package dev.synth.eval.internal.json;

import org.jspecify.annotations.NullMarked;
