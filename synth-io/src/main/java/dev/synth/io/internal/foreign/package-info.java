/** Columns that other tools wrote, brought into the form of the training table's. */
@NullMarked
package dev.synth.io.internal.foreign;

import org.jspecify.annotations.NullMarked;
