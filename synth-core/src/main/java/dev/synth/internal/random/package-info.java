/** Seeded streams of random numbers, one per stage. */
@NullMarked
package dev.synth.internal.random;

import org.jspecify.annotations.NullMarked;
