/** Turning tables into codes that a network can learn, and codes back into tables. */
@NullMarked
package dev.synth.internal.encode;

import org.jspecify.annotations.NullMarked;
