/** Simulators of the invented people that the examples work on. */
@NullMarked
package dev.synth.examples.simulation;

import org.jspecify.annotations.NullMarked;
