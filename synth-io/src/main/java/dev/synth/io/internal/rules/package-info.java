/** Finds rules that all rows of a table keep, and that values paired at random would break. */
@NullMarked
package dev.synth.io.internal.rules;

import org.jspecify.annotations.NullMarked;
