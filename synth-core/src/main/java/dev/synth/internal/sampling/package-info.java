/** Drawing rows from a trained generator, in plain Java: any thread, any batch size, the same rows. */
@NullMarked
package dev.synth.internal.sampling;

import org.jspecify.annotations.NullMarked;
