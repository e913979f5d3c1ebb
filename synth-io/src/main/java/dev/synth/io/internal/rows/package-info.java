/** Rows of Java values, whatever they come from, read into columns. */
@NullMarked
package dev.synth.io.internal.rows;

import org.jspecify.annotations.NullMarked;
