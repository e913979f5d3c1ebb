/** Turns an evaluation into an HTML page and into a few plain lines. */
@NullMarked
package dev.synth.eval.internal.report;

import org.jspecify.annotations.NullMarked;
