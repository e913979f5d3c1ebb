/** The fluent way from a table to a released synthetic one. */
@NullMarked
package dev.synth;

import org.jspecify.annotations.NullMarked;
