/** Seeded streams of random numbers, one per stage. */
@NullMarked
package dev.synth.internal.calendar;

import org.jspecify.annotations.NullMarked;
