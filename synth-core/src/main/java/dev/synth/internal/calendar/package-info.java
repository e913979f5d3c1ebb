/** Weeks and days of the week, as encoding and rules see them. */
@NullMarked
package dev.synth.internal.calendar;

import org.jspecify.annotations.NullMarked;
