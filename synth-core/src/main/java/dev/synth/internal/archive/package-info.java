/** The model file: a zip of one JSON text and one block of numbers. */
@NullMarked
package dev.synth.internal.archive;

import org.jspecify.annotations.NullMarked;
