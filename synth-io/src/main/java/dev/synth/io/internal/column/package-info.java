/** Cells as text and columns under construction. */
@NullMarked
package dev.synth.io.internal.column;

import org.jspecify.annotations.NullMarked;
